// SPDX-License-Identifier: GPL-3.0-or-later
#include "blobupload.h"
#include "library.h"
#include "sampledata.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace campanile::dialer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t start = 1'790'000'000'000;
constexpr std::int64_t day = 24LL * 3600 * 1000;

std::string bytesOf(int seed, std::size_t size)
{
    std::string bytes(size, '\0');
    auto state = static_cast<std::uint32_t>(seed) * 2'654'435'761U + 1;
    for (auto &byte : bytes) {
        state = state * 1'664'525U + 1'013'904'223U;
        byte = static_cast<char>(state >> 24U);
    }
    return bytes;
}

QStringList filesIn(const QString &folder)
{
    QStringList files;
    const QDir root(folder);
    for (const auto &entry : root.entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot))
        files += entry.isDir() ? filesIn(entry.filePath()) : QStringList{entry.fileName()};
    return files;
}

} // namespace

class tst_dialer_shelf final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aBlobFromItsFirstByteToItsLast();
    void onlyTheRightOffsetGoesOn();
    void wrongBytesAreDiscarded();
    void whatIsWholeIsNotSentAgain();
    void twoUploadsOfOneBlob();
    void aSilentUploadIsTakenOver();
    void manyAtOnce();
    void allBytesButNoLook();
    void aDiskThatForgets();
    void tooLittleRoom();
    void limits();
    void whatNobodyNeedsGoesAfterThirtyDays();
    void whatACampaignPlaysStays();
    void oneProcess();

private:
    [[nodiscard]] Library::Options options() const;
    void open(Library::Options options);
    [[nodiscard]] Result<void> put(const std::string &bytes);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    std::int64_t m_now = start;
};

Library::Options tst_dialer_shelf::options() const
{
    Library::Options options{.folder = m_folder->filePath(u"library"_s).toStdString(),
        .vfs = {},
        .reserve = 0,
        .nowMs = [this] { return m_now; },
        .pinned = {}};
    return options;
}

void tst_dialer_shelf::open(Library::Options options)
{
    m_library.reset();
    auto library = Library::open(std::move(options));
    QVERIFY2(library.has_value(), library ? "" : library.error().text().c_str());
    m_library = std::move(*library);
}

void tst_dialer_shelf::init()
{
    m_now = start;
    m_library.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    open(options());
}

Result<void> tst_dialer_shelf::put(const std::string &bytes)
{
    auto upload = m_library->blobs().upload(sha256(bytes), static_cast<std::int64_t>(bytes.size()), 0);
    return upload ? (*upload)->add(bytes) : std::unexpected(upload.error());
}

