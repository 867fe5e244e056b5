// SPDX-License-Identifier: GPL-3.0-or-later
// The sound side: how long after the click a recording begins, and what ten minutes of sound cost to draw, measure and
// prepare, how fast a voice is made; beside the ffmpeg and espeak-ng programs and libsndfile alone.
#include "voicemeasure.h"

#include "audiocheck.h"
#include "espeaksynthesiser.h"
#include "microphonerecorder.h"
#include "soundedit.h"
#include "soundfile.h"
#include "soundserver.h"
#include "soundworkshop.h"
#include "testsounds.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <functional>

#include <sndfile.h>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

constexpr int runs = 5;
constexpr int starts = 15;
const QString text =
    u"Qui è il Comune di Borgo Campanile. Il fiume Adige sta per uscire dagli argini a Piedicastello e "
    "lungo corso Buonarroti. Entro le quattro e trenta lasciate i piani terra e gli interrati e salite "
    "ai piani alti. Non usate l'automobile. Seguite le indicazioni della protezione civile."_s;

class Table final {
public:
    Table()
    {
        m_out << QStringLiteral("%1 %2 %3 %4\n")
                     .arg(u"what"_s, -52)
                     .arg(u"median ms"_s, 11)
                     .arg(u"worst ms"_s, 11)
                     .arg(u"peak MB"_s, 9);
        m_out.flush();
    }

    void row(const QString &what, QList<double> ms, double megabytes = 0)
    {
        if (ms.isEmpty())
            return note(what + u": not possible here"_s);
        std::ranges::sort(ms);
        const double median = ms.at(ms.size() / 2);
        m_out << QStringLiteral("%1 %2 %3 %4\n")
                     .arg(what, -52)
                     .arg(median, 11, 'f', 1)
                     .arg(ms.last(), 11, 'f', 1)
                     .arg(megabytes > 0 ? QString::number(megabytes, 'f', 0) : QString(), 9);
        m_out.flush();
        m_rows.append(QJsonObject{{u"what"_s, what}, {u"median_ms"_s, median}, {u"worst_ms"_s, ms.last()},
            {u"peak_mb"_s, megabytes}, {u"runs"_s, ms.size()}});
    }

    void note(const QString &words)
    {
        m_out << words << '\n';
        m_out.flush();
        m_notes.append(words);
    }

    bool write(const QString &path) const
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly)
            && file.write(QJsonDocument(QJsonObject{{u"rows"_s, m_rows}, {u"notes"_s, m_notes}}).toJson()) > 0;
    }

private:
    QTextStream m_out{stdout};
    QJsonArray m_rows;
    QJsonArray m_notes;
};

/// Runs the events until it holds; false: it never did.
bool wait(const std::function<bool()> &holds, int patience = 20'000)
{
    QElapsedTimer clock;
    clock.start();
    while (!holds() && clock.elapsed() < patience)
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 5);
    return holds();
}

/// From start() to the moment the file's first sample was spoken, and to the first word of it that a screen gets.
void measureStarts(Table &table, const QString &folder, bool listening)
{
    QList<double> first;
    QList<double> told;
    MicrophoneRecorder recorder;
    int levels = 0;
    QObject::connect(&recorder, &Recorder::levelChanged, &recorder, [&] { ++levels; });
    if (!wait([&] { return recorder.hasDevice(); }))
        return table.note(u"no microphone"_s);
    recorder.monitor(listening);
    if (listening && !wait([&] { return levels > 20; }))
        return table.note(u"the microphone says nothing"_s);
    for (int i = 0; i < starts; ++i) {
        double length = -1;
        double at = 0;
        bool ended = false;
        QElapsedTimer clock;
        const auto onLength =
            QObject::connect(&recorder, &Recorder::lengthChanged, &recorder, [&](std::chrono::milliseconds recorded) {
                if (length >= 0)
                    return;
                length = double(recorded.count());
                at = double(clock.nsecsElapsed()) / 1e6;
            });
        const auto onEnd = QObject::connect(&recorder, &Recorder::finished, &recorder, [&] { ended = true; });
        QElapsedTimer pause; // a click comes at any moment of the microphone's blocks
        pause.start();
        wait([&] { return pause.elapsed() >= 100 + 37 * i; });
        clock.start();
        const QString path = u"%1/%2-%3.wav"_s.arg(folder).arg(listening).arg(i);
        if (!recorder.start(path) || !wait([&] { return length >= 0; }))
            break;
        first.append(std::max(0.0, at - length));
        told.append(at);
        recorder.stop();
        if (!wait([&] { return ended; }))
            break;
        QObject::disconnect(onLength);
        QObject::disconnect(onEnd);
    }
    const QString how = listening ? u"listening before"_s : u"microphone shut before"_s;
    table.row(u"start to first sample, %1"_s.arg(how), first);
    table.row(u"start to first length and peak told, %1"_s.arg(how), told);
}

