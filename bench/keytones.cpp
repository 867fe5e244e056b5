// SPDX-License-Identifier: GPL-3.0-or-later
// Keys as tones in the sound: how many are found at levels, twists, lengths and noises a line may have, and how many
// speech, machines and music press by themselves.
#include "keytones.h"
#include "linecalls.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace campanile::dialer;
using namespace Qt::StringLiterals;

namespace {

constexpr std::string_view pad = "123A456B789C*0#D";
constexpr std::array rows{697.0, 770.0, 852.0, 941.0}, columns{1209.0, 1336.0, 1477.0, 1633.0};
constexpr double fullScale = 3.14; // dBm0 of the largest sine in A-law

struct Line {
    double level = -10; ///< dBm0 of the louder tone
    double twist = 0; ///< dB: the higher tone over the lower
    double off = 0; ///< of the frequencies, as a part
    double noise = -80; ///< dBm0
    int length = 80; ///< ms, and as long a pause
};

/// The sixteen keys, each once.
std::vector<float> pressed(const Line &line, std::minstd_rand &random)
{
    const double amplitude = std::pow(10, (line.level - fullScale) / 20);
    const double low = amplitude * std::pow(10, -std::max(0.0, line.twist) / 20);
    const double high = amplitude * std::pow(10, std::min(0.0, line.twist) / 20);
    std::normal_distribution<double> hiss(0, std::pow(10, (line.noise - fullScale) / 20) / std::numbers::sqrt2);
    std::vector<float> sound;
    const auto add = [&](int ms, double a, double b, double row, double column) {
        for (int i = 0; i < ms * lineHz / 1000; ++i) {
            const double t = 2 * std::numbers::pi * i / lineHz * (1 + line.off);
            sound.push_back(static_cast<float>(a * std::sin(t * row) + b * std::sin(t * column) + hiss(random)));
        }
    };
    add(200, 0, 0, 0, 0);
    for (std::size_t key = 0; key < pad.size(); ++key) {
        add(line.length, low, high, rows[key / 4], columns[key % 4]);
        add(line.length + static_cast<int>(random() % 20), 0, 0, 0, 0);
    }
    return sound;
}

std::vector<std::int16_t> samplesOf(const std::vector<float> &sound)
{
    std::vector<std::int16_t> samples;
    for (const float value : sound)
        samples.push_back(static_cast<std::int16_t>(std::lround(32767 * std::clamp(value, -1.0F, 1.0F))));
    return samples;
}

std::string heard(std::span<const std::int16_t> samples)
{
    KeyTones tones;
    std::string keys;
    for (; !samples.empty(); samples = samples.subspan(std::min<std::size_t>(160, samples.size())))
        keys += tones.add(samples.first(std::min<std::size_t>(160, samples.size())));
    return keys;
}

/// How many of what was pressed were found, in order; what else was found comes on top.
std::pair<int, int> score(const std::string &keys)
{
    int found = 0;
    std::size_t at = 0;
    for (const char key : keys) {
        const auto next = pad.find(key, at);
        if (next == std::string_view::npos)
            continue;
        ++found;
        at = next + 1;
    }
    return {found, static_cast<int>(keys.size()) - found};
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOption({u"json"_s, u"writes the figures there"_s, u"FILE"_s});
    parser.process(application);
    QTextStream out(stdout);
    QJsonObject json;
    std::minstd_rand random(20261122);

    constexpr int times = 20;
    QJsonObject digits;
    const auto row = [&](const QString &name, const Line &line, const std::vector<float> &under = {}) {
        int found = 0, invented = 0;
        for (int i = 0; i < times; ++i) {
            auto sound = pressed(line, random);
            for (std::size_t s = 0; s < sound.size() && !under.empty(); ++s)
                sound[s] += under[(s + static_cast<std::size_t>(i) * 4000) % under.size()];
            const auto [right, wrong] = score(heard(samplesOf(sound)));
            found += right;
            invented += wrong;
        }
        const int there = times * static_cast<int>(pad.size());
        out << u"%1 %2 of %3 found, %4 too many\n"_s.arg(name, -44).arg(found, 4).arg(there).arg(invented);
        digits[name] = QJsonObject{{u"there"_s, there}, {u"found"_s, found}, {u"invented"_s, invented}};
    };
    out << "Keys that are pressed\n";
    for (const double level : {0.0, -10.0, -20.0, -25.0, -30.0, -35.0, -45.0})
        row(u"%1 dBm0"_s.arg(level), {.level = level});
    for (const double twist : {4.0, 8.0, -4.0, -8.0, 12.0})
        row(u"-10 dBm0, high tone %1 dB over the low"_s.arg(twist), {.twist = twist});
    for (const double off : {0.01, 0.015, -0.015, 0.03})
        row(u"-10 dBm0, frequencies %1 % off"_s.arg(100 * off), {.off = off});
    for (const int length : {100, 60, 40, 30})
        row(u"-10 dBm0, %1 ms"_s.arg(length), {.length = length});
    for (const double noise : {-30.0, -25.0, -20.0, -15.0})
        row(u"-10 dBm0, noise %1 dB under it"_s.arg(-10 - noise), {.noise = noise});
    // Our own message comes back from the telephone while the key is pressed.
    auto message = spokenOnTheLine(
        u"Attenzione. Il Comune avvisa che il torrente è in piena. Salite ai piani alti e restate in casa. "
        "Per confermare che avete sentito premete uno."_s,
        u"it"_s, 150);
    double energy = 0;
    for (const float sample : message)
        energy += double(sample) * sample;
    const double rms = std::sqrt(energy / static_cast<double>(message.size()));
    for (const double echo : {-40.0, -30.0, -24.0, -18.0}) {
        auto under = message;
        for (float &sample : under)
            sample *= static_cast<float>(std::pow(10, echo / 20) / rms);
        row(u"-10 dBm0, the message's echo at %1 dBFS"_s.arg(echo), {}, under);
    }
    json[u"digits"_s] = digits;

    out << "\nKeys that nobody pressed\n";
    const std::vector<LabelledCall> calls = labelledCalls();
    QJsonObject talk;
    for (const Kind kind : kinds) {
        double minutes = 0;
        std::string keys;
        for (const LabelledCall &call : calls) {
            if (call.kind != kind)
                continue;
            minutes += static_cast<double>(call.samples.size()) / lineHz / 60;
            keys += heard(call.samples);
        }
        const QString name = QString::fromLatin1(kindNames[static_cast<std::size_t>(kind)]);
        out << u"%1 %2 min   %3   %4\n"_s.arg(name, -10)
                   .arg(minutes, 6, 'f', 1)
                   .arg(keys.size(), 3)
                   .arg(QString::fromStdString(keys));
        talk[name] = QJsonObject{{u"minutes"_s, minutes}, {u"keys"_s, int(keys.size())}};
    }
    // A message that is said again and again by every voice, as loud as a line carries it.
    double minutes = 0;
    std::string keys;
    for (const QString &voice : italianVoices()) {
        for (int speed = 110; speed <= 230; speed += 10) {
            const auto sound = spokenOnTheLine(
                u"Attenzione, attenzione. Il sindaco ordina di lasciare subito le case in via Roma, via Dante e piazza "
                "Cesare Battisti, numeri dal dodici al quarantotto. Prendete con voi medicine e documenti. Il punto di "
                "raccolta è la palestra comunale. Non usate l'ascensore e l'automobile. Chi ha bisogno di aiuto chiami "
                "lo zero quattro sei uno, otto otto quattro, uno due tre. Non chiamate il centododici se non per "
                "un'emergenza."_s,
                voice, speed);
            for (const double level : {-12.0, -22.0}) {
                const auto samples = overTheLine(sound, level, -60, random);
                minutes += static_cast<double>(samples.size()) / lineHz / 60;
                keys += heard(samples);
            }
        }
    }
    out << u"%1 %2 min   %3   %4\n"_s.arg(u"messages"_s, -10)
               .arg(minutes, 6, 'f', 1)
               .arg(keys.size(), 3)
               .arg(QString::fromStdString(keys));
    talk[u"messages"_s] = QJsonObject{{u"minutes"_s, minutes}, {u"keys"_s, int(keys.size())}};
    json[u"talk"_s] = talk;
    if (QFile file(parser.value(u"json"_s)); parser.isSet(u"json"_s) && file.open(QFile::WriteOnly))
        file.write(QJsonDocument(json).toJson());
    return 0;
}
