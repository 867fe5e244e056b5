// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialerprocess.h"
#include "digest.h"
#include "grpcverify.h"
#include "sampledata.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <random>
#include <thread>

using namespace campanile::dialer;
using namespace Qt::StringLiterals;
namespace v1 = campanile::v1;
using grpc::StatusCode;

namespace {

std::string download(DialerProcess &dialer, const std::string &sha256, std::int64_t offset, grpc::Status *status)
{
    const auto context = contextFor(dialer.token());
    v1::DownloadBlobRequest request;
    request.set_sha256(sha256);
    request.set_offset(offset);
    const auto reader = dialer.library().DownloadBlob(context.get(), request);
    std::string bytes;
    v1::DownloadBlobResponse part;
    while (reader->Read(&part))
        bytes += part.chunk();
    *status = reader->Finish();
    return bytes;
}

v1::PutDocumentRequest river(std::int64_t base, const std::string &content)
{
    v1::PutDocumentRequest request;
    request.set_kind(v1::DOCUMENT_KIND_MESSAGE);
    request.set_id("river");
    request.set_base_revision(base);
    request.set_content(content);
    return request;
}

} // namespace

/// The real process: what a console sends, what is cut on the way, and what it finds again.
class tst_dialer_library final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thereAndBack();
    void refusals();
    void theLargest();
    void cutAndResumed();
    void killedWhileItComes();
    void aFullDisk();
    void documents();
    void watched();
};

void tst_dialer_library::thereAndBack()
{
    DialerProcess dialer;
    QVERIFY2(dialer.start(), dialer.log().constData());
    const auto wav = sample::wav(60'000, 16'000);
    const auto name = sha256(wav);
    v1::Blob blob;
    QVERIFY_REFUSED(getBlob(dialer.library(), dialer.token(), name, &blob), StatusCode::NOT_FOUND, "BLOB_NOT_FOUND");
    QVERIFY_OK(uploadBlob(dialer.library(), dialer.token(), wav, 0, &blob));
    QCOMPARE(blob.sha256(), name);
    QCOMPARE(blob.size(), static_cast<std::int64_t>(wav.size()));
    QCOMPARE(blob.received(), blob.size());
    grpc::Status status;
    QVERIFY(download(dialer, name, 0, &status) == wav);
    QVERIFY_OK(status);
    QVERIFY(download(dialer, name, 1'000'000, &status) == wav.substr(1'000'000));
    QVERIFY(dialer.terminate());
    QVERIFY2(dialer.start(), dialer.log().constData());
    QVERIFY_OK(getBlob(dialer.library(), dialer.token(), name, &blob));
    QCOMPARE(blob.received(), blob.size());
    // once more, from the first byte: answered at once, and nothing changes
    QVERIFY_OK(uploadBlob(dialer.library(), dialer.token(), wav, 0, &blob));
    QCOMPARE(blob.received(), blob.size());
    QVERIFY(download(dialer, name, 0, &status) == wav);
}

