// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"
#include "session.h"

#include "contactstore.h"
#include "csvdirectoryimporter.h"
#include "errorwords.h"
#include "sampledirectory.h"

#include <QFutureWatcher>
#include <QJsonArray>

namespace campanile::ctl {

using namespace Qt::StringLiterals;

namespace {

QJsonObject toJson(const ImportReport &report)
{
    QJsonArray rejected;
    for (const RejectedRow &row : report.rejected) {
        rejected.append(QJsonObject{{u"line"_s, row.line}, {u"reason"_s, codeName(row.reason.code)},
            {u"message"_s, words(row.reason)}, {u"text"_s, row.text}});
    }
    return {{u"rows"_s, report.rows}, {u"imported"_s, report.imported}, {u"new"_s, report.added},
        {u"merged"_s, report.merged}, {u"duplicates"_s, report.duplicates}, {u"rejected"_s, rejected},
        {u"rejected_count"_s, report.rejectedCount}, {u"landlines"_s, report.landlines}, {u"mobiles"_s, report.mobiles},
        {u"exact"_s, report.exact}, {u"normalised"_s, report.normalised}, {u"interpolated"_s, report.interpolated},
        {u"without_position"_s, report.withoutPosition}, {u"sample"_s, report.sample},
        {u"seconds"_s, static_cast<double>(report.took.count()) / 1000}};
}

QString toText(const ImportReport &report)
{
    QString text =
        u"%1 rows: %2 phones imported (%3 new, %4 merged), %5 rejected, %7 s\n"
        "%8 located exactly, %9 by normalised spelling, %10 along the street, %6 without position\n"_s.arg(report.rows)
            .arg(report.imported)
            .arg(report.added)
            .arg(report.merged)
            .arg(report.rejectedCount)
            .arg(report.withoutPosition)
            .arg(static_cast<double>(report.took.count()) / 1000, 0, 'f', 1)
            .arg(report.exact)
            .arg(report.normalised)
            .arg(report.interpolated);
    for (const RejectedRow &row : report.rejected)
        text += u"line %1: %2  %3\n"_s.arg(row.line).arg(words(row.reason), row.text);
    if (report.rejectedCount > report.rejected.size())
        text += u"and %1 more rejected rows\n"_s.arg(report.rejectedCount - report.rejected.size());
    return text;
}

// Follows a future with a line of progress, without an event loop of its own.
template <class T, class Done>
void follow(Session &session, const QString &what, const QFuture<Result<T>> &future, Done done)
{
    auto *watcher = new QFutureWatcher<Result<T>>(qApp);
    QObject::connect(watcher, &QFutureWatcherBase::progressValueChanged, watcher,
        [&session, what](int value) { session.progress(what, value / 1000.0); });
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [&session, watcher, done] {
        session.endProgress();
        watcher->deleteLater();
        done(watcher->result());
    });
    watcher->setFuture(future);
}

void importContacts(Session &session, const QCommandLineParser &parser, const std::function<void(int)> &finish)
{
    const auto gazetteer = session.gazetteer();
    if (!gazetteer)
        return finish(session.fail(gazetteer.error()));
    const auto store = session.contacts(Session::Missing::IsMade);
    if (!store)
        return finish(session.fail(store.error()));
    DirectoryTerms terms{
        .source = Source::Directory, .legalBasis = parser.value(u"legal-basis"_s), .sample = parser.isSet(u"sample"_s)};
    auto importer = std::make_shared<CsvDirectoryImporter>(**store, *gazetteer);
    const auto imported = [&session, finish, importer](const Result<ImportReport> &report) {
        if (!report)
            return finish(session.fail(report.error()));
        session.answer(toJson(*report), toText(*report));
        finish(report->imported > 0 ? Ok : Empty);
    };
    follow(session, u"Reading"_s, importer->inspect(parser.positionalArguments().constFirst()),
        [&session, finish, importer, terms, imported](const Result<DirectoryFile> &file) {
            if (!file)
                return finish(session.fail(file.error()));
            if (!file->hasHeader)
                return finish(session.fail({ErrorCode::ImportNoHeader, {}}));
            follow(session, u"Importing"_s, importer->import(*file, terms), imported);
        });
}

void generateContacts(Session &session, const QCommandLineParser &parser, const std::function<void(int)> &finish)
{
    bool countIsNumber = false;
    bool seedIsNumber = false;
    ContactGenerator::Options options{.count = parser.value(u"count"_s).toInt(&countIsNumber),
        .seed = parser.value(u"seed"_s).toULongLong(&seedIsNumber),
        .dirty = parser.isSet(u"dirty"_s)};
    if (!countIsNumber || options.count < 1 || options.count > ContactGenerator::mostContacts || !seedIsNumber
        || !parser.isSet(u"output"_s)) {
        return finish(
            session.usage(u"contacts generate needs --count (1 to %1), --seed (a number) and -o FILE.csv"_s.arg(
                ContactGenerator::mostContacts)));
    }
    const auto gazetteer = session.gazetteer();
    if (!gazetteer)
        return finish(session.fail(gazetteer.error()));
    const Result<void> written = writeSampleDirectory(**gazetteer, options, parser.value(u"output"_s),
        [&](double part) { return session.progress(u"Writing"_s, part); });
    session.endProgress();
    if (!written)
        return finish(session.fail(written.error()));
    session.answer({{u"file"_s, parser.value(u"output"_s)}, {u"contacts"_s, options.count},
                       {u"seed"_s, static_cast<qint64>(options.seed)}, {u"town"_s, (*gazetteer)->town().name}},
        u"%1: %2 sample contacts of %3, none of them real"_s.arg(parser.value(u"output"_s))
            .arg(options.count)
            .arg((*gazetteer)->town().name));
    finish(Ok);
}

void contactStats(Session &session, const QCommandLineParser &, const std::function<void(int)> &finish)
{
    const auto store = session.contacts();
    if (!store)
        return finish(session.fail(store.error()));
    const Result<RegistryStats> stats = (*store)->stats().result();
    if (!stats)
        return finish(session.fail(stats.error()));
    session.answer(
        {{u"contacts"_s, stats->contacts}, {u"landlines"_s, stats->landlines}, {u"mobiles"_s, stats->mobiles},
            {u"located"_s, stats->located}, {u"exact"_s, stats->exact}, {u"normalised"_s, stats->normalised},
            {u"interpolated"_s, stats->interpolated}, {u"without_position"_s, stats->withoutPosition},
            {u"opted_out"_s, stats->optedOut}, {u"sample"_s, stats->sample},
            {u"last_change"_s,
                stats->lastChange.isValid() ? QJsonValue(stats->lastChange.toUTC().toString(Qt::ISODate))
                                            : QJsonValue()}},
        u"%1 contacts: %2 landlines, %3 mobiles\n%4 located (%5 exact, %6 normalised, %7 interpolated), %8 without "
        "position\n%9 opted out, %10 sample\n"_s.arg(stats->contacts)
            .arg(stats->landlines)
            .arg(stats->mobiles)
            .arg(stats->located)
            .arg(stats->exact)
            .arg(stats->normalised)
            .arg(stats->interpolated)
            .arg(stats->withoutPosition)
            .arg(stats->optedOut)
            .arg(stats->sample));
    finish(Ok);
}

} // namespace

