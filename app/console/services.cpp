// SPDX-License-Identifier: GPL-3.0-or-later
#include "services.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace campanile {

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
    s->drafts = std::make_unique<SqliteDraftStore>(*s->consoleDatabase);
    s->areas = std::make_unique<SqliteAreaStore>(*s->consoleDatabase);
    s->keeper = std::make_unique<DraftKeeper>(s->draft, *s->drafts, *s->messages);
    s->connectDialer(options, settings);
    return s;
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
