// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audioplayer.h"
#include "campaigndraft.h"
#include "clock.h"
#include "consoledatabase.h"
#include "sqlitemessagestore.h"
#include "database.h"
#include "draftkeeper.h"
#include "embeddeddialer.h"
#include "espeaksynthesiser.h"
#include "grpcdialingbackend.h"
#include "launcher.h"
#include "microphonerecorder.h"
#include "ograreafiles.h"
#include "options.h"
#include "soundworkshop.h"
#include "sqliteareastore.h"
#include "sqlitecontactstore.h"
#include "sqlitehistorystore.h"

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
    OgrAreaFiles areaFiles;
    MicrophoneRecorder recorder;
    AudioPlayer player;
    EspeakSynthesiser synthesiser;
    SoundWorkshop workshop;
    GrpcDialingBackend backend;
    std::unique_ptr<EmbeddedDialer> embeddedDialer; ///< null: a real one elsewhere
    CampaignDraft draft;
    std::unique_ptr<DraftKeeper> keeper;
    Launcher launcher{backend};

private:
    Services() = default;
};

/// Where everything of this workstation is; not made.
[[nodiscard]] QString dataFolder(const ConsoleOptions &options);

/// The first line of a file that only its owner should read.
[[nodiscard]] Result<QString> readToken(const QString &path);

} // namespace campanile