/// What libsndfile alone needs to read it.
void readOnly(const QString &path)
{
    SF_INFO info{};
    SNDFILE *file = sf_open(path.toLocal8Bit().constData(), SFM_READ, &info);
    std::vector<float> block(8192);
    while (file && sf_readf_float(file, block.data(), 8192) > 0) { }
    if (file)
        sf_close(file);
}

void measureSound(Table &table, const QString &folder)
{
    const QString voice = spoken(text, folder + u"/paragraph.wav"_s);
    if (voice.isEmpty())
        return table.note(u"espeak-ng is not installed"_s);
    const auto paragraph = readSound(voice).and_then([](const Pcm &sound) { return resampled(sound, messageRate); });
    Pcm take;
    while (paragraph && take.length() < std::chrono::minutes(10))
        take.samples.insert(take.samples.end(), paragraph->samples.begin(), paragraph->samples.end());
    take.samples.resize(size_t(messageRate) * 600);
    take = withNoise(std::move(take), -55);
    const QString path = folder + u"/ten-minutes.wav"_s;
    if (!writeSound(path, take))
        return table.note(u"no room"_s);
    const QString to = folder + u"/out.wav"_s;
    const QString m4a = folder + u"/ten-minutes.m4a"_s;
    const auto measure = [&](const QString &what, const std::function<void()> &work) {
        const Measured measured = measuredHere(runs, work);
        table.row(what, measured.ms, measured.peakMegabytes);
    };
    const auto peer = [&](const QString &what, const QStringList &command) {
        const Measured measured = measuredProgram(runs, command);
        table.row(what, measured.ms, measured.peakMegabytes);
    };
    const QStringList ffmpeg{u"ffmpeg"_s, u"-v"_s, u"error"_s, u"-nostdin"_s, u"-y"_s, u"-i"_s, path};

    measure(u"waveform of 10 min, file to 2000 peaks"_s, [&] { (void)readWaveform(path, 2000); });
    measure(u"  libsndfile alone, reading only"_s, [&] { readOnly(path); });
    peer(u"  ffmpeg astats (also per-window peaks)"_s,
        ffmpeg + QStringList{u"-af"_s, u"astats"_s, u"-f"_s, u"null"_s, u"-"_s});

    const auto sound = readSound(path);
    measure(u"loudness, range and true peak of 10 min"_s, [&] { (void)measuredLoudness(*sound); });
    peer(u"  ffmpeg ebur128=peak=true"_s,
        ffmpeg + QStringList{u"-af"_s, u"ebur128=peak=true:dualmono=true"_s, u"-f"_s, u"null"_s, u"-"_s});
    measure(u"whole report of 10 min (with noise, clipping)"_s,
        [&] { (void)readSound(path).transform([](const Pcm &s) { return checkedSound(s); }); });
    measure(u"prepare 10 min: edit, normalise, limit, report"_s, [&] { (void)prepareSound(path, to, {}); });
    const auto ours = readSound(to).transform(measuredLoudness);
    peer(u"  ffmpeg loudnorm, one pass"_s,
        ffmpeg
            + QStringList{
                u"-af"_s, u"loudnorm=I=-18:TP=-1:dual_mono=true"_s, u"-ar"_s, u"16000"_s, folder + u"/loudnorm.wav"_s});
    const auto theirs = readSound(folder + u"/loudnorm.wav"_s).transform(measuredLoudness);
    if (ours && theirs)
        table.note(u"  result, LUFS and dBTP: ours %1 and %2, loudnorm's %3 and %4"_s.arg(ours->integrated, 0, 'f', 2)
                .arg(ours->truePeak, 0, 'f', 2)
                .arg(theirs->integrated, 0, 'f', 2)
                .arg(theirs->truePeak, 0, 'f', 2));

    if (measuredProgram(1, ffmpeg + QStringList{u"-c:a"_s, u"aac"_s, u"-b:a"_s, u"64k"_s, m4a}).ms.isEmpty())
        return table.note(u"ffmpeg is not installed"_s);
    SoundWorkshop workshop;
    measure(u"import of a 10 min M4A"_s, [&] {
        auto future = workshop.importSound(m4a, to);
        future.waitForFinished();
    });
    peer(u"  ffmpeg to WAV"_s, {u"ffmpeg"_s, u"-v"_s, u"error"_s, u"-nostdin"_s, u"-y"_s, u"-i"_s, m4a, to});
}

