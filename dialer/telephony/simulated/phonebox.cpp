// SPDX-License-Identifier: GPL-3.0-or-later
#include "phonebox.h"

#include <algorithm>
#include <cmath>

namespace campanile::dialer {

namespace {

using std::chrono::milliseconds;

std::uint64_t mixed(std::uint64_t x) // splitmix64
{
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31U);
}

/// A stream of numbers in [0, 1) that depends on nothing but its seed; the standard's distributions differ by library.
class Dice final {
public:
    explicit Dice(std::uint64_t seed)
        : m_state(seed)
    {
    }

    double roll()
    {
        m_state = mixed(m_state);
        return static_cast<double>(m_state >> 11U) * 0x1.0p-53;
    }

    milliseconds between(double from, double to) { return seconds(from + (to - from) * roll()); }

    /// Most people are quick, some are slow.
    milliseconds about(double median, double spread, double from, double to)
    {
        const double a = std::max(roll(), 1e-12);
        const double normal = std::sqrt(-2 * std::log(a)) * std::cos(2 * 3.141592653589793 * roll());
        return seconds(std::clamp(median * std::exp(spread * normal), from, to));
    }

private:
    static milliseconds seconds(double s) { return milliseconds(static_cast<std::int64_t>(s * 1000)); }

    std::uint64_t m_state;
};

// Properties of a number, not of a call.
constexpr double deadNumbers = 0.02;
constexpr double withMachine = 0.30;
// What a call meets when it reaches nobody, once dead numbers are set apart.
constexpr double hangUpAtOnce = 0.13;
constexpr double busy = 0.13;
constexpr double switchedOff = 0.08;
constexpr double networkFull = 0.04;
// What those who were reached do.
constexpr double confirms = 0.22;
constexpr double asksForHelp = 0.008;

// What people do with a menu of languages.
constexpr double silentAtMenu = 0.3;
constexpr double wrongKeyAtMenu = 0.06;
constexpr double triesAgain = 0.6;
constexpr double otherLanguage = 0.1;

double reached(int attempt)
{
    // dead numbers are met by the first round only: they are not called again
    return attempt == 1 ? 0.66 / (1 - deadNumbers) : attempt == 2 ? 0.17 : 0.05;
}

CallScript answeredByPerson(Dice &dice)
{
    CallScript script;
    script.answer = CallScript::Answer::Person;
    script.ring = dice.about(8, 0.5, 1.5, 26);
    const double choice = dice.roll();
    script.key = choice < asksForHelp ? '9' : choice < asksForHelp + confirms ? '1' : '\0';
    script.lingers = script.key ? dice.between(0.8, 4) : dice.between(0.2, 2.5);
    return script;
}

std::vector<CallScript::MenuPress> pressesAtMenu(Dice &dice)
{
    using Key = CallScript::MenuPress::Key;
    std::vector<CallScript::MenuPress> presses;
    if (dice.roll() < silentAtMenu)
        return presses;
    double at = 0.4 + 0.7 * dice.roll();
    if (dice.roll() < wrongKeyAtMenu) {
        presses.push_back({Key::NoLanguage, at, 0});
        if (dice.roll() >= triesAgain)
            return presses;
        at += 0.1 + 0.2 * dice.roll();
    }
    presses.push_back({dice.roll() < otherLanguage ? Key::AnyLanguage : Key::OwnLanguage, at, dice.roll()});
    return presses;
}

CallScript notReached(Dice &dice, bool machine)
{
    CallScript script;
    double choice = dice.roll();
    const auto is = [&choice](double share) {
        choice -= share;
        return choice < 0;
    };
    if (is(hangUpAtOnce)) {
        script.answer = CallScript::Answer::Person;
        script.ring = dice.about(8, 0.5, 1.5, 26);
        script.listens = 0.05 + 0.75 * dice.roll() * dice.roll();
    } else if (is(busy)) {
        script.failure = CallEnd::Cause::Busy;
        script.sipCode = 486;
        script.ring = dice.between(0.4, 1.5);
    } else if (is(switchedOff)) {
        script.failure = CallEnd::Cause::Unreachable;
        script.sipCode = 480;
        script.ring = dice.between(2, 7);
    } else if (is(networkFull)) {
        script.failure = CallEnd::Cause::Unreachable;
        script.sipCode = 503;
        script.ring = dice.between(0.2, 1);
    } else if (machine) {
        script.answer = CallScript::Answer::Machine;
        script.ring = dice.between(14, 22);
        script.lingers = dice.between(0.5, 2);
    } else {
        script.failure = CallEnd::Cause::NoAnswer;
        script.sipCode = 487;
        script.ring = milliseconds::max();
    }
    return script;
}

} // namespace

CallScript PhoneBox::call(std::uint64_t number, int attempt) const
{
    Dice line(mixed(m_seed) ^ mixed(number));
    if (line.roll() < deadNumbers) {
        CallScript script;
        script.failure = CallEnd::Cause::Invalid;
        script.sipCode = 404;
        script.ring = line.between(0.5, 2.5);
        return script;
    }
    const bool machine = line.roll() < withMachine;
    Dice dice(mixed(m_seed) ^ mixed(number) ^ mixed(static_cast<std::uint64_t>(attempt) * 0x5851f42d4c957f2dULL));
    auto script = dice.roll() < reached(attempt) ? answeredByPerson(dice) : notReached(dice, machine);
    if (script.answer == CallScript::Answer::Person) {
        Dice keys(mixed(mixed(m_seed) ^ mixed(number)) + static_cast<std::uint64_t>(attempt)); // a stream of its own
        script.menu = pressesAtMenu(keys);
    }
    return script;
}

} // namespace campanile::dialer