QList<Command> contactCommands()
{
    return {
        {u"contacts"_s, u"import"_s, u"FILE.csv"_s, u"read a directory into the registry; every rejected row is told"_s,
            [](QCommandLineParser &parser) {
                parser.addPositionalArgument(u"FILE.csv"_s,
                    u"name, street, civic number, phone; columns are found by their names in the first line"_s);
                parser.addOption({u"legal-basis"_s, u"why these people may be called (default: public directory)"_s,
                    u"text"_s, u"public directory"_s});
                parser.addOption({u"sample"_s, u"all of them are fictional: no real trunk will call them"_s});
            },
            importContacts, 1},
        {u"contacts"_s, u"generate"_s, u"--count N --seed S -o FILE.csv"_s,
            u"write a fictional directory on the town's real addresses"_s,
            [](QCommandLineParser &parser) {
                parser.addOption({u"count"_s, u"how many phones"_s, u"N"_s});
                parser.addOption({u"seed"_s, u"the same seed makes the same file (default: 1)"_s, u"S"_s, u"1"_s});
                parser.addOption({{u"o"_s, u"output"_s}, u"the file to write"_s, u"FILE.csv"_s});
                parser.addOption({u"dirty"_s, u"with the faults that real directories have"_s});
            },
            generateContacts},
        {u"contacts"_s, u"stats"_s, {}, u"what the registry holds"_s, {}, contactStats},
    };
}

} // namespace campanile::ctl
