// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areadocuments.h"
#include "audioplayer.h"
#include "campaigndraft.h"
#include "clock.h"
#include "consoledatabase.h"
#include "database.h"
#include "dialeroutbox.h"
#include "draftdocuments.h"
#include "draftkeeper.h"
#include "embeddeddialer.h"
#include "grpcdialingbackend.h"
#include "jsonpronunciationstore.h"
#include "launcher.h"
#include "librarysync.h"
#include "menumaker.h"
#include "messagearchive.h"
#include "messagedocuments.h"
#include "microphonerecorder.h"
#include "ograreafiles.h"
#include "optoutlist.h"
#include "options.h"
#include "preferredvoices.h"
#include "promptmaker.h"
#include "soundworkshop.h"
#include "sqliteareastore.h"
#include "sqlitecontactstore.h"
#include "sqlitehistorystore.h"
#include "sqlitemessagestore.h"
#include "sqliteoutboxstore.h"
#include "sqlitesyncjournal.h"
#include "voiceboard.h"

namespace campanile {

/// What one town is worked with: its registry, messages, draft and history, and the dialer. Members are destroyed in
/// reverse order: who uses comes after who is used.
class Services final {
public:
    /// `folder` is the town's (TownBook); made when it is missing. Errors: the databases'.
    [[nodiscard]] static Result<std::unique_ptr<Services>> open(
        const QString &folder, const ConsoleOptions &options, const ConsoleSettings &settings);

    /// Starts the embedded dialer, or speaks to the one at `settings.dialerAddress`.
    void connectDialer(const ConsoleOptions &options, const ConsoleSettings &settings);

    QString folder;
    SystemClock clock;
    std::unique_ptr<Database> database;
    std::unique_ptr<ConsoleDatabase> consoleDatabase;
    std::unique_ptr<SqliteContactStore> contacts;
    std::unique_ptr<SqliteHistoryStore> history;
    std::unique_ptr<SqliteMessageStore> messages;
    std::unique_ptr<SqliteDraftStore> drafts;
    std::unique_ptr<SqliteAreaStore> areas;
    std::unique_ptr<JsonPronunciationStore> pronunciations; ///< null: its file is damaged; messages are read without it
    OgrAreaFiles areaFiles;
    std::unique_ptr<MessageArchive> messageFiles;
    MicrophoneRecorder recorder;
    AudioPlayer player;
    VoiceBoard synthesiser;
    PreferredVoices voices{synthesiser}; ///< what everybody speaks with; the settings choose the first of each language
    SoundWorkshop workshop;
    GrpcDialingBackend backend;
    OptOutList optOuts{backend};
    std::unique_ptr<EmbeddedDialer> embeddedDialer; ///< null: a real one elsewhere
    CampaignDraft draft;
    std::unique_ptr<DraftKeeper> keeper;
    Launcher launcher{backend};
    std::unique_ptr<MenuMaker> menus;
    std::unique_ptr<MenuKeeper> menuKeeper;
    std::unique_ptr<PromptMaker> prompts;
    std::unique_ptr<PromptKeeper> promptKeeper;
    // What is shared with other consoles, and what waits for the dialer
    std::unique_ptr<SqliteSyncJournal> journal;
    std::unique_ptr<SqliteSoundDigests> digests;
    std::unique_ptr<SqliteSharedDrafts> sharedDrafts;
    std::unique_ptr<MessageDocuments> messageDocuments;
    std::unique_ptr<AreaDocuments> areaDocuments;
    std::unique_ptr<DraftDocuments> draftDocuments;
    std::unique_ptr<LibrarySync> sync;
    std::unique_ptr<SqliteOutboxStore> outboxStore;
    std::unique_ptr<DialerOutbox> outbox;

    void setConsoleName(const QString &name); ///< empty: the machine's

private:
    void openLibrary(const ConsoleSettings &settings);
    Services() = default;
};

/// Where everything of this workstation is; not made.
[[nodiscard]] QString dataFolder(const ConsoleOptions &options);

/// The first line of a file that only its owner should read.
[[nodiscard]] Result<QString> readToken(const QString &path);

} // namespace campanile