void tst_dialer_shelf::aBlobFromItsFirstByteToItsLast()
{
    const auto bytes = bytesOf(1, 100'000);
    const auto name = sha256(bytes);
    auto &blobs = m_library->blobs();
    QCOMPARE(blobs.find(name).error().reason, "BLOB_NOT_FOUND");
    QCOMPARE(m_library->audio(name).error().text(), "AUDIO_MISSING: " + hex(name));
    {
        const auto upload = blobs.upload(name, 100'000, 0);
        QVERIFY(upload.has_value());
        QVERIFY((*upload)->add(bytes.substr(0, 40'000)).has_value());
        QCOMPARE(*blobs.find(name), (BlobState{name, 100'000, 40'000}));
        QVERIFY(!blobs.has(name));
        QCOMPARE(blobs.read(name, 0, 10).error().reason, "BLOB_NOT_FOUND");
    }
    open(options()); // as after a restart
    const auto upload = m_library->blobs().upload(name, 100'000, 40'000);
    QVERIFY(upload.has_value());
    QVERIFY((*upload)->add(bytes.substr(40'000)).has_value());
    QVERIFY((*upload)->state().whole());
    QVERIFY(m_library->blobs().has(name));
    QCOMPARE(*m_library->audio(name), bytes);
    QCOMPARE(*m_library->blobs().read(name, 99'990, 100), bytes.substr(99'990));
    QCOMPARE(*m_library->blobs().read(name, 100'000, 100), std::string());
    QCOMPARE(m_library->blobs().read(name, 100'001, 1).error().reason, "OFFSET_INVALID");
    QCOMPARE(filesIn(m_folder->filePath(u"library/partial"_s)), QStringList());
    QCOMPARE(filesIn(m_folder->filePath(u"library/blobs"_s)), QStringList{QString::fromStdString(hex(name))});
}

void tst_dialer_shelf::onlyTheRightOffsetGoesOn()
{
    const auto bytes = bytesOf(2, 5000);
    const auto name = sha256(bytes);
    auto &blobs = m_library->blobs();
    QCOMPARE(blobs.upload(name, 5000, 1).error().text(), "WRONG_OFFSET: 0");
    QVERIFY((*blobs.upload(name, 5000, 0))->add(bytes.substr(0, 3000)).has_value());
    for (const int offset : {0, 1, 2999, 3001, 5000})
        QCOMPARE(blobs.upload(name, 5000, offset).error().text(), "WRONG_OFFSET: 3000");
    QVERIFY((*blobs.upload(name, 5000, 3000))->add(bytes.substr(3000)).has_value());
    QCOMPARE(*m_library->audio(name), bytes);
}

void tst_dialer_shelf::wrongBytesAreDiscarded()
{
    const auto bytes = bytesOf(3, 5000);
    auto &blobs = m_library->blobs();
    auto wrong = bytes;
    wrong[4321] = static_cast<char>(wrong[4321] ^ 1);
    const auto name = sha256(bytes);
    QCOMPARE((*blobs.upload(name, 5000, 0))->add(wrong).error().reason, "DIGEST_MISMATCH");
    QCOMPARE(blobs.find(name).error().reason, "BLOB_NOT_FOUND");
    QCOMPARE(filesIn(m_folder->filePath(u"library/partial"_s)), QStringList());
    // more than was announced: what was announced may still come
    QCOMPARE((*blobs.upload(name, 5000, 0))->add(bytes + 'x').error().reason, "TOO_MANY_BYTES");
    QVERIFY(put(bytes).has_value());
    QCOMPARE(blobs.upload(name, 4999, 0).error().reason, "SIZE_MISMATCH");
}

void tst_dialer_shelf::whatIsWholeIsNotSentAgain()
{
    const auto bytes = bytesOf(4, 5000);
    QVERIFY(put(bytes).has_value());
    const auto again = m_library->blobs().upload(sha256(bytes), 5000, 0);
    QVERIFY(again.has_value());
    QVERIFY((*again)->state().whole());
    QVERIFY(!(*again)->add("x").has_value());
    QCOMPARE(*m_library->audio(sha256(bytes)), bytes);
}

void tst_dialer_shelf::twoUploadsOfOneBlob()
{
    const auto bytes = bytesOf(5, 5000);
    const auto name = sha256(bytes);
    auto &blobs = m_library->blobs();
    auto first = blobs.upload(name, 5000, 0);
    QVERIFY((*first)->add(bytes.substr(0, 1000)).has_value());
    QCOMPARE(blobs.upload(name, 5000, 1000).error().reason, "UPLOAD_BUSY");
    QCOMPARE(blobs.upload(name, 5000, 1000).error().kind, Failure::Kind::Aborted);
    first->reset(); // its connection is lost
    auto second = blobs.upload(name, 5000, 1000);
    QVERIFY(second.has_value());
    QVERIFY((*second)->add(bytes.substr(1000)).has_value());
    QCOMPARE(*m_library->audio(name), bytes);
}

void tst_dialer_shelf::aSilentUploadIsTakenOver()
{
    auto quick = options();
    quick.silence = 0ms;
    open(quick);
    const auto bytes = bytesOf(6, 5000);
    const auto name = sha256(bytes);
    auto &blobs = m_library->blobs();
    const auto silent = blobs.upload(name, 5000, 0);
    QVERIFY((*silent)->add(bytes.substr(0, 1000)).has_value());
    const auto second = blobs.upload(name, 5000, 1000);
    QVERIFY(second.has_value());
    QVERIFY((*second)->add(bytes.substr(1000, 1000)).has_value());
    QCOMPARE((*silent)->add(bytes.substr(1000, 500)).error().reason, "UPLOAD_TAKEN_OVER");
    QVERIFY((*second)->add(bytes.substr(2000)).has_value());
    QCOMPARE(*m_library->audio(name), bytes);
}

void tst_dialer_shelf::manyAtOnce()
{
    // eight consoles with the same three recordings: each is whole once, nobody spoils another's
    auto quick = options();
    quick.silence = 0ms;
    open(quick);
    std::vector<std::string> all;
    for (int i = 0; i < 3; ++i)
        all.push_back(bytesOf(10 + i, 300'000));
    std::atomic<int> wrong = 0;
    std::vector<std::thread> consoles;
    for (int i = 0; i < 8; ++i) {
        consoles.emplace_back([&, i] {
            for (std::size_t n = 0; n < all.size(); ++n) {
                const auto &bytes = all[(n + static_cast<std::size_t>(i)) % all.size()];
                const auto name = sha256(bytes);
                while (!m_library->blobs().has(name)) {
                    const auto state = m_library->blobs().find(name);
                    const auto upload = m_library->blobs().upload(
                        name, static_cast<std::int64_t>(bytes.size()), state ? state->received : 0);
                    Result<void> added;
                    while (upload && added && !(*upload)->state().whole()) {
                        const auto at = static_cast<std::size_t>((*upload)->state().received);
                        added = (*upload)->add(std::string_view(bytes).substr(at, 7000));
                    }
                    wrong += !added && added.error().reason != "UPLOAD_TAKEN_OVER" ? 1 : 0;
                }
                wrong += m_library->audio(name) == bytes ? 0 : 1;
            }
        });
    }
    for (auto &console : consoles)
        console.join();
    QCOMPARE(wrong.load(), 0);
    QCOMPARE(filesIn(m_folder->filePath(u"library/blobs"_s)).size(), 3);
    QCOMPARE(filesIn(m_folder->filePath(u"library/partial"_s)).size(), 0);
}

void tst_dialer_shelf::allBytesButNoLook()
{
    // killed between the last byte and the look at the digest
    const auto leave = [this](const std::string &name, const std::string &bytes) {
        QFile file(
            m_folder->filePath(u"library/partial/%1.%2"_s.arg(QString::fromStdString(hex(name))).arg(bytes.size())));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes.data(), static_cast<qint64>(bytes.size()));
    };
    const auto right = bytesOf(7, 5000);
    leave(sha256(right), right);
    QVERIFY(m_library->blobs().has(sha256(right)));
    QCOMPARE(*m_library->audio(sha256(right)), right);
    const auto other = sha256("something else");
    leave(other, right);
    QVERIFY(!m_library->blobs().has(other));
    QCOMPARE(m_library->blobs().find(other).error().reason, "BLOB_NOT_FOUND");
    const auto third = bytesOf(8, 5000);
    leave(sha256(third), third);
    QCOMPARE(m_library->blobs().upload(sha256(third), 5000, 0).error().text(), "WRONG_OFFSET: 5000");
    QVERIFY(m_library->blobs().has(sha256(third)));
}

void tst_dialer_shelf::aDiskThatForgets()
{
    const auto bytes = bytesOf(30, 5000);
    const auto name = sha256(bytes);
    QVERIFY(put(bytes).has_value());
    const auto path = QString::fromStdString(hex(name));
    QFile file(m_folder->filePath(u"library/blobs/%1/%2"_s.arg(path.left(2), path)));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(2500) && file.putChar(static_cast<char>(bytes[2500] ^ 4)));
    file.close();
    QCOMPARE(m_library->audio(name).error().text(), "AUDIO_MISSING: " + hex(name)); // nobody hears that
    QVERIFY(put(bytes).has_value()); // it is sent again
    QCOMPARE(*m_library->audio(name), bytes);
}

void tst_dialer_shelf::tooLittleRoom()
{
    auto full = options();
    full.reserve = std::int64_t{1} << 60;
    open(full);
    const auto bytes = bytesOf(9, 5000);
    QCOMPARE(put(bytes).error().reason, "DISK_FULL");
    QCOMPARE(put(bytes).error().kind, Failure::Kind::Unavailable);
    const DocumentChange change{DocumentKind::Draft, "river", 0, "{}", {}, false};
    QCOMPARE(m_library->put(change, "a").error().reason, "DISK_FULL");
    open(options());
    QVERIFY(put(bytes).has_value());
    QVERIFY(m_library->put(change, "a").has_value());
}

void tst_dialer_shelf::limits()
{
    auto &blobs = m_library->blobs();
    const auto name = sha256("x");
    QCOMPARE(blobs.upload(name, 0, 0).error().reason, "BLOB_INVALID");
    QCOMPARE(blobs.upload(name, 5, -1).error().reason, "BLOB_INVALID");
    QCOMPARE(blobs.upload("../../etc/passwd", 5, 0).error().reason, "BLOB_INVALID");
    QCOMPARE(blobs.find(name.substr(1)).error().reason, "BLOB_INVALID");
    QCOMPARE(blobs.upload(name, largestBlob + 1, 0).error().reason, "BLOB_TOO_LARGE");
    QVERIFY(blobs.upload(name, largestBlob, 0).has_value());
}

void tst_dialer_shelf::whatNobodyNeedsGoesAfterThirtyDays()
{
    const auto kept = bytesOf(20, 2000);
    const auto dropped = bytesOf(21, 2000);
    const auto never = bytesOf(22, 2000);
    const auto half = bytesOf(23, 2000);
    for (const auto &bytes : {kept, dropped, never})
        QVERIFY(put(bytes).has_value());
    QVERIFY((*m_library->blobs().upload(sha256(half), 2000, 0))->add(half.substr(0, 500)).has_value());
    const auto document =
        m_library->put({DocumentKind::Message, "river", 0, "{}", {sha256(kept), sha256(dropped)}}, "a");
    QVERIFY(document.has_value());
    QCOMPARE(*m_library->sweep(), 0);
    m_now += 20 * day;
    QVERIFY(
        m_library->put({DocumentKind::Message, "river", document->revision, "{ }", {sha256(kept)}}, "a").has_value());
    m_now += 10 * day - 1000;
    QVERIFY(m_library->sweep().has_value()); // the upload that stopped is measured by the real clock's days
    QVERIFY(m_library->blobs().has(sha256(never)));
    m_now += 1000;
    QVERIFY(m_library->sweep().has_value());
    QVERIFY(!m_library->blobs().has(sha256(never)));
    QVERIFY(m_library->blobs().has(sha256(dropped))); // nobody speaks of it for ten days only
    m_now += 20 * day;
    QVERIFY(m_library->sweep().has_value());
    QVERIFY(!m_library->blobs().has(sha256(dropped)));
    QVERIFY(m_library->blobs().has(sha256(kept)));
    m_now += 1000 * day;
    QVERIFY(m_library->sweep().has_value());
    QVERIFY(m_library->blobs().has(sha256(kept)));
}

void tst_dialer_shelf::whatACampaignPlaysStays()
{
    const auto bytes = bytesOf(24, 2000);
    auto pinning = options();
    Result<std::set<std::string>> pinned = std::set<std::string>{sha256(bytes)};
    pinning.pinned = [&pinned] { return pinned; };
    open(pinning);
    QVERIFY(put(bytes).has_value());
    m_now += 100 * day;
    QCOMPARE(*m_library->sweep(), 0);
    pinned = failure(Failure::Kind::Unavailable, "LEDGER_FAILS", "no answer");
    QVERIFY(!m_library->sweep().has_value()); // nothing is known: nothing goes
    QVERIFY(m_library->blobs().has(sha256(bytes)));
    pinned = std::set<std::string>{};
    QCOMPARE(*m_library->sweep(), 1);
    open(options()); // before `pinned` goes
}

void tst_dialer_shelf::oneProcess()
{
    QCOMPARE(Library::open(options()).error().reason, "LIBRARY_LOCKED");
}

QTEST_GUILESS_MAIN(tst_dialer_shelf)
#include "tst_dialer_shelf.moc"
