// SPDX-License-Identifier: GPL-3.0-or-later
#include "documentsource.h"
#include "fakelibrary.h"
#include "librarymerge.h"
#include "librarysync.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace campanile;
using namespace campanile::testing;
using namespace Qt::StringLiterals;

namespace {

/// Notes, each a line of text; their title is in front of a bar, what was said behind it.
class Notes final : public DocumentSource {
public:
    QMap<QString, QByteArray> notes;
    QSet<QString> removed;
    QHash<QString, QHash<QByteArray, QString>> files;
    QString folder;
    QSet<QString> unreadable; ///< ids whose content this program is too old for

    [[nodiscard]] LibraryDocument::Kind kind() const override { return LibraryDocument::Kind::Message; }

    [[nodiscard]] QList<LocalDocument> documents() const override
    {
        QList<LocalDocument> result;
        for (const QString &id : notes.keys())
            result.append(*document(id));
        for (const QString &id : removed)
            result.append(*document(id));
        return result;
    }

    [[nodiscard]] std::optional<LocalDocument> document(const QString &id) const override
    {
        if (removed.contains(id))
            return LocalDocument{.id = id, .deleted = true};
        if (!notes.contains(id))
            return std::nullopt;
        const QByteArray content = notes.value(id);
        return LocalDocument{.id = id,
            .title = QString::fromUtf8(content),
            .content = content,
            .digest = contentDigest(content),
            .blobs = files.value(id)};
    }

    [[nodiscard]] bool isOwn(const QString &) const override { return false; }

    Result<void> takeOver(const LibraryDocument &document) override
    {
        if (unreadable.contains(document.id))
            return failure(ErrorCode::FileTooNew, {document.id, {}, {}});
        document.deleted ? drop(document.id) : write(document.id, document.content);
        return {};
    }

    Result<bool> keepBoth(const LibraryDocument &theirs, const QString &console) override
    {
        if (unreadable.contains(theirs.id))
            return failure(ErrorCode::FileTooNew, {theirs.id, {}, {}});
        const LocalDocument ours = *document(theirs.id);
        const QString said = QString::fromUtf8(ours.content);
        write(copyId(ours), (copyTitle(said.section(u'|', 0, 0), console) + u'|' + said.section(u'|', 1)).toUtf8());
        write(theirs.id, theirs.content);
        return true;
    }

    [[nodiscard]] QString blobPath(const QByteArray &digest) const override
    {
        return folder + u'/' + QString::fromLatin1(digest.toHex());
    }

    void write(const QString &id, const QByteArray &content)
    {
        removed.remove(id);
        notes.insert(id, content);
        Q_EMIT changed();
    }

    void drop(const QString &id)
    {
        notes.remove(id);
        removed.insert(id);
        Q_EMIT changed();
    }

    [[nodiscard]] QSet<QByteArray> said() const
    {
        QSet<QByteArray> result;
        for (const QByteArray &note : notes)
            result.insert(note.mid(note.indexOf('|') + 1));
        return result;
    }
};

LibraryDocument held(const LibraryShelf &shelf, const QString &id)
{
    return shelf.documents.value({LibraryDocument::Kind::Message, id});
}

struct Console {
    explicit Console(LibraryShelf &shelf, const QString &theName)
        : name(theName)
        , library(shelf)
    {
        start();
    }

    /// As after kill -9: what was in memory is gone.
    void start()
    {
        sync = std::make_unique<LibrarySync>(library, journal, QList<DocumentSource *>{&notes}, clock, name);
    }

    [[nodiscard]] bool round()
    {
        std::optional<std::optional<Error>> ended;
        const auto connection = QObject::connect(
            sync.get(), &LibrarySync::finished, sync.get(), [&](const std::optional<Error> &error) { ended = error; });
        sync->run();
        const bool came = QTest::qWaitFor([&] { return ended.has_value(); }, 10'000);
        QObject::disconnect(connection);
        return came && !*ended;
    }

    QString name;
    SystemClock clock;
    FakeLibrary library;
    MemoryJournal journal;
    Notes notes;
    std::unique_ptr<LibrarySync> sync;
};

} // namespace

class TestLibrarySync : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void mergeRule();
    void waitsAndIsSent();
    void twoEditsAreBothKept();
    void editBeatsDelete();
    void whatIsTooNewIsNotOverwritten();
    void anotherLibrary();
    void refusedWaitsForItsChange();
    void audioGoesWithIt();
    void nothingIsEverLost();
};

