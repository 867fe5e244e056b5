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

#include <cmath>

namespace campanile {

using namespace Qt::StringLiterals;

inline const QString floodText =
    u"Qui è il Comune di Trento. L'Adige sta per uscire dagli argini a Piedicastello e lungo Corso Buonarroti. "
    "Entro le quattro e trenta lasciate i piani terra e gli interrati e salite ai piani alti. Non usate l'auto. "
    "Se non potete muovervi, premete 9. Se avete capito, premete 1."_s;

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
        return *page;
    }

    template <class T> T *find(const QString &name) const
    {
        T *child = page->findChild<T *>(name);
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
};

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

inline bool speaks()
{
    return !QStandardPaths::findExecutable(u"espeak-ng"_s).isEmpty();
}

} // namespace campanile