void tst_dialer_library::refusals()
{
    DialerProcess dialer;
    QVERIFY(dialer.start());
    v1::Blob blob;
    const auto send = [&](const std::vector<v1::UploadBlobRequest> &parts) {
        const auto context = contextFor(dialer.token());
        const auto writer = dialer.library().UploadBlob(context.get(), &blob);
        for (const auto &part : parts) {
            if (!writer->Write(part))
                break;
        }
        writer->WritesDone();
        return writer->Finish();
    };
    v1::UploadBlobRequest header;
    header.mutable_header()->set_sha256(sha256("hello"));
    header.mutable_header()->set_size(5);
    v1::UploadBlobRequest hello;
    hello.set_chunk("hello");
    QVERIFY_REFUSED(send({}), StatusCode::INVALID_ARGUMENT, "UPLOAD_ORDER");
    QVERIFY_REFUSED(send({hello}), StatusCode::INVALID_ARGUMENT, "UPLOAD_ORDER");
    QVERIFY_REFUSED(send({header, header}), StatusCode::INVALID_ARGUMENT, "UPLOAD_ORDER");
    v1::UploadBlobRequest wrong;
    wrong.set_chunk("hallo");
    QVERIFY_REFUSED(send({header, wrong}), StatusCode::INVALID_ARGUMENT, "DIGEST_MISMATCH");
    wrong.set_chunk("hello world");
    QVERIFY_REFUSED(send({header, wrong}), StatusCode::INVALID_ARGUMENT, "TOO_MANY_BYTES");
    wrong.set_chunk(std::string(1024 * 1024 + 1, 'x'));
    QVERIFY_REFUSED(send({header, wrong}), StatusCode::INVALID_ARGUMENT, "CHUNK_TOO_LARGE");
    auto later = header;
    later.mutable_header()->set_offset(3);
    QVERIFY_REFUSED(send({later, hello}), StatusCode::FAILED_PRECONDITION, "WRONG_OFFSET: 0");
    auto large = header;
    large.mutable_header()->set_size(65LL * 1024 * 1024);
    QVERIFY_REFUSED(send({large}), StatusCode::RESOURCE_EXHAUSTED, "BLOB_TOO_LARGE");
    auto nameless = header;
    nameless.mutable_header()->set_sha256("hello");
    QVERIFY_REFUSED(send({nameless}), StatusCode::INVALID_ARGUMENT, "BLOB_INVALID");
    QVERIFY_OK(send({header})); // nothing but its announcement: kept as nothing
    QCOMPARE(blob.received(), 0);
    QVERIFY_OK(send({header, hello}));
    QCOMPARE(blob.received(), 5);
    grpc::Status status;
    QCOMPARE(download(dialer, sha256("hallo"), 0, &status), std::string());
    QVERIFY_REFUSED(status, StatusCode::NOT_FOUND, "BLOB_NOT_FOUND");
    download(dialer, sha256("hello"), 6, &status);
    QVERIFY_REFUSED(status, StatusCode::INVALID_ARGUMENT, "OFFSET_INVALID");
}

void tst_dialer_library::theLargest()
{
    DialerProcess dialer;
    QVERIFY(dialer.start());
    std::string bytes(64 * 1024 * 1024, '\0');
    std::mt19937_64 random(1);
    for (std::size_t i = 0; i < bytes.size(); i += 8) {
        const auto word = random();
        std::memcpy(bytes.data() + i, &word, 8);
    }
    v1::Blob blob;
    QElapsedTimer timer;
    timer.start();
    QVERIFY_OK(uploadBlob(dialer.library(), dialer.token(), bytes, 0, &blob));
    const auto up = timer.restart();
    QCOMPARE(blob.received(), 64LL * 1024 * 1024);
    grpc::Status status;
    QVERIFY(download(dialer, sha256(bytes), 0, &status) == bytes);
    QVERIFY_OK(status);
    qInfo("64 MB: up in %lld ms, down in %lld ms", up, timer.elapsed());
}