void TestLibrarySync::mergeRule()
{
    const QByteArray none, a = "a"_ba, b = "b"_ba, c = "c"_ba;
    QCOMPARE(mergeStep(none, std::nullopt, a), MergeStep::TakeTheirs);
    QCOMPARE(mergeStep(none, std::nullopt, none), MergeStep::Agree);
    QCOMPARE(mergeStep(a, std::nullopt, none), MergeStep::Agree);
    QCOMPARE(mergeStep(a, a, b), MergeStep::TakeTheirs);
    QCOMPARE(mergeStep(a, a, none), MergeStep::TakeTheirs);
    QCOMPARE(mergeStep(a, b, a), MergeStep::KeepOurs);
    QCOMPARE(mergeStep(a, b, b), MergeStep::Agree);
    QCOMPARE(mergeStep(a, b, c), MergeStep::KeepBoth);
    QCOMPARE(mergeStep(none, b, c), MergeStep::KeepBoth);
    QCOMPARE(mergeStep(a, b, none), MergeStep::KeepOurs); // an edit beats a deletion
    QCOMPARE(mergeStep(a, none, b), MergeStep::TakeTheirs);
    QCOMPARE(mergeStep(a, none, a), MergeStep::KeepOurs); // deleted here, untouched there
    QCOMPARE(mergeStep(a, none, none), MergeStep::Agree);
    QCOMPARE(mergeStep(none, none, b), MergeStep::TakeTheirs); // deleted, and somebody brought it back
}

void TestLibrarySync::waitsAndIsSent()
{
    LibraryShelf shelf;
    Console a(shelf, u"a"_s), b(shelf, u"b"_s);
    bool away = true;
    a.library.losesRequest = [&] { return away; };
    a.notes.write(u"1"_s, "Piena|sale"_ba);
    QTRY_COMPARE(a.sync->pending().size(), 1);
    const QDateTime since = a.sync->pending()[0].since;
    QVERIFY(since.isValid());
    QVERIFY(!a.round());
    a.start(); // killed; it still waits, since the same moment
    QCOMPARE(a.sync->pending().size(), 1);
    QCOMPARE(a.sync->pending()[0].since, since);
    away = false;
    QVERIFY(a.round());
    QVERIFY(a.sync->pending().isEmpty());
    QVERIFY(b.round());
    QCOMPARE(b.notes.notes, a.notes.notes);
    QVERIFY(b.sync->pending().isEmpty());
    b.notes.drop(u"1"_s);
    QTRY_COMPARE(b.sync->pending().size(), 1);
    QVERIFY(b.sync->pending()[0].deletes);
    QVERIFY(b.round());
    QVERIFY(a.round());
    QVERIFY(a.notes.notes.isEmpty());
    QVERIFY(a.sync->pending().isEmpty());
}

void TestLibrarySync::twoEditsAreBothKept()
{
    LibraryShelf shelf;
    Console a(shelf, u"portatile 1"_s), b(shelf, u"portatile 2"_s);
    a.notes.write(u"1"_s, "Piena|vecchio"_ba);
    QVERIFY(a.round() && b.round());
    a.notes.write(u"1"_s, "Piena|da a"_ba);
    b.notes.write(u"1"_s, "Piena|da b"_ba);
    QVERIFY(a.round() && b.round() && a.round());
    QCOMPARE(a.notes.notes.size(), 2);
    QCOMPARE(a.notes.notes, b.notes.notes);
    QCOMPARE(a.notes.notes[u"1"_s], "Piena|da a"_ba);
    QVERIFY(a.notes.notes.values().contains("Piena (from portatile 2)|da b"_ba));
}

void TestLibrarySync::editBeatsDelete()
{
    LibraryShelf shelf;
    Console a(shelf, u"a"_s), b(shelf, u"b"_s);
    for (const bool deleterFirst : {true, false}) {
        const QString id = deleterFirst ? u"x"_s : u"y"_s;
        a.notes.write(id, "t|alt"_ba);
        QVERIFY(a.round() && b.round());
        a.notes.drop(id);
        b.notes.write(id, "t|neu"_ba);
        QVERIFY(deleterFirst ? a.round() && b.round() : b.round() && a.round());
        QVERIFY(a.round() && b.round());
        QCOMPARE(a.notes.notes.value(id), "t|neu"_ba);
        QCOMPARE(b.notes.notes.value(id), "t|neu"_ba);
        QVERIFY(!a.notes.removed.contains(id));
        QVERIFY(a.sync->pending().isEmpty() && b.sync->pending().isEmpty());
    }
}

