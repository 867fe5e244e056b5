// SPDX-License-Identifier: GPL-3.0-or-later
#include "linecalls.h"

#include "soundedit.h"
#include "soundfile.h"

#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

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

void append(std::vector<float> &to, const std::vector<float> &from)
{
    to.insert(to.end(), from.begin(), from.end());
}

void appendSilence(std::vector<float> &to, double seconds)
{
    to.resize(to.size() + static_cast<size_t>(seconds * lineHz));
}

void appendTone(std::vector<float> &to, double seconds, std::initializer_list<double> frequencies)
{
    for (int i = 0; i < seconds * lineHz; ++i) {
        double value = 0;
        for (const double frequency : frequencies)
            value += 0.2 * std::sin(2 * std::numbers::pi * frequency * i / lineHz);
        to.push_back(static_cast<float>(value));
    }
}

/// A string that is plucked: some harmonics, dying away.
void appendNote(std::vector<float> &to, double seconds, double frequency, double decay)
{
    for (int i = 0; i < seconds * lineHz; ++i) {
        const double t = double(i) / lineHz;
        double value = 0;
        for (int harmonic = 1; harmonic <= 5; ++harmonic)
            value += std::sin(2 * std::numbers::pi * frequency * harmonic * t) / harmonic
                * std::exp(-decay * t * std::sqrt(harmonic));
        to.push_back(static_cast<float>(0.2 * value));
    }
}

} // namespace

const QStringList &italianVoices()
{
    static const QStringList voices{u"it"_s, u"it+f2"_s, u"it+m3"_s, u"it+f4"_s, u"it+m7"_s};
    return voices;
}

std::vector<float> spokenOnTheLine(const QString &text, const QString &voice, int speed)
{
    return phoneBand(spoken(text, voice, speed)).value_or(Pcm{}).samples;
}

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
    if (!writeSound(path, {.rate = lineHz, .samples = sound}, SoundCoding::ALaw))
        qFatal("no room for sound");
    const auto coded = readSound(path);
    std::vector<std::int16_t> samples;
    for (const float sample : coded->samples)
        samples.push_back(static_cast<std::int16_t>(std::lround(sample * 32767)));
    return samples;
}

std::vector<LabelledCall> labelledCalls()
{
    std::minstd_rand random(20261122);
    const auto between = [&](double low, double high) { return std::uniform_real_distribution<>(low, high)(random); };
    constexpr std::array roots{262.0, 294.0, 330.0, 349.0, 392.0, 440.0};
    std::vector<LabelledCall> calls;
    const auto add = [&](Kind kind, bool heldOut, bool beeps, std::vector<float> sound) {
        calls.push_back(
            {kind, heldOut, beeps, overTheLine(std::move(sound), between(-34, -14), between(-66, -48), random)});
    };
    for (qsizetype i = 0; i < peopleSay().size(); ++i) {
        for (const QString &voice : italianVoices()) {
            for (const int speed : {140, 175, 210}) {
                std::vector<float> sound;
                appendSilence(sound, between(0.1, 1.6));
                append(sound, spokenOnTheLine(peopleSay()[i], voice, speed));
                appendSilence(sound, 5);
                add(Kind::Person, i % 2 == 1, false, std::move(sound));
            }
        }
    }
    for (qsizetype i = 0; i < machinesSay().size(); ++i) {
        for (const QString &voice : italianVoices()) {
            for (const int speed : {140, 165, 190}) {
                std::vector<float> sound;
                appendSilence(sound, between(0.1, 1.2));
                append(sound, spokenOnTheLine(machinesSay()[i], voice, speed));
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
        add(Kind::Silence, i % 2 == 1, false, std::vector<float>(8 * lineHz));
    for (int i = 0; i < 30; ++i) { // held chords
        std::vector<float> sound;
        while (sound.size() < 8 * lineHz) {
            const double root = roots[random() % 6];
            appendTone(sound, between(0.25, 0.6), {root, root * 1.26, root * 1.5});
        }
        add(Kind::Music, i % 2 == 1, false, std::move(sound));
    }
    for (int i = 0; i < 30; ++i) { // a plucked melody: every note dies away, and there are rests
        std::vector<float> sound;
        appendSilence(sound, between(0, 0.8));
        while (sound.size() < 8 * lineHz) {
            appendNote(sound, between(0.2, 0.7), roots[random() % 6] * (random() % 2 == 0 ? 1 : 1.5), between(3, 9));
            if (random() % 4 == 0)
                appendSilence(sound, between(0.1, 0.5));
        }
        add(Kind::Music, i % 2 == 1, false, std::move(sound));
    }
    const QStringList waiting{u"La preghiamo di attendere in linea."_s, u"Attendere prego."_s};
    for (int i = 0; i < 20; ++i) { // somebody says so first, or in between
        std::vector<float> sound;
        const QString &voice = italianVoices()[i % italianVoices().size()];
        if (i % 4 < 2)
            append(sound, spokenOnTheLine(waiting[i / 2 % 2], voice, 165));
        while (sound.size() < 8 * lineHz) {
            for (int note = 0; note < 6; ++note)
                appendNote(sound, between(0.2, 0.5), roots[random() % 6], between(3, 6));
            if (i % 4 >= 2)
                append(sound, spokenOnTheLine(waiting[i / 2 % 2], voice, 165));
        }
        add(Kind::Music, i / 2 % 2 == 1, false, std::move(sound));
    }
    return calls;
}
