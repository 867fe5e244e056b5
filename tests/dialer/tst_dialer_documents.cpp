// SPDX-License-Identifier: GPL-3.0-or-later
#include "digest.h"
#include "library.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <random>
#include <thread>

using namespace campanile::dialer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto message = DocumentKind::Message;

/// A console that follows the rule: what it made is put on what it knows; when another was faster, it reads, keeps
/// both, and puts its own as another document. An edit beats a delete.
class Console final {
public:
    Console(DocumentStore &store, std::string name)
        : m_store(store)
        , m_name(std::move(name))
    {
    }

    void read()
    {
        for (;;) {
            const auto page = m_store.list(m_after, 2);
            QVERIFY(page.has_value());
            for (const auto &document : page->documents) {
                QVERIFY(document.revision > m_after);
                m_known[document.id] = document;
                m_after = document.revision;
            }
            if (!page->more)
                return;
        }
    }

    void edit(const std::string &id, const std::string &content)
    {
        const auto known = m_known.find(id);
        put({message, id, known == m_known.end() ? 0 : known->second.revision, content, {}, false});
    }

    void remove(const std::string &id)
    {
        const auto known = m_known.find(id);
        if (known == m_known.end() || known->second.deleted)
            return;
        // one that changed meanwhile is not deleted: what it became was not seen here
        const auto put = m_store.put({message, id, known->second.revision, {}, {}, true}, m_name, 0);
        QVERIFY(put.has_value() || put.error().reason == "CHANGED_MEANWHILE");
        if (put)
            removed.push_back(known->second.content);
    }

    [[nodiscard]] std::vector<std::string> ids() const
    {
        std::vector<std::string> ids;
        for (const auto &[id, document] : m_known)
            ids.push_back(id);
        return ids;
    }

    [[nodiscard]] const std::map<std::string, Document> &known() const { return m_known; }

    std::vector<std::string> removed; ///< contents that were on the screen when they were deleted
    std::vector<std::string> replaced; ///< contents that were on the screen when they were edited
    std::vector<std::string> made;
    int conflicts = 0;

private:
    void put(DocumentChange change)
    {
        auto put = m_store.put(change, m_name, 0);
        if (!put) {
            QCOMPARE(put.error().reason, "CHANGED_MEANWHILE");
            ++conflicts;
            change.id += "." + m_name + std::to_string(m_copies++);
            change.baseRevision = 0;
            put = m_store.put(change, m_name, 0);
        } else if (const auto known = m_known.find(change.id); known != m_known.end() && !known->second.deleted) {
            replaced.push_back(known->second.content);
        }
        QVERIFY2(put.has_value(), put ? "" : put.error().text().c_str());
        made.push_back(change.content);
    }

    DocumentStore &m_store;
    std::string m_name;
    std::map<std::string, Document> m_known;
    std::int64_t m_after = 0;
    int m_copies = 0;
};

} // namespace

class tst_dialer_documents final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void everyChangeTakesTheNextNumber();
    void whoeverIsLaterMustLook();
    void aLostAnswerIsAskedForAgain();
    void aTombstoneAndBack();
    void itsAudioMustBeHere();
    void refused_data();
    void refused();
    void pages();
    void surviveARestart();
    void anotherFile();
    void twoAtTheSameMoment();
    void nothingIsLost();

private:
    void open();

    [[nodiscard]] Result<Document> put(
        const std::string &id, std::int64_t base, const std::string &content, const std::string &author = "a")
    {
        return m_store->put({message, id, base, content, {}, content.empty()}, author, 7);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DocumentStore> m_store;
};

void tst_dialer_documents::open()
{
    m_store.reset();
    auto store = DocumentStore::open(m_folder->filePath(u"documents.sqlite"_s).toStdString(), {});
    QVERIFY2(store.has_value(), store ? "" : store.error().text().c_str());
    m_store = std::move(*store);
}

void tst_dialer_documents::init()
{
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    open();
}

void tst_dialer_documents::everyChangeTakesTheNextNumber()
{
    QCOMPARE(m_store->lastRevision(), 0);
    QCOMPARE(*put("river", 0, "{1}"), (Document{message, "river", 1, "{1}", {}, false, 7, "a"}));
    QCOMPARE(put("fire", 0, "{2}", "b")->revision, 2);
    QCOMPARE(put("river", 1, "{3}", "b")->revision, 3);
    const auto page = m_store->list(0, 100);
    QCOMPARE(page->documents.size(), 2U); // the newest of each, once
    QCOMPARE(page->documents[0].id, "fire");
    QCOMPARE(page->documents[1], (Document{message, "river", 3, "{3}", {}, false, 7, "b"}));
    QCOMPARE(page->lastRevision, 3);
    QVERIFY(!page->more);
    QCOMPARE(m_store->list(2, 100)->documents.size(), 1U);
    QCOMPARE(m_store->list(3, 100)->documents.size(), 0U);
    // the same id in another kind is another document
    QCOMPARE(m_store->put({DocumentKind::Draft, "river", 0, "{4}", {}, false}, "a", 8)->revision, 4);
}