void TestLibrarySync::whatIsTooNewIsNotOverwritten()
{
    LibraryShelf shelf;
    Console a(shelf, u"a"_s), old(shelf, u"old"_s);
    a.notes.write(u"1"_s, "t|eins"_ba);
    a.notes.write(u"2"_s, "t|anders"_ba);
    QVERIFY(a.round() && old.round());
    old.notes.unreadable = {u"1"_s};
    a.notes.write(u"1"_s, "t|new format"_ba);
    a.notes.write(u"2"_s, "t|zwei"_ba);
    QVERIFY(a.round() && old.round());
    QCOMPARE(old.notes.notes[u"1"_s], "t|eins"_ba);
    QCOMPARE(old.notes.notes[u"2"_s], "t|zwei"_ba); // the rest goes on
    old.notes.write(u"1"_s, "t|mine"_ba);
    QVERIFY(old.round());
    QVERIFY(old.round());
    QCOMPARE(old.sync->pending().size(), 1);
    QVERIFY(old.sync->pending()[0].error.code != ErrorCode::None);
    QVERIFY(a.round());
    QCOMPARE(a.notes.notes[u"1"_s], "t|new format"_ba);
    old.start(); // an update: it can read it now
    old.notes.unreadable.clear();
    shelf.id = u"library-2"_s; // anything that lists it again
    QVERIFY(old.round() && a.round());
    QVERIFY(old.notes.said().contains("mine"_ba) && old.notes.said().contains("new format"_ba));
}

void TestLibrarySync::anotherLibrary()
{
    LibraryShelf shelf;
    Console a(shelf, u"a"_s), b(shelf, u"b"_s);
    a.notes.write(u"1"_s, "t|eins"_ba);
    QVERIFY(a.round() && b.round());
    shelf = LibraryShelf();
    shelf.id = u"library-2"_s; // the dialer was set up anew
    b.notes.write(u"1"_s, "t|zwei"_ba);
    QVERIFY(a.round() && b.round() && a.round());
    QCOMPARE(a.notes.notes, b.notes.notes);
    QVERIFY(a.notes.said().contains("zwei"_ba));
    // restored from a backup of before: its numbers are smaller than ours
    shelf = LibraryShelf();
    shelf.id = u"library-2"_s;
    QVERIFY(a.round() && b.round());
    QCOMPARE(shelf.documents.size(), a.notes.notes.size());
}

void TestLibrarySync::refusedWaitsForItsChange()
{
    LibraryShelf shelf;
    Console a(shelf, u"a"_s);
    a.notes.write(u"1"_s, "t|eins"_ba);
    a.notes.files[u"1"_s].insert(QByteArray(32, 'x'), u"/not/there"_s);
    a.notes.write(u"2"_s, "t|zwei"_ba);
    QVERIFY(a.round());
    QCOMPARE(a.sync->pending().size(), 1);
    QCOMPARE(a.sync->pending()[0].error.code, ErrorCode::FileNotFound);
    QCOMPARE(shelf.documents.size(), 1); // the other one went
    QVERIFY(a.round());
    QCOMPARE(a.sync->pending()[0].error.code, ErrorCode::FileNotFound);
    a.notes.files.clear();
    QVERIFY(a.sync->retry(LibraryDocument::Kind::Message, u"1"_s));
    QVERIFY(a.round());
    QVERIFY(a.sync->pending().isEmpty());

    a.notes.write(u"2"_s, "t|drei"_ba);
    QTRY_COMPARE(a.sync->pending().size(), 1);
    QVERIFY(a.sync->discard(LibraryDocument::Kind::Message, u"2"_s));
    QVERIFY(a.sync->pending().isEmpty());
    QVERIFY(a.round());
    QCOMPARE(held(shelf, u"2"_s).content, "t|zwei"_ba);
    QCOMPARE(a.notes.notes[u"2"_s], "t|drei"_ba); // it stays here
    a.notes.write(u"2"_s, "t|vier"_ba);
    QVERIFY(a.round());
    QCOMPARE(held(shelf, u"2"_s).content, "t|vier"_ba);
}

