// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialerfixture.h"
#include "library.h"
#include "meteredproxy.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace campanile;
using namespace campanile::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 chunk = 64 * 1024;

QByteArray noise(QRandomGenerator &random, int size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &c : bytes)
        c = static_cast<char>(random.generate());
    return bytes;
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

DialerPatience hurried()
{
    return {.deadline = 5'000ms, .firstRetry = 10ms};
}

} // namespace

class TestGrpcLibrary : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void goesAndComesBack();
    void whatIsThereIsNotSentAgain();
    void twoAtOnceAreOne();
    void whatIsNotWhatItSaysIsRefused();
    void nobodyListens();
    void cutAgainAndAgain();
    void downloadCutAgainAndAgain();
    void goesOnAfterTheProgramEnded();
    void documents();

private:
    DialerFixture m_fixture{50};
    GrpcDialingBackend m_backend;
    QTemporaryDir m_folder;
};

void TestGrpcLibrary::initTestCase()
{
    QVERIFY(m_fixture.start());
    m_backend.setEndpoint(m_fixture.dialer().endpoint());
}

void TestGrpcLibrary::goesAndComesBack()
{
    QRandomGenerator random(1);
    for (const int size : {1, 100, int(chunk), int(chunk) + 1, 3'000'000}) {
        const QByteArray bytes = noise(random, size);
        const QByteArray digest = sha256(bytes);
        QSignalSpy progress(&m_backend.library(), &Library::progress);
        const auto sent = answerOf(m_backend.library().upload(digest, bytes));
        QVERIFY2(sent, sent ? "" : qPrintable(sent.error().args.join(u' ')));
        QCOMPARE(progress.last()[1].toLongLong(), size);
        const QString path = m_folder.filePath(QString::fromLatin1(digest.toHex()));
        QVERIFY(answerOf(m_backend.library().download(digest, path)));
        QCOMPARE(contentsOf(path), bytes);
        QVERIFY(!QFile::exists(path + u".part"_s));
    }
}

