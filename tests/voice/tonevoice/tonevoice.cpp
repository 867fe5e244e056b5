// SPDX-License-Identifier: GPL-3.0-or-later
// A platform's voice for tests: a tone of 100 ms a character, 48 kHz, as floats. A text of "crash" crashes, "hang"
// hangs.
#include <QTextToSpeechEngine>
#include <QTextToSpeechPlugin>
#include <QTimer>

#include <cmath>
#include <cstdlib>

using namespace Qt::StringLiterals;

class ToneEngine final : public QTextToSpeechEngine {
    Q_OBJECT
public:
    using QTextToSpeechEngine::QTextToSpeechEngine;

    [[nodiscard]] QTextToSpeech::Capabilities capabilities() const override
    {
        return QTextToSpeech::Capability::Synthesize;
    }

    [[nodiscard]] QList<QLocale> availableLocales() const override
    {
        return {QLocale(QLocale::Italian, QLocale::Italy), QLocale(QLocale::German, QLocale::Germany)};
    }

    [[nodiscard]] QList<QVoice> availableVoices() const override
    {
        return {createVoice(m_locale.language() == QLocale::Italian ? u"Carla Tono"_s : u"Kurt Ton"_s, m_locale,
            QVoice::Female, QVoice::Adult, 1)};
    }

    void say(const QString &) override { }

    void synthesize(const QString &text) override
    {
        const QString wanted = text.trimmed();
        if (wanted == "crash"_L1)
            std::abort();
        set(QTextToSpeech::State::Synthesizing);
        if (wanted == "hang"_L1)
            return;
        QTimer::singleShot(0, this, [this, wanted] {
            QAudioFormat format;
            format.setSampleRate(48'000);
            format.setChannelCount(1);
            format.setSampleFormat(QAudioFormat::Float);
            for (qsizetype i = 0; i < wanted.size(); ++i) { // in pieces, as engines do
                QByteArray sound;
                for (int n = 0; n < 4800; ++n) {
                    const float sample = 0.3F * std::sin(static_cast<float>(n) * 0.06F);
                    sound.append(reinterpret_cast<const char *>(&sample), sizeof sample);
                }
                Q_EMIT synthesized(format, sound);
            }
            set(QTextToSpeech::State::Ready);
        });
    }

    void stop(QTextToSpeech::BoundaryHint) override { }

    void pause(QTextToSpeech::BoundaryHint) override { }

    void resume() override { }

    [[nodiscard]] double rate() const override { return 0; }

    bool setRate(double) override { return true; }

    [[nodiscard]] double pitch() const override { return 0; }

    bool setPitch(double) override { return true; }

    [[nodiscard]] QLocale locale() const override { return m_locale; }

    bool setLocale(const QLocale &locale) override
    {
        m_locale = locale.language() == QLocale::German ? QLocale(QLocale::German, QLocale::Germany)
                                                        : QLocale(QLocale::Italian, QLocale::Italy);
        return true;
    }

    [[nodiscard]] double volume() const override { return 1; }

    bool setVolume(double) override { return true; }

    [[nodiscard]] QVoice voice() const override { return availableVoices().first(); }

    bool setVoice(const QVoice &) override { return true; }

    [[nodiscard]] QTextToSpeech::State state() const override { return m_state; }

    [[nodiscard]] QTextToSpeech::ErrorReason errorReason() const override
    {
        return QTextToSpeech::ErrorReason::NoError;
    }

    [[nodiscard]] QString errorString() const override { return {}; }

private:
    void set(QTextToSpeech::State state)
    {
        m_state = state;
        Q_EMIT stateChanged(state);
    }

    QLocale m_locale{QLocale::Italian, QLocale::Italy};
    QTextToSpeech::State m_state = QTextToSpeech::State::Ready;
};

class TonePlugin final : public QObject, public QTextToSpeechPlugin {
    Q_OBJECT
    Q_INTERFACES(QTextToSpeechPlugin)
    Q_PLUGIN_METADATA(IID "org.qt-project.qt.speech.tts.plugin/6.0" FILE "tonevoice.json")

public:
    QTextToSpeechEngine *createTextToSpeechEngine(const QVariantMap &, QObject *parent, QString *) const override
    {
        return new ToneEngine(parent);
    }
};

#include "tonevoice.moc"