void TestLibrarySync::audioGoesWithIt()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u"a"_s) && QDir(folder.path()).mkpath(u"b"_s));
    LibraryShelf shelf;
    Console a(shelf, u"a"_s), b(shelf, u"b"_s);
    a.notes.folder = folder.filePath(u"a"_s);
    b.notes.folder = folder.filePath(u"b"_s);
    const QByteArray large(100'000, 'l'), small(10, 's');
    for (const QByteArray &bytes : {large, small}) {
        const QByteArray digest = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
        QFile file(a.notes.blobPath(digest));
        QVERIFY(file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size());
        const QString id = QString::number(bytes.size());
        a.notes.files[id].insert(digest, file.fileName());
        a.notes.write(id, "t|"_ba + id.toUtf8());
    }
    QTRY_COMPARE(a.sync->pending().size(), 2);
    QCOMPARE(a.sync->pending()[0].size, 10); // small first
    QCOMPARE(a.sync->pending()[1].size, 100'000);
    QVERIFY(a.round());
    QCOMPARE(held(shelf, u"10"_s).revision, 1);
    const qint64 sent = a.library.bytesSent;
    a.notes.write(u"100000"_s, "t|other words, same sound"_ba);
    QVERIFY(a.round());
    QCOMPARE(a.library.bytesSent, sent);
    QVERIFY(b.round());
    QFile came(b.notes.blobPath(QCryptographicHash::hash(large, QCryptographicHash::Sha256)));
    QVERIFY(came.open(QFile::ReadOnly));
    QCOMPARE(came.readAll(), large);
}

void TestLibrarySync::nothingIsEverLost()
{
    for (quint32 seed = 1; seed <= 500; ++seed) {
        QRandomGenerator random(seed);
        LibraryShelf shelf;
        std::vector<std::unique_ptr<Console>> consoles;
        const int count = 2 + random.bounded(2);
        QList<bool> offline(count, false);
        bool quiet = false;
        for (int i = 0; i < count; ++i) {
            consoles.push_back(std::make_unique<Console>(shelf, u"console %1"_s.arg(i)));
            consoles.back()->library.losesRequest = [&, i] {
                return !quiet && (offline[i] || random.bounded(12) == 0);
            };
            consoles.back()->library.losesAnswer = [&] { return !quiet && random.bounded(12) == 0; };
        }
        QSet<QByteArray> alive; // what was said and neither said otherwise nor deleted by one who saw it
        int next = 0;
        for (int step = 0; step < 40; ++step) {
            const int who = random.bounded(count);
            Console &console = *consoles[static_cast<size_t>(who)];
            const QStringList ids = console.notes.notes.keys();
            const QString id = ids.isEmpty() ? QString() : ids[random.bounded(static_cast<int>(ids.size()))];
            const QByteArray there = console.notes.notes.value(id);
            const QByteArray said = there.mid(there.indexOf('|') + 1);
            const QByteArray fresh = "text " + QByteArray::number(next++);
            switch (random.bounded(9)) {
            case 0:
            case 1:
                console.notes.write(u"%1-%2"_s.arg(seed).arg(step), "T|" + fresh);
                alive.insert(fresh);
                break;
            case 2:
            case 3:
            case 4:
                if (!id.isEmpty()) {
                    console.notes.write(id, there.first(there.indexOf('|') + 1) + fresh);
                    alive.remove(said);
                    alive.insert(fresh);
                }
                break;
            case 5:
                if (!id.isEmpty()) {
                    console.notes.drop(id);
                    alive.remove(said);
                }
                break;
            case 6: offline[who] = !offline[who]; break;
            case 7: console.start(); break; // killed
            default: (void)console.round(); break;
            }
        }
        quiet = true;
        for (int again = 0; again < 3; ++again) {
            for (const auto &console : consoles)
                QVERIFY2(console->round(), qPrintable(u"seed %1"_s.arg(seed)));
        }
        for (const auto &console : consoles) {
            QVERIFY2(console->sync->pending().isEmpty(), qPrintable(u"seed %1: something still waits"_s.arg(seed)));
            QVERIFY2(console->notes.notes == consoles[0]->notes.notes, qPrintable(u"seed %1: they differ"_s.arg(seed)));
            const QSet<QByteArray> lost = alive - console->notes.said();
            QVERIFY2(lost.isEmpty(),
                qPrintable(u"seed %1: lost %2"_s.arg(seed).arg(
                    QString::fromUtf8(QByteArrayList(lost.cbegin(), lost.cend()).join(", ")))));
        }
    }
}

QTEST_GUILESS_MAIN(TestLibrarySync)
#include "tst_librarysync.moc"
