// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulatedtrunk.h"

#include <algorithm>
#include <charconv>

namespace campanile::dialer {

using std::chrono::duration_cast;
using std::chrono::milliseconds;

namespace {

int attemptOf(const CallId &id)
{
    int attempt = 1;
    const auto at = id.rfind('/');
    if (at != CallId::npos)
        std::from_chars(id.data() + at + 1, id.data() + id.size(), attempt);
    return attempt;
}

// A person who hears nothing says "pronto?" for a while and hangs up.
constexpr milliseconds silencePatience(8000);
// What it takes to know an answering machine by its greeting.
constexpr milliseconds untilMachineIsKnown(3500);

} // namespace

SimulatedTrunk::SimulatedTrunk(Info info, PhoneBox box, Loop &loop)
    : m_info(std::move(info))
    , m_box(box)
    , m_loop(loop)
{
    m_info.simulated = true;
}

void SimulatedTrunk::after(
    const CallId &id, Call &call, milliseconds delay, void (SimulatedTrunk::*what)(const CallId &))
{
    m_loop.cancel(call.timer);
    call.due = steady() + delay;
    call.timer = m_loop.at(call.due, [this, id, what] { (this->*what)(id); });
}

void SimulatedTrunk::dial(const CallOrder &order)
{
    auto &call = m_calls[order.id];
    call.script = m_box.call(order.number, attemptOf(order.id));
    call.playlist = order.playlist;
    call.track = order.track;
    call.machine = order.machine;
    call.began = steady();
    const bool patient = call.script.ring <= order.ringTimeout;
    call.ring = patient ? call.script.ring : order.ringTimeout;
    if (!patient) { // it would have been answered later, or never
        call.script.answer = CallScript::Answer::Nobody;
        call.script.failure = CallEnd::Cause::NoAnswer;
        call.script.sipCode = 487;
    }
    after(order.id, call, call.ring,
        call.script.answer == CallScript::Answer::Nobody ? &SimulatedTrunk::gaveUp : &SimulatedTrunk::rang);
}

void SimulatedTrunk::gaveUp(const CallId &id)
{
    const auto &call = m_calls.at(id);
    CallEnd end;
    end.cause = call.script.failure;
    end.sipCode = call.script.sipCode;
    finish(id, end);
}

void SimulatedTrunk::rang(const CallId &id)
{
    auto &call = m_calls.at(id);
    call.answered = true;
    call.began = steady();
    after(id, call, silencePatience, &SimulatedTrunk::listened);
    if (m_listener)
        m_listener->callAnswered(id);
}

milliseconds SimulatedTrunk::length(const Call &call)
{
    return call.playlist->tracks.at(call.track).length;
}

/// The person at the menu: which track, and when it begins.
void SimulatedTrunk::choose(Call &call)
{
    const auto &playlist = *call.playlist;
    if (!playlist.menu)
        return;
    call.menu = playlist.menu->length + playlist.menuTimeout;
    for (const auto &press : call.script.menu) {
        using Key = CallScript::MenuPress::Key;
        const auto any = static_cast<std::size_t>(press.pick * static_cast<double>(playlist.tracks.size()));
        const char key = press.key == Key::NoLanguage
            ? '0'
            : static_cast<char>('1' + (press.key == Key::OwnLanguage ? call.track : any));
        const milliseconds at(static_cast<std::int64_t>(static_cast<double>(playlist.menu->length.count()) * press.at));
        if (const auto chosen = trackOfKey(key, playlist); chosen && at < call.menu) {
            call.menu = at;
            call.track = *chosen;
            return;
        }
    }
}

void SimulatedTrunk::play(const CallId &id)
{
    const auto found = m_calls.find(id);
    if (found == m_calls.end() || !found->second.answered || found->second.playing)
        return;
    auto &call = found->second;
    call.playing = true;
    call.began = steady();
    choose(call);
    const auto whole = call.menu + length(call);
    if (call.script.answer == CallScript::Answer::Machine) {
        const bool hangUp = call.machine == MachinePolicy::HangUp;
        after(id, call, hangUp ? std::min(untilMachineIsKnown, whole) : whole + call.script.lingers,
            &SimulatedTrunk::listened);
    } else if (call.script.listens < 1) {
        const auto share = static_cast<double>(whole.count()) * call.script.listens;
        after(id, call, milliseconds(static_cast<std::int64_t>(share)), &SimulatedTrunk::listened);
    } else {
        const auto key = whole + said(call, PromptKind::Keys);
        if (call.script.key == '9')
            after(id, call, key, &SimulatedTrunk::pressedHelp);
        else
            after(id, call, key + afterwards(call), &SimulatedTrunk::listened);
    }
}

milliseconds SimulatedTrunk::said(const Call &call, PromptKind kind)
{
    const auto *sound = call.playlist->prompt(call.track, kind);
    return sound ? sound->length : milliseconds(0);
}

milliseconds SimulatedTrunk::afterwards(const Call &call)
{
    const auto answer = call.script.key == '9' ? said(call, PromptKind::Help)
        : call.script.key == '1'               ? said(call, PromptKind::Confirmed)
                                               : milliseconds(0);
    return answer + call.script.lingers;
}

void SimulatedTrunk::pressedHelp(const CallId &id)
{
    auto &call = m_calls.at(id);
    call.helped = true;
    after(id, call, afterwards(call), &SimulatedTrunk::listened);
    if (m_listener)
        m_listener->helpAsked(id);
}

void SimulatedTrunk::listened(const CallId &id)
{
    const auto &call = m_calls.at(id);
    CallEnd end;
    end.cause = CallEnd::Cause::Completed;
    end.sipCode = 200;
    if (call.playing) {
        end.machine = call.script.answer == CallScript::Answer::Machine;
        if (call.script.key && call.script.listens >= 1)
            end.keys = std::string(1, call.script.key);
    }
    finish(id, end);
}

void SimulatedTrunk::hangUp(const CallId &id, HangUp how)
{
    const auto found = m_calls.find(id);
    if (found == m_calls.end())
        return;
    if (how == HangUp::AtPause && found->second.playing) {
        // its sound is not looked at: somewhere in the time that a sentence may still take
        const milliseconds sentence(500 + static_cast<int>(std::hash<CallId>()(id) % 7500));
        if (found->second.due > steady() + sentence)
            after(id, found->second, sentence, &SimulatedTrunk::cut);
        return;
    }
    m_loop.cancel(found->second.timer);
    // posted: the caller is in the middle of something
    found->second.timer = 0;
    m_loop.post([this, id] {
        if (m_calls.contains(id))
            cut(id);
    });
}

void SimulatedTrunk::cut(const CallId &id)
{
    const auto found = m_calls.find(id);
    CallEnd end;
    end.cause = found->second.answered ? CallEnd::Cause::Completed : CallEnd::Cause::Cancelled;
    end.sipCode = found->second.answered ? 200 : 487;
    if (found->second.helped)
        end.keys = "9";
    end.machine = found->second.answered && found->second.script.answer == CallScript::Answer::Machine;
    finish(id, end);
}

void SimulatedTrunk::finish(const CallId &id, CallEnd end)
{
    const auto node = m_calls.extract(id);
    const auto &call = node.mapped();
    m_loop.cancel(call.timer);
    const auto since = duration_cast<milliseconds>(steady() - call.began);
    end.ring = call.answered ? call.ring : std::min(since, call.ring);
    if (call.playing && since > call.menu) {
        end.track = static_cast<int>(call.track) + 1;
        end.heard = std::min(since - call.menu, length(call));
    }
    if (m_listener)
        m_listener->callEnded(id, end);
}

} // namespace campanile::dialer
