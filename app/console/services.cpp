// SPDX-License-Identifier: GPL-3.0-or-later
#include "services.h"

#include "errorwords.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

QString nameOr(const QString &name)
{
    return name.isEmpty() ? QSysInfo::machineHostName() : name;
}

} // namespace

QString dataFolder(const ConsoleOptions &options)
{
    if (!options.dataFolder.isEmpty())
        return QDir(options.dataFolder).absolutePath();
    const QString own = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return options.demo ? own + u"/demo"_s : own;
}

Result<QString> readToken(const QString &path)
{
    if (path.isEmpty())
        return failure(ErrorCode::FileNotFound, {path});
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
        return failure(ErrorCode::FileUnreadable, {path, file.errorString()});
    return QString::fromUtf8(file.readLine(1024)).trimmed();
}

Result<std::unique_ptr<Services>> Services::open(
    const QString &folder, const ConsoleOptions &options, const ConsoleSettings &settings)
{
    std::unique_ptr<Services> s(new Services);
    s->folder = folder;
    if (!QDir().mkpath(s->folder))
        return failure(ErrorCode::FileUnwritable, {s->folder, u"mkdir"_s});
    auto database = Database::open(s->folder + u"/registry.db"_s);
    if (!database)
        return std::unexpected(database.error());
    s->database = std::move(*database);
    auto consoleDatabase = ConsoleDatabase::open(s->folder + u"/console.db"_s);
    if (!consoleDatabase)
        return std::unexpected(consoleDatabase.error());
    s->consoleDatabase = std::move(*consoleDatabase);
    s->contacts = std::make_unique<SqliteContactStore>(*s->database);
    s->history = std::make_unique<SqliteHistoryStore>(*s->database);
    s->messages = std::make_unique<SqliteMessageStore>(*s->consoleDatabase, s->folder + u"/messages"_s);
    s->messageFiles = std::make_unique<MessageArchive>(*s->messages, nameOr(settings.consoleName));
    s->drafts = std::make_unique<SqliteDraftStore>(*s->consoleDatabase);
    s->areas = std::make_unique<SqliteAreaStore>(*s->consoleDatabase);
    // A damaged list must not keep a town from being warned: it stays as it is on the disk and is not used.
    if (auto pronunciations = JsonPronunciationStore::open(s->folder))
        s->pronunciations = std::move(*pronunciations);
    else
        qWarning("%s", qPrintable(words(pronunciations.error())));
    s->synthesiser.usePronunciations(s->pronunciations.get());
    s->synthesiser.setCommands(settings.voiceCommands);
    s->keeper = std::make_unique<DraftKeeper>(s->draft, *s->drafts, *s->messages);
    s->openLibrary(settings);
    s->connectDialer(options, settings);
    return s;
}

void Services::openLibrary(const ConsoleSettings &settings)
{
    const QString name = nameOr(settings.consoleName);
    voices.setPreferred(settings.voices);
    menus = std::make_unique<MenuMaker>(voices, workshop, folder + u"/menus"_s);
    menuKeeper = std::make_unique<MenuKeeper>(draft, *menus);
    draft.setCallSettings(settings.calls);
    prompts = std::make_unique<PromptMaker>(voices, workshop, folder + u"/prompts"_s);
    promptKeeper = std::make_unique<PromptKeeper>(draft, *prompts, voices);
    journal = std::make_unique<SqliteSyncJournal>(*consoleDatabase);
    digests = std::make_unique<SqliteSoundDigests>(*consoleDatabase);
    sharedDrafts = std::make_unique<SqliteSharedDrafts>(*consoleDatabase);
    messageDocuments = std::make_unique<MessageDocuments>(*messages, *digests);
    areaDocuments = std::make_unique<AreaDocuments>(*areas);
    draftDocuments = std::make_unique<DraftDocuments>(*drafts, *sharedDrafts, journal->consoleId(), name);
    QObject::connect(keeper.get(), &DraftKeeper::saved, draftDocuments.get(), &DraftDocuments::tell);
    sync = std::make_unique<LibrarySync>(backend.library(), *journal,
        QList<DocumentSource *>{messageDocuments.get(), areaDocuments.get(), draftDocuments.get()}, clock, name);
    outboxStore = std::make_unique<SqliteOutboxStore>(*consoleDatabase);
    outbox = std::make_unique<DialerOutbox>(*outboxStore, backend, *sync, clock);
}

void Services::setConsoleName(const QString &name)
{
    sync->setConsoleName(nameOr(name));
    draftDocuments->setConsoleName(nameOr(name));
}

void Services::connectDialer(const ConsoleOptions &options, const ConsoleSettings &settings)
{
    if (options.demo && options.dialerAddress.isEmpty()) {
        EmbeddedDialerOptions dialer;
        dialer.folder = folder + u"/dialer"_s;
        dialer.timeScale = options.timeScale;
        dialer.seed = options.seed;
        embeddedDialer = std::make_unique<EmbeddedDialer>(dialer);
        QObject::connect(embeddedDialer.get(), &EmbeddedDialer::ready, &backend, &GrpcDialingBackend::setEndpoint);
        embeddedDialer->start();
        return;
    }
    DialerEndpoint endpoint;
    endpoint.address = options.dialerAddress.isEmpty() ? settings.dialerAddress : options.dialerAddress;
    endpoint.token = readToken(options.tokenFile).value_or(QString());
    if (!settings.dialerAuthority.isEmpty()) {
        if (QFile authority(settings.dialerAuthority); authority.open(QIODevice::ReadOnly))
            endpoint.caPem = authority.readAll();
        if (endpoint.caPem.isEmpty())
            endpoint.address.clear(); // rather nobody than somebody whose name cannot be checked
    }
    backend.setEndpoint(endpoint);
}

} // namespace campanile
