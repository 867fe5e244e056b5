// SPDX-License-Identifier: GPL-3.0-or-later
// Person or machine: people who say a word or two and wait, answering machines that speak on, silence and music on
// hold, in Italian, by several voices, speeds and levels, over a telephone's band and A-law with noise. Half of the
// phrases are held out: parameters are chosen on the open half and told of both. Peer: Asterisk's default parameters.
#include "beepdetector.h"
#include "machinedetector.h"
#include "soundedit.h"
#include "soundfile.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <random>

using namespace campanile;
using namespace campanile::dialer;
using namespace Qt::StringLiterals;

namespace {

enum class Kind { Person, Machine, Silence, Music };
constexpr std::array kinds{Kind::Person, Kind::Machine, Kind::Silence, Kind::Music};
constexpr std::array<const char *, 4> kindNames{"person", "machine", "silence", "music"};
constexpr std::array<const char *, 3> answererNames{"person", "machine", "unsure"};
constexpr int rate = 8000;

struct Call {
    Kind kind = Kind::Person;
    bool heldOut = false;
    bool beeps = false;
    std::vector<std::int16_t> samples;
};

// Every second phrase is held out.
const QStringList &peopleSay()
{
    static const QStringList phrases{u"Pronto?"_s, u"Pronto, chi parla?"_s, u"Sì?"_s, u"Sì, pronto?"_s,
        u"Buongiorno."_s, u"Pronto, buonasera."_s, u"Chi è?"_s, u"Pronto, mi dica."_s, u"Sì, chi parla?"_s,
        u"Pronto! Pronto?"_s, u"Ehi, ciao."_s, u"Casa, buongiorno."_s};
    return phrases;
}

const QStringList &machinesSay()
{
    static const QStringList greetings{
        u"Risponde la segreteria telefonica. Al momento non siamo in casa. Lasciate un messaggio dopo il segnale acustico."_s,
        u"Il cliente da lei chiamato non è al momento raggiungibile. La preghiamo di richiamare più tardi."_s,
        u"Ciao, in questo momento non posso rispondere. Lasciami un messaggio dopo il bip e ti richiamo."_s,
        u"Segreteria telefonica. Dopo il segnale acustico lasciate il vostro messaggio, il numero e l'ora della chiamata."_s,
        u"Avete chiamato il nostro studio. Gli uffici sono aperti dal lunedì al venerdì dalle nove alle diciotto."_s,
        u"Salve! Non sono in casa oppure non posso rispondere. Parlate dopo il bip."_s,
        u"Informazione gratuita: l'utente chiamato ha il telefono spento o non raggiungibile."_s,
        u"Buongiorno. Questa è la casella vocale del numero che avete composto. Registrate un messaggio dopo il tono."_s};
    return greetings;
}

Pcm spoken(const QString &text, const QString &voice, int speed)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"v.wav"_s);
    QProcess espeak;
    espeak.start(u"espeak-ng"_s, {u"-v"_s, voice, u"-s"_s, QString::number(speed), u"-w"_s, path, text});
    if (!espeak.waitForFinished(30'000) || espeak.exitCode() != 0)
        qFatal("espeak-ng did not speak");
    const auto sound = readSound(path);
    if (!sound)
        qFatal("espeak-ng's file cannot be read");
    return *sound;
}

/// As the dialer receives it: the band, the level, the line's noise, A-law.
std::vector<std::int16_t> overTheLine(std::vector<float> sound, double level, double noise, std::minstd_rand &random)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"l.wav"_s);
    double energy = 0, voiced = 0;
    for (const float sample : sound) {
        if (std::abs(sample) > 0.01F) {
            energy += double(sample) * sample;
            ++voiced;
        }
    }
    const double gain = energy > 0 ? std::pow(10, level / 20) / std::sqrt(energy / voiced) : 0;
    std::normal_distribution<double> hiss(0, std::pow(10, noise / 20));
    for (float &sample : sound)
        sample = static_cast<float>(std::clamp(sample * gain + hiss(random), -1.0, 1.0));
    if (!writeSound(path, {.rate = rate, .samples = sound}, SoundCoding::ALaw))
        qFatal("no room for sound");
    const auto coded = readSound(path);
    std::vector<std::int16_t> samples;
    for (const float sample : coded->samples)
        samples.push_back(static_cast<std::int16_t>(std::lround(sample * 32767)));
    return samples;
}

void append(std::vector<float> &to, const std::vector<float> &from)
{
    to.insert(to.end(), from.begin(), from.end());
}

void appendSilence(std::vector<float> &to, double seconds)
{
    to.resize(to.size() + static_cast<size_t>(seconds * rate));
}

void appendTone(std::vector<float> &to, double seconds, std::initializer_list<double> frequencies)
{
    for (int i = 0; i < seconds * rate; ++i) {
        double value = 0;
        for (const double frequency : frequencies)
            value += 0.2 * std::sin(2 * std::numbers::pi * frequency * i / rate);
        to.push_back(static_cast<float>(value));
    }
}

std::vector<float> band(const Pcm &sound)
{
    return phoneBand(sound).value_or(Pcm{}).samples;
}

