// SPDX-License-Identifier: GPL-3.0-or-later
#include "session.h"

#include "consoledatabase.h"
#include "messagearchive.h"
#include "messagepacking.h"
#include "sqlitemessagestore.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QSysInfo>
#include <QTemporaryDir>

namespace campanile::ctl {

using namespace Qt::StringLiterals;

namespace {

using Finish = std::function<void(int)>;

/// The console's messages: DIR/console.db and DIR/messages.
struct Library {
    std::unique_ptr<ConsoleDatabase> database;
    std::unique_ptr<SqliteMessageStore> store;
};

Result<Library> libraryOf(const Session &session, Session::Missing missing)
{
    const QString path = session.dataFolder() + u"/console.db"_s;
    if (missing == Session::Missing::Fails && !QFileInfo::exists(path)) // a mistyped --data has no messages
        return failure(ErrorCode::FileNotFound, {path});
    if (!QDir().mkpath(session.dataFolder()))
        return failure(ErrorCode::FileUnwritable, {session.dataFolder(), {}});
    auto database = ConsoleDatabase::open(path);
    if (!database)
        return std::unexpected(database.error());
    Library library{std::move(*database), nullptr};
    library.store = std::make_unique<SqliteMessageStore>(*library.database, session.dataFolder() + u"/messages"_s);
    library.store->settle();
    return library;
}

QJsonObject toJson(const Message &message)
{
    QJsonArray versions;
    for (const MessageVersion &version : message.versions) {
        versions.append(QJsonObject{{u"language"_s, version.language}, {u"text"_s, version.text},
            {u"seconds"_s, static_cast<double>(version.length.count()) / 1000},
            {u"audio_digest"_s, QString::fromLatin1(version.digest.toHex())}});
    }
    return {{u"message"_s, message.id.text()}, {u"title"_s, message.title},
        {u"tags"_s, QJsonArray::fromStringList(message.tags)}, {u"versions"_s, versions},
        {u"created"_s, message.created.toUTC().toString(Qt::ISODateWithMs)}};
}

QString lineOf(const Message &message)
{
    return u"%1  %2 s  %3  %4\n"_s.arg(message.id.text())
        .arg(static_cast<double>(message.main().length.count()) / 1000, 5, 'f', 1)
        .arg(message.languages().join(u','), message.title);
}

QString outcomeKey(ImportedMessage::Outcome outcome)
{
    switch (outcome) {
    case ImportedMessage::Outcome::Added: return u"added"_s;
    case ImportedMessage::Outcome::Updated: return u"updated"_s;
    case ImportedMessage::Outcome::Unchanged: return u"unchanged"_s;
    case ImportedMessage::Outcome::Outdated: return u"outdated"_s;
    case ImportedMessage::Outcome::KeptBoth: return u"kept_both"_s;
    }
    return {};
}

void list(Session &session, const QCommandLineParser &, const Finish &finish)
{
    const auto library = libraryOf(session, Session::Missing::Fails);
    if (!library)
        return finish(session.fail(library.error()));
    QJsonArray all;
    QString text;
    for (const Message &message : library->store->messages()) {
        all.append(toJson(message));
        text += lineOf(message);
    }
    session.answer({{u"messages"_s, all}}, text.isEmpty() ? u"There are no messages.\n"_s : text);
    finish(all.isEmpty() ? Empty : Ok);
}

void exportMessages(Session &session, const QCommandLineParser &parser, const Finish &finish)
{
    const auto library = libraryOf(session, Session::Missing::Fails);
    if (!library)
        return finish(session.fail(library.error()));
    const QStringList ids = parser.values(u"id"_s);
    QList<Message> messages = ids.isEmpty() ? library->store->messages() : QList<Message>();
    for (const QString &id : ids) {
        const auto message = library->store->message(MessageId(id));
        if (!message)
            return finish(session.fail({ErrorCode::NotFound, {id}}));
        messages.append(*message);
    }
    const QString path = parser.positionalArguments().first();
    if (messages.isEmpty())
        return finish(session.fail({ErrorCode::MessageFileEmpty, {path}}, Empty));
    const Result<void> done = packMessages(path, messages, QSysInfo::machineHostName(), {},
        [&](int thousandths) { session.progress(u"writing"_s, thousandths / 1000.0); });
    session.endProgress();
    if (!done)
        return finish(session.fail(done.error()));
    session.answer({{u"file"_s, path}, {u"messages"_s, messages.size()}, {u"bytes"_s, QFileInfo(path).size()}},
        u"%1 messages written to %2\n"_s.arg(messages.size()).arg(path));
    finish(Ok);
}

void importMessages(Session &session, const QCommandLineParser &parser, const Finish &finish)
{
    const auto library = libraryOf(session, Session::Missing::IsMade);
    if (!library)
        return finish(session.fail(library.error()));
    const QTemporaryDir staging(session.dataFolder() + u"/messages/incoming-XXXXXX"_s);
    if (!staging.isValid())
        return finish(session.fail({ErrorCode::FileUnwritable, {session.dataFolder(), staging.errorString()}}));
    const auto unpacked = unpackMessages(parser.positionalArguments().first(), staging.path(), {}, {},
        [&](int thousandths) { session.progress(u"reading"_s, thousandths / 1000.0); });
    session.endProgress();
    const auto imported =
        unpacked.and_then([&](const UnpackedMessages &messages) { return takeMessages(messages, *library->store); });
    if (!imported)
        return finish(
            session.fail(imported.error(), imported.error().code == ErrorCode::MessageFileEmpty ? Empty : Failed));
    QJsonArray all;
    QString text;
    for (const ImportedMessage &message : *imported) {
        all.append(QJsonObject{{u"message"_s, message.id.text()}, {u"title"_s, message.title},
            {u"outcome"_s, outcomeKey(message.outcome)}});
        text += words(message) + u'\n';
    }
    session.answer({{u"imported"_s, all}}, text);
    finish(Ok);
}

} // namespace

QList<Command> messageCommands()
{
    const auto ids = [](QCommandLineParser &parser) {
        parser.addOption({u"id"_s, u"this message (may be repeated; default: all)"_s, u"MESSAGE"_s});
    };
    return {
        {u"message"_s, u"list"_s, {}, u"the messages of the console's library"_s, {}, list},
        {u"message"_s, u"export"_s, u"FILE.campanile-message"_s, u"write messages, with their sound, into one file"_s,
            ids, exportMessages, 1},
        {u"message"_s, u"import"_s, u"FILE.campanile-message"_s,
            u"take messages from a file; nothing is lost or overwritten by something older"_s, {}, importMessages, 1},
    };
}

} // namespace campanile::ctl