void tst_dialer_documents::whoeverIsLaterMustLook()
{
    QVERIFY(put("river", 0, "{1}").has_value());
    QVERIFY(put("river", 1, "{a}", "a").has_value());
    const auto late = put("river", 1, "{b}", "b");
    QCOMPARE(late.error().text(), "CHANGED_MEANWHILE: 2");
    QCOMPARE(late.error().kind, Failure::Kind::Aborted);
    QVERIFY(!put("river", 0, "{c}").has_value()); // it is not new
    QVERIFY(!put("river", 3, "{c}").has_value()); // nor that far
    QVERIFY(!put("other", 1, "{c}").has_value()); // nor was this ever here
    QCOMPARE(m_store->lastRevision(), 2);
    QCOMPARE(m_store->list(0, 9)->documents.front().content, "{a}");
}

void tst_dialer_documents::aLostAnswerIsAskedForAgain()
{
    const auto first = put("river", 0, "{1}");
    QCOMPARE(*put("river", 0, "{1}"), *first);
    const auto second = put("river", 1, "{2}");
    QCOMPARE(*put("river", 1, "{2}"), *second);
    QCOMPARE(m_store->lastRevision(), 2);
    QVERIFY(!put("river", 0, "{1}").has_value()); // it was changed after that
    QVERIFY(put("river", 2, {}).has_value());
    QCOMPARE(put("river", 2, {})->revision, 3);
}

void tst_dialer_documents::aTombstoneAndBack()
{
    QVERIFY(put("river", 0, "{1}").has_value());
    const auto gone = put("river", 1, {});
    QVERIFY(gone->deleted && gone->content.empty());
    QCOMPARE(m_store->list(1, 9)->documents, std::vector{*gone});
    QCOMPARE(put("river", 1, "{2}").error().reason, "CHANGED_MEANWHILE"); // an edit that was not there in time...
    const auto back = put("river", 2, "{2}"); // ...is put on the tombstone: an edit beats a delete
    QCOMPARE(back->revision, 3);
    QVERIFY(!back->deleted);
}

void tst_dialer_documents::itsAudioMustBeHere()
{
    auto library =
        Library::open({.folder = m_folder->filePath(u"library"_s).toStdString(), .vfs = {}, .nowMs = {}, .pinned = {}});
    QVERIFY(library.has_value());
    const auto put = (*library)->put({message, "river", 0, "{}", {sha256("x")}}, "a");
    QCOMPARE(put.error().text(), "AUDIO_MISSING: " + hex(sha256("x")));
    QCOMPARE((*library)->documents().lastRevision(), 0);
}

void tst_dialer_documents::refused_data()
{
    QTest::addColumn<DocumentChange>("change");
    const std::string sha(32, 'x');
    QTest::newRow("no id") << DocumentChange{message, "", 0, "{}", {}, false};
    QTest::newRow("a long id") << DocumentChange{message, std::string(65, 'a'), 0, "{}", {}, false};
    QTest::newRow("a path") << DocumentChange{message, "a/b", 0, "{}", {}, false};
    QTest::newRow("no kind") << DocumentChange{static_cast<DocumentKind>(0), "a", 0, "{}", {}, false};
    QTest::newRow("a kind to come") << DocumentChange{static_cast<DocumentKind>(4), "a", 0, "{}", {}, false};
    QTest::newRow("a negative base") << DocumentChange{message, "a", -1, "{}", {}, false};
    QTest::newRow("no content") << DocumentChange{message, "a", 0, "", {}, false};
    QTest::newRow("a tombstone that speaks") << DocumentChange{message, "a", 0, "{}", {}, true};
    QTest::newRow("a tombstone with audio") << DocumentChange{message, "a", 0, "", {sha}, true};
    QTest::newRow("half a name") << DocumentChange{message, "a", 0, "{}", {"x"}, false};
    QTest::newRow("too large") << DocumentChange{message, "a", 0, std::string(largestContent + 1, 'x'), {}, false};
    QTest::newRow("too much audio") << DocumentChange{
        message, "a", 0, "{}", std::vector<std::string>(mostBlobsOfADocument + 1, sha), false};
}

void tst_dialer_documents::refused()
{
    QFETCH(DocumentChange, change);
    const auto put = m_store->put(change, "a", 0);
    QVERIFY(!put.has_value());
    QCOMPARE(put.error().reason, "DOCUMENT_INVALID");
    QCOMPARE(m_store->lastRevision(), 0);
}

