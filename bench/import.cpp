// SPDX-License-Identifier: GPL-3.0-or-later
// A directory of a million rows into a fresh registry: each stage alone, the whole, the start of the program after it;
// beside it, in the same run, what SQLite's own shell takes to put the same file into a bare table.
#include "audience.h"
#include "csvdirectoryimporter.h"
#include "csvreader.h"
#include "database.h"
#include "directoryrow.h"
#include "sampledirectory.h"
#include "sqlitecontactstore.h"
#include "townpack.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>

#include <cstdio>
#include <malloc.h>
#include <sys/resource.h>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

constexpr double target = 60; ///< seconds for the whole million
constexpr double startTarget = 3;
constexpr double cancelTarget = 1;

qint64 statusKb(const char *name)
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(name))
            return line.simplified().split(' ').value(1).toLongLong();
    }
    return 0;
}

/// The highest of resident memory is counted from here.
void forgetPeak()
{
    malloc_trim(0);
    if (QFile file(u"/proc/self/clear_refs"_s); file.open(QIODevice::WriteOnly))
        file.write("5");
}

double cpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &t) { return double(t.tv_sec) + double(t.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

class Report final {
public:
    Report() { std::printf("  %-44s %9s %9s %12s %9s\n", "stage", "s", "CPU s", "rows/s", "peak MB"); }

    /// Runs it, prints its line.
    template <class Stage> double stage(const char *name, const QString &key, qint64 rows, Stage run)
    {
        forgetPeak();
        const double cpu = cpuSeconds();
        QElapsedTimer timer;
        timer.start();
        run();
        const double seconds = double(timer.nsecsElapsed()) / 1e9;
        const double burnt = cpuSeconds() - cpu;
        const double peak = double(statusKb("VmHWM:")) / 1024;
        std::printf("  %-44s %9.2f %9.2f %12.0f %9.0f\n", name, seconds, burnt, double(rows) / seconds, peak);
        std::fflush(stdout);
        m_json.insert(key, QJsonObject{{u"seconds"_s, seconds}, {u"cpu_seconds"_s, burnt}, {u"peak_mb"_s, peak}});
        return seconds;
    }

    QJsonObject &json() { return m_json; }

private:
    QJsonObject m_json;
};

QString packOf(const QString &wanted, const QTemporaryDir &folder)
{
    if (!wanted.isEmpty())
        return wanted;
    const QString osm = QStringLiteral(CAMPANILE_SHARED_DATA "/osm/trento.osm.pbf");
    if (!QFile::exists(osm))
        return QStringLiteral(CAMPANILE_BIN_DIR "/../share/campanile/borgo-campanile.townpack");
    const QString pack = folder.filePath(u"trento.townpack"_s);
    const int code = QProcess::execute(
        QStringLiteral(CAMPANILE_BIN_DIR "/campanile-townpack"), {u"build"_s, osm, u"-o"_s, pack, u"--quiet"_s});
    return code == 0 ? pack : QString();
}

/// SQLite's shell, the same file, a table without keys; -1: there is no shell.
double bareImport(const QString &csv, const QString &database)
{
    QFile::remove(database);
    QProcess shell;
    QElapsedTimer timer;
    timer.start();
    shell.start(u"sqlite3"_s,
        {database, u"-cmd"_s, u"PRAGMA journal_mode=WAL"_s, u"-cmd"_s, u".separator ;"_s,
            u".import %1 rows"_s.arg(csv)});
    if (!shell.waitForFinished(600'000) || shell.exitCode() != 0)
        return -1;
    return double(timer.nsecsElapsed()) / 1e9;
}

struct Registry {
    std::unique_ptr<Database> database;
    std::unique_ptr<SqliteContactStore> store;

    explicit Registry(const QString &path)
    {
        auto opened = Database::open(path);
        if (!opened)
            qFatal("the registry cannot be opened");
        database = std::move(*opened);
        store = std::make_unique<SqliteContactStore>(*database);
    }

    ~Registry()
    {
        store.reset();
        database.reset();
    }
    Q_DISABLE_COPY_MOVE(Registry)
};

template <class T> T sure(const Result<T> &result)
{
    if (!result)
        qFatal("failed: code %d %s", static_cast<int>(result.error().code), qPrintable(result.error().args.join(u' ')));
    return *result;
}

/// Each thing an import does, alone on one thread: where its time goes.
void aloneStages(Report &report, const DirectoryFile &file, const Gazetteer &gazetteer, const Registry &registry)
{
    QList<QStringList> rows;
    rows.reserve(file.rows);
    report.stage("  alone: read as CSV", u"csv"_s, file.rows, [&] {
        CsvReader reader(file.path, file.encoding, file.delimiter);
        sure(reader.open().transform([] { return 0; }));
        CsvRecord record;
        while (reader.next(record))
            rows.append(std::move(record.fields));
    });
    rows.removeFirst();
    const qsizetype phone = file.fields.indexOf(DirectoryField::Phone);
    const qsizetype street = file.fields.indexOf(DirectoryField::Street);
    const qsizetype civic = file.fields.indexOf(DirectoryField::Civic);
    qsizetype found = 0;
    report.stage("  alone: phone numbers", u"numbers"_s, file.rows, [&] {
        for (const QStringList &row : std::as_const(rows))
            found += PhoneNumber::parse(row.value(phone)).has_value();
    });
    report.stage("  alone: locate", u"locate"_s, file.rows, [&] {
        for (const QStringList &row : std::as_const(rows))
            found += gazetteer.locate(row.value(street), row.value(civic)).position.has_value();
    });
    QList<QList<Contact>> batches;
    report.stage("  alone: rows to contacts", u"rows"_s, file.rows, [&] {
        for (qsizetype i = 0; i < rows.size(); ++i) {
            if (i % 4096 == 0)
                batches.append(QList<Contact>{});
            for (const Result<Contact> &contact : readRow(rows[i], file.fields, {}, gazetteer).phones) {
                if (contact)
                    batches.back().append(*contact);
            }
        }
    });
    rows.clear();
    report.stage("  alone: write contacts", u"write"_s, file.rows, [&] {
        for (const QList<Contact> &batch : std::as_const(batches))
            sure(registry.store->upsert(batch).result());
    });
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOption({u"json"_s, u"write the figures there"_s, u"FILE"_s});
    parser.addOption({u"rows"_s, u"how many rows (default: 1000000)"_s, u"N"_s, u"1000000"_s});
    parser.addOption({u"town"_s, u"a town pack (default: Trento, else the sample town)"_s, u"FILE"_s});
    parser.addOption(
        {u"folder"_s, u"where the registry is written (default: the folder of temporary files)"_s, u"FOLDER"_s});
    parser.addHelpOption();
    parser.process(application);
    const int rows = parser.value(u"rows"_s).toInt();

    const QTemporaryDir folder(parser.isSet(u"folder"_s) ? parser.value(u"folder"_s) + u"/import-XXXXXX"_s
                                                         : QDir::tempPath() + u"/import-XXXXXX"_s);
    const auto town = sure(TownPack::open(packOf(parser.value(u"town"_s), folder)));
    QJsonObject json;
    bool met = true;
    for (const bool dirty : {false, true}) {
        const QString csv = folder.filePath(dirty ? u"dirty.csv"_s : u"clean.csv"_s);
        if (const auto written = writeSampleDirectory(*town, {.count = rows, .seed = 1, .dirty = dirty}, csv); !written)
            qFatal("the directory cannot be written");
        std::printf("%s%d rows on %s%s, %.0f MB\n", dirty ? "\n" : "", rows, qPrintable(town->town().name),
            dirty ? ", every 20th row with a fault" : "", double(QFileInfo(csv).size()) / 1e6);
        Report report;
        const double bare = bareImport(csv, folder.filePath(u"bare.db"_s));
        std::printf("  %-44s %9.2f %9s %12.0f\n", "peer: sqlite3 .import into a bare table", bare, "", rows / bare);
        report.json().insert(u"sqlite_import_seconds"_s, bare);
        const QString path = folder.filePath(u"registry.db"_s);
        const auto removeRegistry = [&] {
            for (const QString &tail : {u""_s, u"-wal"_s, u"-shm"_s})
                QFile::remove(path + tail);
        };
        DirectoryFile file;
        {
            const Registry registry(path);
            CsvDirectoryImporter importer(*registry.store, town);
            const double inspected = report.stage("inspect (encoding, columns, lines)", u"inspect"_s, rows,
                [&] { file = sure(importer.inspect(csv).result()); });
            const double checked = report.stage(
                "check (what would be imported)", u"check"_s, rows, [&] { sure(importer.check(file, {}).result()); });
            ImportReport imported;
            const double written =
                report.stage("import", u"import"_s, rows, [&] { imported = sure(importer.import(file, {}).result()); });
            std::printf(
                "  inspect + import %.1f s (target %.0f s); with the check in between %.1f s; %d contacts, %d exact, "
                "%d normalised, %d interpolated, %d without position, %lld rejected\n",
                inspected + written, target, inspected + checked + written, imported.added, imported.exact,
                imported.normalised, imported.interpolated, imported.withoutPosition,
                static_cast<long long>(imported.rejectedCount));
            met = met && inspected + written <= target * rows / 1e6;
            report.stage("import again (all of them known)", u"import_again"_s, rows,
                [&] { sure(importer.import(file, {}).result()); });
        }
        qint64 before = 0;
        std::shared_ptr<const AudienceIndex> index;
        const double start = report.stage("start: open the registry, index its contacts", u"start"_s, rows, [&] {
            const Registry registry(path);
            malloc_trim(0);
            before = static_cast<qint64>(mallinfo2().uordblks + mallinfo2().hblkhd);
            index = sure(registry.store->index().result());
        });
        const double each = double(static_cast<qint64>(mallinfo2().uordblks + mallinfo2().hblkhd) - before)
            / double(std::max<qsizetype>(index->contacts().size(), 1));
        std::printf("  ready in %.2f s (target %.0f s); %.0f bytes of memory a contact with its index\n", start,
            startTarget, each);
        report.json().insert(u"bytes_per_contact"_s, each);
        met = met && start <= startTarget;
        index.reset();
        removeRegistry();
        {
            const Registry registry(path);
            CsvDirectoryImporter importer(*registry.store, town);
            auto future = importer.import(file, {});
            QThread::sleep(std::chrono::milliseconds(1500));
            QElapsedTimer timer;
            timer.start();
            future.cancel();
            future.waitForFinished();
            const double stopped = double(timer.nsecsElapsed()) / 1e9;
            const int kept = sure(registry.store->stats().result()).contacts;
            std::printf("  cancelled after 1.5 s: stopped in %.2f s (target %.0f s) with %d contacts kept\n", stopped,
                cancelTarget, kept);
            report.json().insert(u"cancel_seconds"_s, stopped);
            met = met && stopped <= cancelTarget;
        }
        removeRegistry();
        if (!dirty) {
            const Registry registry(path);
            aloneStages(report, file, *town, registry);
        }
        removeRegistry();
        json.insert(dirty ? u"dirty"_s : u"clean"_s, report.json());
    }
    if (parser.isSet(u"json"_s)) {
        QFile file(parser.value(u"json"_s));
        if (!file.open(QIODevice::WriteOnly))
            return 1;
        json.insert(u"rows"_s, rows);
        json.insert(u"met"_s, met);
        file.write(QJsonDocument(json).toJson());
    }
    return met ? 0 : 1;
}
