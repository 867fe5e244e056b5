// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areadocuments.h"
#include "clock.h"
#include "consoledatabase.h"
#include "dialerfixture.h"
#include "dialeroutbox.h"
#include "draftdocuments.h"
#include "library.h"
#include "messagedocuments.h"
#include "sqliteareastore.h"
#include "sqlitemessagestore.h"
#include "sqliteoutboxstore.h"
#include "sqlitesyncjournal.h"

namespace campanile::testing {

using namespace Qt::StringLiterals;

/// A console's data, as one start of the program opens it.
struct Laptop {
    Laptop(const QString &folder, const QString &name)
        : database(ConsoleDatabase::open(folder + u"/console.db"_s).value())
        , messages(*database, folder + u"/messages"_s)
        , draftDocuments(drafts, shared, journal.consoleId(), name)
        , sync(backend.library(), journal, {&messageDocuments, &areaDocuments, &draftDocuments}, clock, name)
    {
    }

    std::unique_ptr<ConsoleDatabase> database;
    SystemClock clock;
    SqliteMessageStore messages;
    SqliteAreaStore areas{*database};
    SqliteDraftStore drafts{*database};
    SqliteSyncJournal journal{*database};
    SqliteSoundDigests digests{*database};
    SqliteSharedDrafts shared{*database};
    GrpcDialingBackend backend;
    MessageDocuments messageDocuments{messages, digests};
    AreaDocuments areaDocuments{areas};
    DraftDocuments draftDocuments;
    LibrarySync sync;
    SqliteOutboxStore store{*database};
    DialerOutbox outbox{store, backend, sync, clock};

    /// As readiness does: asks again and again, until nothing waits and nothing new comes.
    [[nodiscard]] bool settle()
    {
        int quiet = 0;
        QObject::connect(&sync, &LibrarySync::finished, &outbox, [&](const std::optional<Error> &error) {
            quiet = !error && sync.pending().isEmpty() && !messageDocuments.isReading() ? quiet + 1 : 0;
        });
        const bool done = QTest::qWaitFor(
            [&] {
                outbox.setReachable(true);
                return quiet >= 2;
            },
            60'000);
        QObject::disconnect(&sync, &LibrarySync::finished, &outbox, nullptr);
        return done;
    }

    Message record(const QString &title, const QString &said, int milliseconds)
    {
        Message message = Message::blank(title, u"it"_s, clock.now());
        speak(message, said, milliseconds);
        return message;
    }

    void speak(Message &message, const QString &said, int milliseconds)
    {
        MessageVersion &version = message.versions.first();
        version.text = said;
        version.audioPath = messages.newAudioPath(message.id);
        version.length = std::chrono::milliseconds(milliseconds);
        version.takePath = version.audioPath.chopped(4) + u"-take.wav"_s;
        for (const QString &path : {version.audioPath, version.takePath}) {
            QFile file(path);
            if (file.open(QFile::WriteOnly))
                file.write(toneWav(path == version.audioPath ? milliseconds : milliseconds + 7));
        }
        message.changed = clock.now();
        (void)messages.save(message);
    }

    [[nodiscard]] QStringList said() const
    {
        QStringList result;
        for (const Message &message : messages.messages())
            result.append(message.title + u": "_s + message.main().text);
        result.sort();
        return result;
    }
};

} // namespace campanile::testing