void tst_dialer_documents::pages()
{
    const std::string large(largestContent, 'x');
    for (int i = 0; i < 5; ++i)
        QVERIFY(put("d" + std::to_string(i), 0, i % 2 ? large : "{}").has_value());
    std::int64_t after = 0;
    std::vector<std::size_t> sizes;
    for (bool more = true; more;) {
        const auto page = m_store->list(after, 3);
        sizes.push_back(page->documents.size());
        after = page->documents.back().revision;
        more = page->more;
    }
    QCOMPARE(sizes, (std::vector<std::size_t>{3, 2}));
    for (int i = 0; i < 4; ++i)
        QVERIFY(put("e" + std::to_string(i), 0, large).has_value());
    const auto page = m_store->list(5, 100);
    QCOMPARE(page->documents.size(), 2U); // more would not fit a message
    QVERIFY(page->more);
    QCOMPARE(m_store->list(10, 5).error().reason, "REVISION_UNKNOWN");
    QCOMPARE(m_store->list(-1, 5).error().reason, "REVISION_UNKNOWN");
}

void tst_dialer_documents::surviveARestart()
{
    const auto id = m_store->libraryId();
    QCOMPARE(id.size(), 32U);
    QVERIFY(put("river", 0, "{1}").has_value());
    const auto before = m_store->list(0, 9)->documents;
    open();
    QCOMPARE(m_store->libraryId(), id);
    QCOMPARE(m_store->lastRevision(), 1);
    QCOMPARE(m_store->list(0, 9)->documents, before);
    QCOMPARE(put("fire", 0, "{2}")->revision, 2);
}

void tst_dialer_documents::anotherFile()
{
    const auto path = m_folder->filePath(u"other"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    QCOMPARE(DocumentStore::open(path.toStdString(), {}).error().reason, "LIBRARY_CORRUPT");
    QVERIFY(!DocumentStore::open(m_folder->filePath(u"no/such/folder"_s).toStdString(), {}).has_value());
}

void tst_dialer_documents::twoAtTheSameMoment()
{
    std::atomic<int> won = 0;
    std::atomic<int> lost = 0;
    std::vector<std::thread> consoles;
    for (int i = 0; i < 8; ++i) {
        consoles.emplace_back([&, i] {
            for (int round = 0; round < 20; ++round) {
                const auto put =
                    m_store->put({message, "river" + std::to_string(round), 0, std::to_string(i), {}, false}, "a", 0);
                ++(put ? won : lost);
            }
        });
    }
    for (auto &console : consoles)
        console.join();
    QCOMPARE(won.load(), 20);
    QCOMPARE(lost.load(), 140);
    QCOMPARE(m_store->lastRevision(), 20);
}

/// Consoles that edit, delete, read now and then, and go on from what they last read. Whatever was made is in a
/// document, or was replaced or deleted by somebody who had it on the screen.
void tst_dialer_documents::nothingIsLost()
{
    int conflicts = 0;
    for (unsigned seed = 1; seed <= 1000; ++seed) {
        std::mt19937 random(seed);
        std::vector<std::unique_ptr<Console>> consoles;
        auto file = DocumentStore::open(":memory:", {});
        QVERIFY(file.has_value());
        for (const auto *name : {"a", "b", "c"})
            consoles.push_back(std::make_unique<Console>(**file, name));
        int made = 0;
        for (int step = 0; step < 40; ++step) {
            auto &console = *consoles[random() % consoles.size()];
            const auto id = "m" + std::to_string(random() % 3);
            switch (random() % 5) {
            case 0:
            case 1: console.edit(id, "content " + std::to_string(++made)); break;
            case 2: console.remove(id); break;
            default: console.read();
            }
            if (QTest::currentTestFailed())
                return;
        }
        std::multiset<std::string> kept;
        Console reader(**file, "reader");
        reader.read();
        for (const auto &[id, document] : reader.known())
            kept.insert(document.content);
        for (const auto &console : consoles) {
            kept.insert(console->removed.begin(), console->removed.end());
            kept.insert(console->replaced.begin(), console->replaced.end());
            conflicts += console->conflicts;
        }
        for (const auto &console : consoles) {
            for (const auto &content : console->made)
                QVERIFY2(kept.contains(content), ("seed " + std::to_string(seed) + " lost " + content).c_str());
        }
    }
    QVERIFY(conflicts > 1000);
    qInfo("1,000 seeds, %d conflicts, nothing lost", conflicts);
}

QTEST_GUILESS_MAIN(tst_dialer_documents)
#include "tst_dialer_documents.moc"