void TestGrpcLibrary::whatIsThereIsNotSentAgain()
{
    QRandomGenerator random(2);
    MeteredProxy proxy(m_fixture.dialer().endpoint().address);
    GrpcDialingBackend backend;
    DialerEndpoint endpoint = m_fixture.dialer().endpoint();
    endpoint.address = proxy.address();
    backend.setEndpoint(endpoint);
    const QByteArray bytes = noise(random, 2'000'000);
    QVERIFY(answerOf(backend.library().upload(sha256(bytes), bytes)));
    const qint64 once = proxy.sent();
    QVERIFY(once >= bytes.size() && once < bytes.size() + 50'000);
    QVERIFY(answerOf(backend.library().upload(sha256(bytes), bytes)));
    QVERIFY2(proxy.sent() - once < 1000, qPrintable(QString::number(proxy.sent() - once)));
}

void TestGrpcLibrary::twoAtOnceAreOne()
{
    QRandomGenerator random(3);
    const QByteArray bytes = noise(random, 1'000'000);
    auto first = m_backend.library().upload(sha256(bytes), bytes);
    auto second = m_backend.library().upload(sha256(bytes), bytes);
    QVERIFY(answerOf(first) && answerOf(second));
    const QString path = m_folder.filePath(u"twice"_s);
    auto third = m_backend.library().download(sha256(bytes), path);
    auto fourth = m_backend.library().download(sha256(bytes), path);
    QVERIFY(answerOf(third) && answerOf(fourth));
    QCOMPARE(contentsOf(path), bytes);
    // another console's at the same time
    GrpcDialingBackend other(hurried());
    other.setEndpoint(m_fixture.dialer().endpoint());
    const QByteArray more = noise(random, 5'000'000);
    auto ours = m_backend.library().upload(sha256(more), more);
    auto theirs = other.library().upload(sha256(more), more);
    QVERIFY(answerOf(ours) && answerOf(theirs));
}

void TestGrpcLibrary::whatIsNotWhatItSaysIsRefused()
{
    QRandomGenerator random(4);
    const QByteArray bytes = noise(random, 200'000);
    const auto wrong = answerOf(m_backend.library().upload(sha256("other"_ba), bytes));
    QCOMPARE(wrong.error().code, ErrorCode::DialerRefused);
    QCOMPARE(wrong.error().args[0], u"DIGEST_MISMATCH"_s);
    const QString path = m_folder.filePath(u"nothing"_s);
    QCOMPARE(
        answerOf(m_backend.library().download(sha256("nowhere"_ba), path)).error().args.value(0), u"BLOB_NOT_FOUND"_s);
    QVERIFY(!QFile::exists(path));
    QCOMPARE(answerOf(m_backend.library().uploadFile(sha256(bytes), m_folder.filePath(u"gone"_s))).error().code,
        ErrorCode::FileNotFound);
    // a half that was damaged on the disk
    QVERIFY(answerOf(m_backend.library().upload(sha256(bytes), bytes)));
    const QString half = m_folder.filePath(u"half"_s);
    QFile part(half + u".part"_s);
    QVERIFY(part.open(QFile::WriteOnly) && part.write(noise(random, 100'000)) == 100'000);
    part.close();
    QCOMPARE(answerOf(m_backend.library().download(sha256(bytes), half)).error().code, ErrorCode::FileTruncated);
    QVERIFY(!QFile::exists(half));
    QVERIFY(answerOf(m_backend.library().download(sha256(bytes), half))); // from the beginning, another time
    QCOMPARE(contentsOf(half), bytes);
}

void TestGrpcLibrary::nobodyListens()
{
    GrpcDialingBackend backend(hurried());
    backend.setEndpoint({u"127.0.0.1:1"_s, u"token"_s, {}});
    QCOMPARE(answerOf(backend.library().upload(sha256("a"_ba), "a"_ba)).error().code, ErrorCode::DialerUnreachable);
    QCOMPARE(answerOf(backend.library().list(0)).error().code, ErrorCode::DialerUnreachable);
}

/// A connection that breaks in the middle of anything: it goes on where it stopped, and what crosses the wire twice is
/// no more than a chunk for each cut.
void TestGrpcLibrary::cutAgainAndAgain()
{
    for (quint32 seed = 1; seed <= 8; ++seed) {
        QRandomGenerator random(seed);
        MeteredProxy proxy(m_fixture.dialer().endpoint().address);
        GrpcDialingBackend backend(hurried());
        DialerEndpoint endpoint = m_fixture.dialer().endpoint();
        endpoint.address = proxy.address();
        backend.setEndpoint(endpoint);
        const QByteArray bytes = noise(random, 2'000'000 + static_cast<int>(random.bounded(500'000)));
        proxy.cutAfter([&] { return 150'000 + random.bounded(400'000); });
        Result<void> sent = failure(ErrorCode::Internal);
        // The dialer may hold a broken upload for alive for a while, and asks to come again.
        const auto arrives = [&] {
            sent = answerOf(backend.library().upload(sha256(bytes), bytes));
            if (!sent)
                qInfo("seed %u: error %d %s", seed, int(sent.error().code), qPrintable(sent.error().args.join(u' ')));
            return sent.has_value();
        };
        QTRY_VERIFY_WITH_TIMEOUT(arrives(), 60'000);
        QVERIFY2(proxy.cuts() >= 3, qPrintable(QString::number(proxy.cuts())));
        // Headers and questions cost a little, too.
        const qint64 twice = proxy.sent() - bytes.size();
        QVERIFY2(twice <= (proxy.cuts() + 1) * (chunk + 4096),
            qPrintable(u"seed %1: %2 bytes twice, %3 cuts"_s.arg(seed).arg(twice).arg(proxy.cuts())));
        qInfo("seed %u: %lld bytes, %d cuts, %lld sent twice", seed, static_cast<long long>(bytes.size()), proxy.cuts(),
            static_cast<long long>(twice));
        const QString path = m_folder.filePath(u"cut-%1"_s.arg(seed));
        QVERIFY(answerOf(m_backend.library().download(sha256(bytes), path)));
        QCOMPARE(contentsOf(path), bytes);
    }
}

void TestGrpcLibrary::downloadCutAgainAndAgain()
{
    QRandomGenerator random(77);
    const QByteArray bytes = noise(random, 3'000'000);
    QVERIFY(answerOf(m_backend.library().upload(sha256(bytes), bytes)));
    MeteredProxy proxy(m_fixture.dialer().endpoint().address);
    GrpcDialingBackend backend(hurried());
    DialerEndpoint endpoint = m_fixture.dialer().endpoint();
    endpoint.address = proxy.address();
    backend.setEndpoint(endpoint);
    proxy.cutAnswersAfter([&] { return 300'000 + random.bounded(500'000); });
    const QString path = m_folder.filePath(u"cut-download"_s);
    Result<void> came = failure(ErrorCode::Internal);
    for (int tries = 0; tries < 40 && !came; ++tries)
        came = answerOf(backend.library().download(sha256(bytes), path));
    QVERIFY(came);
    QVERIFY(proxy.cuts() >= 2);
    QCOMPARE(contentsOf(path), bytes);
    const qint64 twice = proxy.received() - bytes.size();
    QVERIFY2(twice <= (proxy.cuts() + 1) * (4 * chunk + 8192), // the dialer's chunks are 256 kB
        qPrintable(u"%1 bytes twice, %2 cuts"_s.arg(twice).arg(proxy.cuts())));
}

void TestGrpcLibrary::goesOnAfterTheProgramEnded()
{
    QRandomGenerator random(5);
    const QByteArray bytes = noise(random, 4'000'000);
    qint64 before = 0;
    {
        GrpcDialingBackend backend(hurried());
        backend.setEndpoint(m_fixture.dialer().endpoint());
        QSignalSpy progress(&backend.library(), &Library::progress);
        const auto sending = backend.library().upload(sha256(bytes), bytes);
        QTRY_VERIFY(!progress.isEmpty() && progress.last()[1].toLongLong() > 500'000);
        before = progress.last()[1].toLongLong();
        QVERIFY(!sending.isFinished());
    }
    MeteredProxy proxy(m_fixture.dialer().endpoint().address);
    GrpcDialingBackend backend(hurried());
    DialerEndpoint endpoint = m_fixture.dialer().endpoint();
    endpoint.address = proxy.address();
    backend.setEndpoint(endpoint);
    QVERIFY(answerOf(backend.library().upload(sha256(bytes), bytes)));
    QVERIFY2(proxy.sent() < bytes.size() - before + 2 * chunk, qPrintable(QString::number(proxy.sent())));
}

void TestGrpcLibrary::documents()
{
    Library &library = m_backend.library();
    LibraryDocument document;
    document.id = u"message-1"_s;
    document.content = "{}"_ba;
    const auto put = answerOf(library.put(document));
    QVERIFY(put);
    QCOMPARE(put->revision, 1);
    const auto same = answerOf(library.put(document)); // its answer was lost
    QVERIFY(same);
    QCOMPARE(same->revision, 1);
    document.content = "{\"a\":1}"_ba;
    QCOMPARE(answerOf(library.put(document)).error().args.value(0), u"CHANGED_MEANWHILE"_s);
    document.revision = 1;
    document.blobs = {sha256("missing"_ba)};
    QCOMPARE(answerOf(library.put(document)).error().args.value(0), u"AUDIO_MISSING"_s);
    const QByteArray sound = toneWav();
    QVERIFY(answerOf(library.upload(sha256(sound), sound)));
    document.blobs = {sha256(sound)};
    QVERIFY(answerOf(library.put(document)));
    const auto page = answerOf(library.list(1));
    QVERIFY(page);
    QCOMPARE(page->documents.size(), 1);
    QCOMPARE(page->documents[0].content, document.content);
    QCOMPARE(page->documents[0].blobs, document.blobs);
    QVERIFY(!page->libraryId.isEmpty());
    QCOMPARE(answerOf(library.list(99)).error().args.value(0), u"REVISION_UNKNOWN"_s);
}

QTEST_GUILESS_MAIN(TestGrpcLibrary)
#include "tst_grpclibrary.moc"
