// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audiofakes.h"
#include "consoledatabase.h"
#include "espeaksynthesiser.h"
#include "messagespage.h"
#include "soundfile.h"
#include "soundworkshop.h"
#include "sqlitemessagestore.h"

#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

namespace campanile {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

inline const QString floodText =
    u"Qui è il Comune di Trento. L'Adige sta per uscire dagli argini a Piedicastello e lungo Corso Buonarroti. "
    "Entro le quattro e trenta lasciate i piani terra e gli interrati e salite ai piani alti. Non usate l'auto. "
    "Se non potete muovervi, premete 9. Se avete capito, premete 1."_s;

/// Half a minute that looks like speech to meters and eyes.
inline std::vector<float> speech(double seconds)
{
    std::vector<float> samples(static_cast<size_t>(seconds * messageRate));
    for (size_t i = 0; i < samples.size(); ++i) {
        const double t = double(i) / messageRate;
        const bool pause = std::fmod(t, 3.3) > 2.9;
        const double syllable = std::abs(std::sin(t * 11)) * (0.35 + 0.65 * std::abs(std::sin(t * 1.9 + std::sin(t))));
        samples[i] =
            pause ? 0.0005F * float(std::sin(t * 9000)) : float(0.4 * syllable * std::sin(t * 2 * 3.14159 * 170));
    }
    return samples;
}

/// A library on disk, a microphone and a loudspeaker that the test holds, everything else as it is.
struct MessagesWorld {
    QTemporaryDir folder;
    std::unique_ptr<ConsoleDatabase> database;
    std::unique_ptr<SqliteMessageStore> store;
    FakeRecorder recorder;
    FakePlayer player;
    EspeakSynthesiser synthesiser;
    SoundWorkshop workshop;
    FixedClock clock;
    std::unique_ptr<MessagesPage> page;

    MessagesWorld()
    {
        database = ConsoleDatabase::open(folder.filePath(u"console.db"_s)).value();
        store = std::make_unique<SqliteMessageStore>(*database, folder.filePath(u"messages"_s));
    }

    MessageSession::Parts parts() { return {*store, recorder, player, synthesiser, workshop, clock}; }

    MessagesPage &open(QSize size = {1744, 1008})
    {
        page = std::make_unique<MessagesPage>(parts());
        page->resize(size);
        page->show();
        // Keys go to the window that has the focus: without one they are lost.
        page->activateWindow();
        if (!QTest::qWaitForWindowActive(page.get()))
            qFatal("the window does not get the focus");
        return *page;
    }

    template <class T> T *find(const QString &name) const { return find<T>(*page, name); }

    template <class T> static T *find(const QWidget &in, const QString &name)
    {
        T *child = in.findChild<T *>(name);
        if (!child)
            qFatal("no child named %s", qPrintable(name));
        return child;
    }

    QPushButton *button(const QString &name) const { return find<QPushButton>(name); }

    Message add(const QString &title, const QString &text, int daysAgo, const QString &language = u"it"_s)
    {
        Message message = Message::blank(title, language, clock.time.addDays(-daysAgo).addSecs(-180));
        message.versions.first().text = text;
        (void)store->save(message);
        return message;
    }

    /// With audio of so many seconds; 0: none.
    Message addHeard(
        const QString &title, const QString &text, int daysAgo, double seconds = 0, const QStringList &tags = {})
    {
        Message message = add(title, text, daysAgo);
        message.tags = tags;
        if (seconds > 0)
            giveAudio(message, message.versions.first(), seconds);
        (void)store->save(message);
        return store->message(message.id).value_or(message);
    }

    void giveAudio(const Message &message, MessageVersion &version, double seconds)
    {
        version.audioPath = store->newAudioPath(message.id);
        version.length = std::chrono::milliseconds(int(seconds * 1000));
        version.spoken = version.text;
        const int from = int(qHash(message.title) % 97) * 1000; // each message its own
        std::vector<float> samples = speech(seconds + 6);
        samples.erase(samples.begin(), samples.begin() + from);
        samples.resize(static_cast<size_t>(seconds * messageRate));
        (void)writeSound(version.audioPath, {.rate = messageRate, .samples = std::move(samples)});
    }
};

inline bool speaks()
{
    return !QStandardPaths::findExecutable(u"espeak-ng"_s).isEmpty();
}

} // namespace campanile