void tst_dialer_library::cutAndResumed()
{
    DialerProcess dialer;
    QVERIFY(dialer.start());
    const auto wav = sample::wav(30'000, 16'000);
    v1::Blob blob;
    // ended early, politely: what came is kept
    QVERIFY_OK(uploadBlob(dialer.library(), dialer.token(), wav, 0, &blob, 300'000));
    QCOMPARE(blob.received(), 300'000);
    QVERIFY_REFUSED(uploadBlob(dialer.library(), dialer.token(), wav, 0, &blob), StatusCode::FAILED_PRECONDITION,
        "WRONG_OFFSET: 300000");
    {
        // cut: what came is kept too
        const auto context = contextFor(dialer.token());
        const auto writer = dialer.library().UploadBlob(context.get(), &blob);
        v1::UploadBlobRequest part;
        part.mutable_header()->set_sha256(sha256(wav));
        part.mutable_header()->set_size(static_cast<std::int64_t>(wav.size()));
        part.mutable_header()->set_offset(300'000);
        QVERIFY(writer->Write(part));
        part.set_chunk(wav.substr(300'000, 50'000));
        QVERIFY(writer->Write(part));
        v1::Blob there;
        QTRY_VERIFY(getBlob(dialer.library(), dialer.token(), sha256(wav), &there).ok() && there.received() == 350'000);
        // meanwhile nobody else may go on with it
        QVERIFY_REFUSED(
            uploadBlob(dialer.library(), dialer.token(), wav, 350'000, &there), StatusCode::ABORTED, "UPLOAD_BUSY");
        context->TryCancel();
        QVERIFY(!writer->Finish().ok());
    }
    grpc::Status status(StatusCode::ABORTED, "");
    QTRY_VERIFY((status = uploadBlob(dialer.library(), dialer.token(), wav, 350'000, &blob)).error_code()
        != StatusCode::ABORTED);
    QVERIFY_OK(status);
    QCOMPARE(blob.received(), blob.size());
}

void tst_dialer_library::killedWhileItComes()
{
    DialerProcess dialer;
    std::mt19937 random(4);
    std::size_t sent = 0;
    std::size_t whole = 0;
    int kills = 0;
    for (int round = 0; kills < 20; ++round) {
        const auto wav = sample::wav(20'000 + round, 48'000);
        const auto name = sha256(wav);
        whole += wav.size();
        for (bool done = false; !done;) {
            if (dialer.process.state() == QProcess::NotRunning)
                QVERIFY2(dialer.start(), dialer.log().constData());
            v1::Blob blob;
            const auto found = getBlob(dialer.library(), dialer.token(), name, &blob);
            QVERIFY2(found.ok() || found.error_code() == StatusCode::NOT_FOUND, statusWords(found).c_str());
            const auto from = static_cast<std::size_t>(blob.received());
            QVERIFY(from <= wav.size());
            const auto pid = static_cast<pid_t>(dialer.process.processId());
            // The killer strikes when a random byte is there: the moments are random on purpose, and the naps only
            // look for them. Nothing that is tested waits for time to pass.
            const auto partial = QStringLiteral("%1.library/partial/%2.%3")
                                     .arg(dialer.ledgerPath(), QString::fromStdString(hex(name)))
                                     .arg(wav.size())
                                     .toStdString();
            const auto enough = from + random() % (wav.size() - from + 1);
            std::atomic<bool> ended = false;
            std::thread killer([&] {
                std::error_code none; // a file that is not there has one byte less than none
                while (!ended && std::filesystem::file_size(partial, none) + 1 <= enough)
                    std::this_thread::sleep_for(std::chrono::microseconds(50));
                ::kill(pid, SIGKILL);
            });
            std::size_t now = 0;
            const auto answer = uploadBlob(dialer.library(), dialer.token(), wav, from, &blob, std::string::npos, &now);
            ended = true;
            killer.join();
            ++kills;
            dialer.kill(); // only collects it
            QVERIFY2(dialer.start(), dialer.log().constData());
            v1::Blob there;
            const auto after = getBlob(dialer.library(), dialer.token(), name, &there);
            const auto kept = after.ok() ? static_cast<std::size_t>(there.received()) : 0;
            QVERIFY(kept >= from); // nothing that was here has gone
            QVERIFY2(!answer.ok() || kept == wav.size(), "what was answered was lost");
            QVERIFY(kept <= from + now + 32 * 1024);
            sent += kept - from; // what arrived, counted once: the next goes on behind it
            done = kept == wav.size();
        }
        grpc::Status status;
        QVERIFY(download(dialer, name, 0, &status) == wav);
    }
    QCOMPARE(sent, whole);
    qInfo("%d kills, %zu bytes in blobs, %zu bytes taken: none twice", kills, whole, sent);
}

void tst_dialer_library::aFullDisk()
{
    QTemporaryDir folder;
    const auto small = folder.path().toLocal8Bit();
    DialerProcess dialer;
    QFile config(dialer.folder() + u"/config.toml"_s);
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("[limits]\nlibrary_reserve_mb = 0\n");
    config.close();
    dialer.arguments << u"--config"_s << config.fileName() << u"--library"_s << folder.path() + u"/library"_s;
    // a file system of 3 MB that only this process sees
    dialer.process.setChildProcessModifier([&] {
        if (::unshare(CLONE_NEWNS | (::geteuid() == 0 ? 0 : CLONE_NEWUSER)) != 0
            || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0
            || ::mount("tmpfs", small.constData(), "tmpfs", 0, "size=3m") != 0)
            dialer.process.failChildProcessModifier("no small disk", errno);
    });
    if (!dialer.start() && dialer.process.error() == QProcess::FailedToStart)
        QSKIP("this user may not make file systems");
    QVERIFY2(dialer.process.state() == QProcess::Running, dialer.log().constData());
    const auto first = sample::wav(60'000, 16'000); // 1.9 MB
    const auto second = sample::wav(60'001, 16'000);
    v1::Blob blob;
    QVERIFY_OK(uploadBlob(dialer.library(), dialer.token(), first, 0, &blob));
    QVERIFY_REFUSED(
        uploadBlob(dialer.library(), dialer.token(), second, 0, &blob), StatusCode::UNAVAILABLE, "DISK_FULL");
    v1::Dialer status; // the ledger is elsewhere and works
    QVERIFY_OK(dialer.stub().GetDialer(contextFor(dialer.token()).get(), {}, &status));
    QVERIFY(status.can_write());
    grpc::Status read;
    QVERIFY(download(dialer, sha256(first), 0, &read) == first);
    // smaller ones still fit
    QVERIFY_OK(uploadBlob(dialer.library(), dialer.token(), sample::wav(1000, 16'000), 0, &blob));
}

void tst_dialer_library::documents()
{
    DialerProcess dialer;
    QVERIFY(dialer.start());
    const auto put = [&](const v1::PutDocumentRequest &request, v1::Document *document) {
        return dialer.library().PutDocument(contextFor(dialer.token()).get(), request, document);
    };
    const auto list = [&](std::int64_t after, v1::ListDocumentsResponse *response) {
        v1::ListDocumentsRequest request;
        request.set_after_revision(after);
        return dialer.library().ListDocuments(contextFor(dialer.token()).get(), request, response);
    };
    v1::Document document;
    auto request = river(0, R"({"title":"Il fiume sale"})");
    const auto wav = sample::wav(5000);
    request.add_blobs(sha256(wav));
    QVERIFY_REFUSED(put(request, &document), StatusCode::FAILED_PRECONDITION, "AUDIO_MISSING: " + hex(sha256(wav)));
    v1::Blob blob;
    QVERIFY_OK(uploadBlob(dialer.library(), dialer.token(), wav, 0, &blob, 1000));
    QVERIFY_REFUSED(put(request, &document), StatusCode::FAILED_PRECONDITION, "AUDIO_MISSING"); // not whole yet
    QVERIFY_OK(uploadBlob(dialer.library(), dialer.token(), wav, 1000, &blob));
    QVERIFY_OK(put(request, &document));
    QCOMPARE(document.revision(), 1);
    QCOMPARE(document.author(), "token-file");
    QVERIFY(document.changed_ms() > 1'700'000'000'000);
    v1::Document again;
    QVERIFY_OK(put(request, &again)); // its answer was lost
    QCOMPARE(again.SerializeAsString(), document.SerializeAsString());
    QVERIFY_REFUSED(put(river(0, "{}"), &again), StatusCode::ABORTED, "CHANGED_MEANWHILE: 1");
    QVERIFY_REFUSED(put(river(1, ""), &again), StatusCode::INVALID_ARGUMENT, "DOCUMENT_INVALID");
    auto gone = river(1, "");
    gone.set_deleted(true);
    v1::ListDocumentsResponse page;
    QVERIFY_OK(list(0, &page));
    QCOMPARE(page.documents_size(), 1);
    QCOMPARE(page.documents(0).SerializeAsString(), document.SerializeAsString());
    const auto id = page.library_id();
    QCOMPARE(id.size(), 32U);
    QVERIFY_OK(put(gone, &again));
    dialer.kill();
    QVERIFY(dialer.start());
    page.Clear();
    QVERIFY_OK(list(1, &page));
    QCOMPARE(page.documents_size(), 1);
    QVERIFY(page.documents(0).deleted());
    QCOMPARE(page.library_id(), id);
    QCOMPARE(page.last_revision(), 2);
    QVERIFY_REFUSED(list(3, &page), StatusCode::FAILED_PRECONDITION, "REVISION_UNKNOWN");
}

void tst_dialer_library::watched()
{
    DialerProcess dialer;
    QVERIFY(dialer.start());
    const auto context = contextFor(dialer.token());
    const auto reader = dialer.library().WatchDocuments(context.get(), {});
    v1::WatchDocumentsResponse message;
    QVERIFY(reader->Read(&message));
    QCOMPARE(message.last_revision(), 0);
    v1::Document document;
    QVERIFY_OK(dialer.library().PutDocument(contextFor(dialer.token()).get(), river(0, "{}"), &document));
    QVERIFY(reader->Read(&message));
    QCOMPARE(message.last_revision(), 1);
    QVERIFY(dialer.terminate()); // a watcher does not hold it up
    while (reader->Read(&message)) { }
    QCOMPARE(reader->Finish().error_code(), StatusCode::UNAVAILABLE);
}

QTEST_GUILESS_MAIN(tst_dialer_library)
#include "tst_dialer_library.moc"
