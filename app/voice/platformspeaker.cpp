// SPDX-License-Identifier: GPL-3.0-or-later
// campanile-platform-speaker: the platform's own voices (Qt TextToSpeech) in a process of their own.
//   campanile-platform-speaker --list
//       a line of JSON for each voice that can speak into a file: {"engine", "voice", "locale"}
//   campanile-platform-speaker --engine E --voice NAME --locale it-IT --speed 1.0 --wav FILE <TEXT
// Exit: 0 done, 1 not (why is on the error output), 2 wrong arguments.
#include <QAudioFormat>
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextToSpeech>
#include <QVoice>
#include <QtEndian>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostText = 1024 * 1024;
constexpr qsizetype mostSound = 256LL * 1024 * 1024;

int complain(const QString &why)
{
    std::fputs(qPrintable(why + u'\n'), stderr);
    return 1;
}

int list()
{
    const QStringList engines = QTextToSpeech::availableEngines();
    for (const QString &name : engines) {
        if (name == "mock"_L1) // Qt's own, for its tests: it is silent
            continue;
        const QTextToSpeech engine(name);
        if (!engine.engineCapabilities().testFlag(QTextToSpeech::Capability::Synthesize))
            continue;
        const QList<QLocale> locales = engine.availableLocales();
        for (const QLocale &locale : locales) {
            for (const QVoice &voice : engine.findVoices(locale)) {
                const QJsonObject line{
                    {u"engine"_s, name}, {u"voice"_s, voice.name()}, {u"locale"_s, locale.name()}};
                std::fputs((QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n').constData(), stdout);
            }
        }
    }
    return std::fflush(stdout) == 0 ? 0 : 1;
}

/// What the engine delivers, as a WAV file of the same format.
bool writeWave(const QString &path, const QAudioFormat &format, const QByteArray &sound)
{
    const bool isFloat = format.sampleFormat() == QAudioFormat::Float;
    QByteArray header(44, '\0');
    const auto text = [&header](qsizetype at, const char *four) { std::copy_n(four, 4, header.data() + at); };
    const auto number = [&header](qsizetype at, auto value) { qToLittleEndian(value, header.data() + at); };
    text(0, "RIFF");
    number(4, static_cast<quint32>(sound.size() + 36));
    text(8, "WAVE");
    text(12, "fmt ");
    number(16, quint32{16});
    number(20, static_cast<quint16>(isFloat ? 3 : 1));
    number(22, static_cast<quint16>(format.channelCount()));
    number(24, static_cast<quint32>(format.sampleRate()));
    number(28, static_cast<quint32>(format.sampleRate() * format.bytesPerFrame()));
    number(32, static_cast<quint16>(format.bytesPerFrame()));
    number(34, static_cast<quint16>(format.bytesPerSample() * 8));
    text(36, "data");
    number(40, static_cast<quint32>(sound.size()));
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(header) == header.size() && file.write(sound) == sound.size()
        && file.flush();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"list"_s, u"the voices"_s}, {u"engine"_s, u"which"_s, u"E"_s},
        {u"voice"_s, u"which"_s, u"V"_s}, {u"locale"_s, u"of the voice"_s, u"L"_s},
        {u"speed"_s, u"1: its own"_s, u"S"_s, u"1"_s}, {u"wav"_s, u"to be written"_s, u"FILE"_s}});
    if (!parser.parse(application.arguments()))
        return 2;
    if (parser.isSet(u"list"_s))
        return list();
    const QString wave = parser.value(u"wav"_s);
    if (wave.isEmpty() || !QTextToSpeech::availableEngines().contains(parser.value(u"engine"_s)))
        return complain(u"no such engine"_s);
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return complain(u"no text"_s);
    const QString text = QString::fromUtf8(input.read(mostText));

    QTextToSpeech engine(parser.value(u"engine"_s));
    const QLocale locale(parser.value(u"locale"_s));
    engine.setLocale(locale);
    const QList<QVoice> voices = engine.availableVoices();
    const auto voice = std::ranges::find(voices, parser.value(u"voice"_s), &QVoice::name);
    if (voice == voices.cend())
        return complain(u"no such voice"_s);
    engine.setVoice(*voice);
    engine.setRate(std::clamp(parser.value(u"speed"_s).toDouble() - 1, -1.0, 1.0));

    QAudioFormat format;
    QByteArray sound;
    bool begun = false;
    QObject::connect(&engine, &QTextToSpeech::errorOccurred, &application,
        [](QTextToSpeech::ErrorReason, const QString &why) { QCoreApplication::exit(complain(why)); });
    QObject::connect(&engine, &QTextToSpeech::stateChanged, &application, [&](QTextToSpeech::State state) {
        begun = begun || state == QTextToSpeech::State::Synthesizing;
        if (state == QTextToSpeech::State::Error)
            QCoreApplication::exit(complain(engine.errorString()));
        else if (state == QTextToSpeech::State::Ready && begun)
            QCoreApplication::exit(writeWave(wave, format, sound) ? 0 : complain(u"cannot write"_s));
    });
    engine.synthesize(text, &application, [&](const QAudioFormat &kind, const QByteArray &bytes) {
        format = kind;
        sound += bytes;
        if (sound.size() > mostSound)
            QCoreApplication::exit(complain(u"too much sound"_s));
    });
    return QCoreApplication::exec();
}