std::vector<Call> labelledCalls()
{
    std::minstd_rand random(20261122);
    const auto between = [&](double low, double high) { return std::uniform_real_distribution<>(low, high)(random); };
    const QStringList voices{u"it"_s, u"it+f2"_s, u"it+m3"_s, u"it+f4"_s, u"it+m7"_s};
    std::vector<Call> calls;
    const auto add = [&](Kind kind, bool heldOut, bool beeps, std::vector<float> sound) {
        calls.push_back(
            {kind, heldOut, beeps, overTheLine(std::move(sound), between(-34, -14), between(-66, -48), random)});
    };
    for (qsizetype i = 0; i < peopleSay().size(); ++i) {
        for (const QString &voice : voices) {
            for (const int speed : {140, 175, 210}) {
                std::vector<float> sound;
                appendSilence(sound, between(0.1, 1.6));
                append(sound, band(spoken(peopleSay()[i], voice, speed)));
                appendSilence(sound, 5);
                add(Kind::Person, i % 2 == 1, false, std::move(sound));
            }
        }
    }
    for (qsizetype i = 0; i < machinesSay().size(); ++i) {
        for (const QString &voice : voices) {
            for (const int speed : {140, 165, 190}) {
                std::vector<float> sound;
                appendSilence(sound, between(0.1, 1.2));
                append(sound, band(spoken(machinesSay()[i], voice, speed)));
                const bool beeps = random() % 4 != 0;
                appendSilence(sound, between(0.2, 1));
                if (beeps)
                    appendTone(sound, between(0.25, 0.9), {std::array{440.0, 800.0, 1000.0, 1400.0}[random() % 4]});
                appendSilence(sound, 3);
                add(Kind::Machine, i % 2 == 1, beeps, std::move(sound));
            }
        }
    }
    for (int i = 0; i < 30; ++i)
        add(Kind::Silence, i % 2 == 1, false, std::vector<float>(8 * rate));
    for (int i = 0; i < 30; ++i) {
        std::vector<float> sound;
        while (sound.size() < 8 * rate) {
            const double root = std::array{262.0, 294.0, 330.0, 349.0, 392.0, 440.0}[random() % 6];
            appendTone(sound, between(0.25, 0.6), {root, root * 1.26, root * 1.5});
        }
        add(Kind::Music, i % 2 == 1, false, std::move(sound));
    }
    return calls;
}

struct Confusion {
    std::array<std::array<int, 3>, 4> cells{};

    [[nodiscard]] int sum(Kind kind) const
    {
        const auto &row = cells[static_cast<size_t>(kind)];
        return row[0] + row[1] + row[2];
    }

    [[nodiscard]] double share(Kind kind, Answerer as) const
    {
        return 100.0 * cells[static_cast<size_t>(kind)][static_cast<size_t>(as)] / std::max(1, sum(kind));
    }
};

Confusion confusion(const std::vector<Call> &calls, const DetectorSettings &settings, bool heldOut)
{
    Confusion result;
    for (const Call &call : calls) {
        if (call.heldOut != heldOut)
            continue;
        MachineDetector detector(settings);
        const auto verdict = detector.add(call.samples);
        const Answerer answerer = verdict ? verdict->answerer : Answerer::Unsure;
        ++result.cells[static_cast<size_t>(call.kind)][static_cast<size_t>(answerer)];
    }
    return result;
}

void print(QTextStream &out, const QString &title, const Confusion &confusion, QJsonObject &json)
{
    out << '\n' << title << '\n' << qSetFieldWidth(12) << Qt::left << "";
    for (const char *name : answererNames)
        out << Qt::right << name;
    out << qSetFieldWidth(0) << '\n';
    QJsonObject table;
    for (const Kind kind : kinds) {
        const auto index = static_cast<size_t>(kind);
        out << qSetFieldWidth(12) << Qt::left << kindNames[index] << Qt::right;
        QJsonObject row;
        for (size_t as = 0; as < 3; ++as) {
            out << confusion.cells[index][as];
            row[QLatin1StringView(answererNames[as])] = confusion.cells[index][as];
        }
        out << qSetFieldWidth(0) << u"   %1 % as a person"_s.arg(confusion.share(kind, Answerer::Person), 0, 'f', 1)
            << '\n';
        table[QLatin1StringView(kindNames[index])] = row;
    }
    json[title] = table;
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

    const std::vector<Call> calls = labelledCalls();
    out << "The longest greeting of a person, open half (persons told as persons, machines as machines)\n";
    for (int greeting = 1100; greeting <= 3100; greeting += 200) {
        DetectorSettings settings;
        settings.greeting = std::chrono::milliseconds(greeting);
        const Confusion open = confusion(calls, settings, false);
        out << u"%1 ms   %2 %   %3 %\n"_s.arg(greeting, 5)
                   .arg(open.share(Kind::Person, Answerer::Person), 5, 'f', 1)
                   .arg(open.share(Kind::Machine, Answerer::Machine), 5, 'f', 1);
    }
    DetectorSettings asterisk; // amd.conf as it comes
    asterisk.greeting = std::chrono::milliseconds(1500);
    asterisk.maximumWords = 3;
    print(out, u"Campanile's parameters, open half"_s, confusion(calls, {}, false), json);
    print(out, u"Campanile's parameters, held-out half"_s, confusion(calls, {}, true), json);
    print(out, u"Asterisk's default parameters, held-out half"_s, confusion(calls, asterisk, true), json);

    int there = 0, found = 0, invented = 0;
    for (const Call &call : calls) {
        BeepDetector detector;
        const bool heard = detector.add(call.samples).has_value();
        there += call.beeps;
        found += call.beeps && heard;
        invented += !call.beeps && heard;
    }
    out << u"\nBeeps: %1 of %2 found, %3 invented in %4 calls\n"_s.arg(found).arg(there).arg(invented).arg(
        calls.size());
    json[u"beeps"_s] = QJsonObject{{u"there"_s, there}, {u"found"_s, found}, {u"invented"_s, invented}};
    if (QFile file(parser.value(u"json"_s)); parser.isSet(u"json"_s) && file.open(QFile::WriteOnly))
        file.write(QJsonDocument(json).toJson());
    return 0;
}
