// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialeroptions.h"
#include "session.h"

#include "areadocuments.h"
#include "clock.h"
#include "consoledatabase.h"
#include "dialeroutbox.h"
#include "draftdocuments.h"
#include "errorwords.h"
#include "grpcdialingbackend.h"
#include "messagedocuments.h"
#include "sqliteareastore.h"
#include "sqlitemessagestore.h"
#include "sqliteoutboxstore.h"
#include "sqlitesyncjournal.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QSysInfo>
#include <QTimer>

namespace campanile::ctl {

using namespace Qt::StringLiterals;

namespace {

using Finish = std::function<void(int)>;

/// The console's outbox.
struct Waiting {
    explicit Waiting(std::unique_ptr<ConsoleDatabase> opened, const QString &folder)
        : database(std::move(opened))
        , messages(*database, folder + u"/messages"_s)
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
    MessageDocuments messageDocuments{messages, digests};
    AreaDocuments areaDocuments{areas};
    DraftDocuments draftDocuments{drafts, shared, journal.consoleId(), QSysInfo::machineHostName()};
    SqliteOutboxStore store{*database};
    GrpcDialingBackend dialer; ///< without an address it is only looked at and decided upon
    LibrarySync sync{dialer.library(), journal, {&messageDocuments, &areaDocuments, &draftDocuments}, clock,
        QSysInfo::machineHostName()};
    DialerOutbox outbox{store, dialer, sync, clock};
};

Result<std::shared_ptr<Waiting>> open(const Session &session)
{
    const QString path = QDir(session.dataFolder()).filePath(u"console.db"_s);
    if (!QFileInfo::exists(path))
        return failure(ErrorCode::FileNotFound, {path});
    auto database = ConsoleDatabase::open(path);
    if (!database)
        return std::unexpected(database.error());
    auto waiting = std::make_shared<Waiting>(std::move(*database), session.dataFolder());
    waiting->messages.settle();
    return waiting;
}

QString kindKey(OutboxItem::Kind kind)
{
    switch (kind) {
    case OutboxItem::Kind::Message: return u"message"_s;
    case OutboxItem::Kind::Area: return u"area"_s;
    case OutboxItem::Kind::Draft: return u"draft"_s;
    case OutboxItem::Kind::Alert: break;
    }
    return u"alert"_s;
}

QString stateKey(OutboxItem::State state)
{
    switch (state) {
    case OutboxItem::State::Waiting: return u"waiting"_s;
    case OutboxItem::State::Sending: return u"sending"_s;
    case OutboxItem::State::ReadyToConfirm: return u"ready_to_confirm"_s;
    case OutboxItem::State::Expired: return u"expired"_s;
    case OutboxItem::State::Refused: return u"refused"_s;
    case OutboxItem::State::Done: break;
    }
    return u"done"_s;
}

void list(Session &session, const QCommandLineParser &, const Finish &finish)
{
    const auto waiting = open(session);
    if (!waiting)
        return finish(session.fail(waiting.error()));
    const auto time = [](const QDateTime &when) {
        return when.isValid() ? QJsonValue(when.toUTC().toString(Qt::ISODate)) : QJsonValue();
    };
    QJsonArray items;
    QString text;
    for (const OutboxItem &item : (*waiting)->outbox.items()) {
        QJsonObject object{{u"id"_s, item.id.text()}, {u"kind"_s, kindKey(item.kind)},
            {u"state"_s, stateKey(item.state)}, {u"title"_s, item.title}, {u"created"_s, time(item.created)},
            {u"expires"_s, time(item.expires)}, {u"bytes"_s, item.size}, {u"deletes"_s, item.deletes}};
        if (item.kind == OutboxItem::Kind::Alert) {
            object[u"phones"_s] = item.phones;
            object[u"mode"_s] = item.mode == Mode::Live ? u"live"_s : u"drill"_s;
        }
        if (item.error.code != ErrorCode::None)
            object[u"error"_s] = words(item.error);
        items.append(object);
        text += u"%1  %2  %3  %4\n"_s.arg(item.id.text(), kindKey(item.kind), stateKey(item.state), item.title);
    }
    session.answer({{u"items"_s, items}, {u"waiting"_s, (*waiting)->outbox.waiting()}},
        items.isEmpty() ? u"nothing waits\n"_s : text);
    finish(Ok);
}

/// Until nothing waits any more, or the dialer does not answer. Alerts are prepared, never launched.
void send(Session &session, const QCommandLineParser &parser, const Finish &finish)
{
    if (!namesDialer(parser))
        return finish(session.usage(u"say which dialer: --dialer HOST:PORT, or the variable CAMPANILE_DIALER"_s));
    const auto endpoint = endpointOf(parser);
    if (!endpoint)
        return finish(session.fail(endpoint.error()));
    const auto opened = open(session);
    if (!opened)
        return finish(session.fail(opened.error()));
    const auto waiting = *opened;
    waiting->dialer.setEndpoint(*endpoint);
    auto *ask = new QTimer(qApp);
    QObject::connect(&waiting->sync, &LibrarySync::finished, ask,
        [&session, waiting, ask, finish](const std::optional<Error> &error) {
            if (!error && (waiting->outbox.waiting() > 0 || waiting->messageDocuments.isReading()))
                return;
            ask->deleteLater();
            if (error)
                return finish(session.fail(*error));
            QJsonArray ready;
            QString text;
            for (const OutboxItem &item : waiting->outbox.items()) {
                const std::optional<Receipt> receipt = waiting->outbox.receipt(item.id);
                if (receipt)
                    ready.append(QJsonObject{
                        {u"campaign"_s, item.subject}, {u"digest"_s, QString::fromLatin1(receipt->digest.toHex())}});
                text += u"%1  %2  %3\n"_s.arg(item.id.text(), stateKey(item.state), item.title);
            }
            session.answer({{u"waiting"_s, 0}, {u"ready_to_confirm"_s, ready}}, text + u"nothing waits\n"_s);
            finish(Ok);
        });
    QObject::connect(ask, &QTimer::timeout, ask, [waiting] { waiting->outbox.setReachable(true); });
    ask->start(std::chrono::milliseconds(200));
}

void decide(Session &session, const QCommandLineParser &parser, const Finish &finish,
    Result<void> (DialerOutbox::*decision)(const OutboxId &), const QString &done)
{
    const auto waiting = open(session);
    if (!waiting)
        return finish(session.fail(waiting.error()));
    const OutboxId id(parser.positionalArguments().constFirst());
    const Result<void> decided = ((*waiting)->outbox.*decision)(id);
    if (!decided)
        return finish(session.fail(decided.error()));
    session.answer({{u"id"_s, id.text()}, {done, true}}, u"%1: %2\n"_s.arg(id.text(), done));
    finish(Ok);
}

} // namespace

QList<Command> outboxCommands()
{
    const QString group = u"outbox"_s;
    const auto addId = [](QCommandLineParser &parser) {
        parser.addPositionalArgument(u"ITEM_ID"_s, u"from outbox list"_s);
    };
    return {
        {group, u"list"_s, {}, u"what waits for the dialer: alerts, messages, areas, drafts"_s, {}, list},
        {group, u"send"_s, {}, u"send what waits, and take over what other consoles changed; launches nothing"_s,
            addDialerOptions, send},
        {group, u"retry"_s, u"ITEM_ID"_s, u"what the dialer refused waits again; with the console closed"_s, addId,
            [](Session &session, const QCommandLineParser &parser, const Finish &finish) {
                decide(session, parser, finish, &DialerOutbox::retry, u"waiting"_s);
            },
            1},
        {group, u"discard"_s, u"ITEM_ID"_s,
            u"an alert is forgotten; a message stays here and is not sent; with the console closed"_s, addId,
            [](Session &session, const QCommandLineParser &parser, const Finish &finish) {
                decide(session, parser, finish, &DialerOutbox::discard, u"discarded"_s);
            },
            1},
    };
}

} // namespace campanile::ctl