void measureVoice(Table &table, const QString &folder)
{
    EspeakSynthesiser synthesiser;
    const QList<Voice> voices = synthesiser.voices();
    if (voices.isEmpty())
        return table.note(u"espeak-ng is not installed"_s);
    double seconds = 0;
    QList<double> times;
    for (int i = 0; i < runs; ++i) {
        QElapsedTimer clock;
        clock.start();
        auto future = synthesiser.synthesise({.text = text, .voice = voices.first()}, folder + u"/voice.wav"_s);
        if (!wait([&] { return future.isFinished(); }) || !future.result())
            return table.note(u"no voice"_s);
        times.append(double(clock.nsecsElapsed()) / 1e6);
        seconds = double(future.result()->length.count()) / 1000;
    }
    table.row(u"voice of %1 s, ready to be played"_s.arg(seconds, 0, 'f', 1), times);
    std::ranges::sort(times);
    const Measured bare = measuredProgram(
        runs, {u"espeak-ng"_s, u"-v"_s, u"it"_s, u"-s"_s, u"165"_s, u"-w"_s, folder + u"/bare.wav"_s, text});
    table.row(u"  espeak-ng alone, neither resampled nor normalised"_s, bare.ms, bare.peakMegabytes);
    table.note(
        u"  synthesis is %1 times as fast as speech"_s.arg(seconds * 1000 / times.at(times.size() / 2), 0, 'f', 0));
}

} // namespace

int main(int argc, char *argv[])
{
    SoundServer server; // says in the environment where it is: before anything asks
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption json(u"json"_s, u"write the figures to FILE"_s, u"FILE"_s);
    parser.addOption(json);
    parser.process(application);
    const QTemporaryDir folder;
    Table table;
    if (server.isRunning()) {
        // The virtual microphone alone delivers blocks of up to two seconds; somebody who wants 10 ms makes it as quick
        // as one of hardware.
        QProcess somebody;
        somebody.setStandardOutputFile(QProcess::nullDevice());
        somebody.start(u"parec"_s, {u"-d"_s, u"mic"_s, u"--latency-msec=10"_s});
        somebody.waitForStarted();
        measureStarts(table, folder.path(), false);
        measureStarts(table, folder.path(), true);
        somebody.kill();
        somebody.waitForFinished();
    } else {
        table.note(server.problem());
    }
    measureSound(table, folder.path());
    measureVoice(table, folder.path());
    return !parser.isSet(json) || table.write(parser.value(json)) ? 0 : 1;
}
