// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audiofakes.h"
#include "consoledatabase.h"
#include "espeaksynthesiser.h"
#include "messagesession.h"
#include "soundfile.h"
#include "soundworkshop.h"
#include "sqlitemessagestore.h"

#include <QDir>
#include <QTemporaryDir>
#include <QWidget>

#include <cmath>

namespace campanile {

/// A console's messages, with a real store and workshop, and a microphone and a loudspeaker that the test holds.
struct MessageWorld {
    QTemporaryDir folder;
    std::unique_ptr<ConsoleDatabase> database = ConsoleDatabase::open(folder.filePath(QStringLiteral("c.db"))).value();
    SqliteMessageStore store{*database, folder.filePath(QStringLiteral("messages"))};
    FakeRecorder recorder;
    FakePlayer player;
    EspeakSynthesiser synthesiser;
    SoundWorkshop workshop;
    FixedClock clock;

    MessageSession::Parts parts() { return {store, recorder, player, synthesiser, workshop, clock}; }

    /// Sounds like speech to meters and eyes.
    static std::vector<float> speech(double seconds, int seed = 0)
    {
        std::vector<float> samples(static_cast<size_t>(seconds * messageRate));
        for (size_t i = 0; i < samples.size(); ++i) {
            const double t = double(i) / messageRate + seed;
            const bool pause = std::fmod(t, 3.3) > 2.9;
            const double syllable =
                std::abs(std::sin(t * 11)) * (0.35 + 0.65 * std::abs(std::sin(t * 1.9 + std::sin(t))));
            samples[i] = pause ? 0.0005F * float(std::sin(t * 9000))
                               : float(0.4 * syllable * std::sin(t * 2 * 3.14159 * 170));
        }
        return samples;
    }

    /// seconds 0: no audio.
    Message add(const QString &title, const QString &text, int daysAgo, double seconds = 0,
        const QStringList &tags = {}, const QString &language = QStringLiteral("it"))
    {
        Message message = Message::blank(title, language, clock.time.addDays(-daysAgo).addSecs(-180));
        message.versions.first().text = text;
        message.tags = tags;
        if (seconds > 0)
            giveAudio(message, message.versions.first(), seconds);
        (void)store.save(message);
        return store.message(message.id).value_or(message);
    }

    void giveAudio(const Message &message, MessageVersion &version, double seconds)
    {
        version.audioPath = store.newAudioPath(message.id);
        version.length = std::chrono::milliseconds(int(seconds * 1000));
        version.spoken = version.text;
        (void)writeSound(
            version.audioPath, {.rate = messageRate, .samples = speech(seconds, int(qHash(message.title) % 977))});
    }

    template <class T> static T *find(const QWidget &in, const QString &name)
    {
        T *child = in.findChild<T *>(name);
        if (!child)
            qFatal("no child named %s", qPrintable(name));
        return child;
    }
};

} // namespace campanile
