// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialerprocess.h"
#include "digest.h"
#include "grpcverify.h"
#include "sampledata.h"
#include "servicecalls.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>

#include <QFile>
#include <QTest>

using namespace campanile::dialer;
using namespace Qt::StringLiterals;
namespace v1 = campanile::v1;
using grpc::StatusCode;

namespace {

/// A call by name and bytes, as a tool makes it that has no generated code.
grpc::Status rawCall(const std::shared_ptr<grpc::Channel> &channel, const std::string &method,
    const std::string &request, std::string *response)
{
    grpc::GenericStub stub(channel);
    grpc::CompletionQueue queue;
    const auto context = contextFor({});
    const grpc::Slice slice(request);
    const auto call = stub.PrepareCall(context.get(), method, &queue);
    const auto next = [&queue] {
        void *tag = nullptr;
        bool ok = false;
        return queue.Next(&tag, &ok) && ok;
    };
    call->StartCall(nullptr);
    bool going = next();
    if (going) {
        call->WriteLast(grpc::ByteBuffer(&slice, 1), {}, nullptr);
        going = next();
    }
    grpc::ByteBuffer answer;
    if (going) {
        call->Read(&answer, nullptr);
        if (next()) {
            grpc::Slice whole;
            static_cast<void>(answer.DumpToSingleSlice(&whole));
            response->assign(reinterpret_cast<const char *>(whole.begin()), whole.size());
        }
    }
    grpc::Status status;
    call->Finish(&status, nullptr);
    static_cast<void>(next());
    queue.Shutdown();
    return status;
}

} // namespace

/// Who may do what; and what the process itself says: health, TLS, exit codes.
class tst_dialer_access final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void roles_data();
    void roles();
    void withoutAnAccount();
    void healthAndReflection();
    void tls();
    void exitCodes();
};

void tst_dialer_access::roles_data()
{
    QTest::addColumn<QByteArray>("role");
    QTest::addColumn<bool>("mayPrepare");
    QTest::addColumn<bool>("mayLaunch");
    QTest::newRow("viewer") << QByteArray("viewer") << false << false;
    QTest::newRow("approver") << QByteArray("approver") << false << true;
    QTest::newRow("operator") << QByteArray("operator") << true << true;
    QTest::newRow("admin") << QByteArray("admin") << true << true;
}

void tst_dialer_access::roles()
{
    QFETCH(QByteArray, role);
    QFETCH(bool, mayPrepare);
    QFETCH(bool, mayLaunch);
    DialerProcess dialer;
    QFile config(dialer.folder() + u"/config.toml"_s);
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("[[token]]\nname = \"test\"\nrole = \"" + role + "\"\nsha256 = \""
        + QByteArray::fromStdString(hex(sha256("secret-" + role.toStdString()))) + "\"\n");
    config.close();
    dialer.arguments << u"--config"_s << config.fileName();
    QVERIFY2(dialer.start(), dialer.log().constData());
    const auto token = "secret-" + role.toStdString();
    auto &stub = dialer.stub();
    v1::Receipt receipt;
    v1::Campaign campaign;
    const auto expected = [](const grpc::Status &status, bool allowed) {
        return allowed ? status.ok() : status.error_code() == StatusCode::PERMISSION_DENIED;
    };
    QVERIFY(expected(prepare(dialer, token, Campaign::ofSize("campaign-1", 20), &receipt), mayPrepare));
    QVERIFY_OK(
        prepare(dialer, dialer.token(), Campaign::ofSize("campaign-1", 20), &receipt)); // the token file's is admin's
    QVERIFY(expected(launch(stub, token, receipt, &campaign, 5), mayLaunch));
    if (!mayLaunch)
        QCOMPARE(list(dialer).campaigns(0).last_seq(), 0);
    QVERIFY_OK(launch(stub, dialer.token(), receipt, &campaign, 5));
    v1::ResumeCampaignRequest resume;
    resume.set_campaign_id("campaign-1");
    QVERIFY(expected(stub.ResumeCampaign(contextFor(token).get(), resume, &campaign), mayLaunch));
    v1::StopCampaignRequest stopRequest;
    stopRequest.set_campaign_id("campaign-1");
    QVERIFY(expected(stub.StopCampaign(contextFor(token).get(), stopRequest, &campaign), mayLaunch));
    v1::ListOptOutsResponse optOuts;
    QVERIFY(expected(stub.ListOptOuts(contextFor(token).get(), {}, &optOuts), mayPrepare));
    v1::RemoveOptOutRequest remove;
    remove.set_number("+390461123456");
    remove.set_reason("a letter");
    v1::OptOut removed;
    QCOMPARE(stub.RemoveOptOut(contextFor(token).get(), remove, &removed).error_code(),
        mayPrepare ? StatusCode::NOT_FOUND : StatusCode::PERMISSION_DENIED);
    v1::GetCampaignRequest get;
    get.set_campaign_id("campaign-1");
    QVERIFY_OK(stub.GetCampaign(contextFor(token).get(), get, &campaign));
    v1::Dialer status;
    QVERIFY_OK(stub.GetDialer(contextFor(token).get(), {}, &status));
    v1::ListCampaignsResponse campaigns;
    QVERIFY_OK(stub.ListCampaigns(contextFor(token).get(), {}, &campaigns));
    // the library: who may prepare may write, everybody may read
    auto &library = dialer.library();
    const auto wav = sample::wav(1000);
    v1::Blob blob;
    QVERIFY(expected(uploadBlob(library, token, wav, 0, &blob), mayPrepare));
    QVERIFY_OK(uploadBlob(library, dialer.token(), wav, 0, &blob));
    QVERIFY_OK(getBlob(library, token, sha256(wav), &blob));
    v1::DownloadBlobRequest download;
    download.set_sha256(sha256(wav));
    const auto downloading = contextFor(token);
    const auto reader = library.DownloadBlob(downloading.get(), download);
    v1::DownloadBlobResponse part;
    QVERIFY(reader->Read(&part));
    QVERIFY(part.chunk() == wav);
    QVERIFY(!reader->Read(&part));
    QVERIFY_OK(reader->Finish());
    v1::PutDocumentRequest put;
    put.set_kind(v1::DOCUMENT_KIND_AREA);
    put.set_id("harbour");
    put.set_content("{}");
    v1::Document document;
    QVERIFY(expected(library.PutDocument(contextFor(token).get(), put, &document), mayPrepare));
    QCOMPARE(document.author(), mayPrepare ? "test" : "");
    v1::ListDocumentsResponse documents;
    QVERIFY_OK(library.ListDocuments(contextFor(token).get(), {}, &documents));
    QCOMPARE(documents.documents_size(), mayPrepare ? 1 : 0);
    const auto watching = contextFor(token);
    const auto watcher = library.WatchDocuments(watching.get(), {});
    v1::WatchDocumentsResponse revision;
    QVERIFY(watcher->Read(&revision));
    watching->TryCancel();
    while (watcher->Read(&revision)) { }
    static_cast<void>(watcher->Finish());
    bool watched = false;
    static_cast<void>(
        watch(stub, token, "campaign-1", 0, [&](const v1::WatchCampaignResponse &) { return !(watched = true); }));
    QVERIFY(watched);
}

void tst_dialer_access::withoutAnAccount()
{
    DialerProcess dialer;
    QVERIFY(dialer.start());
    auto &stub = dialer.stub();
    for (const auto &token : {std::string(), std::string("wrong"), dialer.token() + "x", dialer.token().substr(1)}) {
        v1::Dialer status;
        v1::Receipt receipt;
        v1::Campaign campaign;
        v1::ListCampaignsResponse campaigns;
        QVERIFY_REFUSED(
            stub.GetDialer(contextFor(token).get(), {}, &status), StatusCode::UNAUTHENTICATED, "UNAUTHENTICATED");
        QVERIFY_REFUSED(
            prepare(dialer, token, Campaign::ofSize("campaign-1", 20), &receipt), StatusCode::UNAUTHENTICATED, "");
        QVERIFY_REFUSED(launch(stub, token, receipt, &campaign), StatusCode::UNAUTHENTICATED, "");
        QVERIFY_REFUSED(stub.ResumeCampaign(contextFor(token).get(), {}, &campaign), StatusCode::UNAUTHENTICATED, "");
        QVERIFY_REFUSED(stub.StopCampaign(contextFor(token).get(), {}, &campaign), StatusCode::UNAUTHENTICATED, "");
        QVERIFY_REFUSED(stub.GetCampaign(contextFor(token).get(), {}, &campaign), StatusCode::UNAUTHENTICATED, "");
        QVERIFY_REFUSED(stub.ListCampaigns(contextFor(token).get(), {}, &campaigns), StatusCode::UNAUTHENTICATED, "");
        auto &library = dialer.library();
        v1::Blob blob;
        v1::Document document;
        v1::ListDocumentsResponse documents;
        QVERIFY_REFUSED(getBlob(library, token, sha256("x"), &blob), StatusCode::UNAUTHENTICATED, "");
        QVERIFY_REFUSED(uploadBlob(library, token, "x", 0, &blob), StatusCode::UNAUTHENTICATED, "");
        QVERIFY_REFUSED(library.PutDocument(contextFor(token).get(), {}, &document), StatusCode::UNAUTHENTICATED, "");
        QVERIFY_REFUSED(
            library.ListDocuments(contextFor(token).get(), {}, &documents), StatusCode::UNAUTHENTICATED, "");
        v1::DownloadBlobResponse part;
        const auto downloading = contextFor(token);
        const auto download = library.DownloadBlob(downloading.get(), {});
        QVERIFY(!download->Read(&part));
        QVERIFY_REFUSED(download->Finish(), StatusCode::UNAUTHENTICATED, "");
        v1::WatchDocumentsResponse revision;
        const auto watching = contextFor(token);
        const auto watcher = library.WatchDocuments(watching.get(), {});
        QVERIFY(!watcher->Read(&revision));
        QVERIFY_REFUSED(watcher->Finish(), StatusCode::UNAUTHENTICATED, "");
        QVERIFY_REFUSED(watch(stub, token, "campaign-1", 0, [](const v1::WatchCampaignResponse &) { return true; }),
            StatusCode::UNAUTHENTICATED, "");
    }
    QVERIFY(!dialer.log().contains(QByteArray::fromStdString(dialer.token()))); // a log is read by many
}

void tst_dialer_access::healthAndReflection()
{
    DialerProcess dialer;
    QVERIFY(dialer.start());
    std::string answer;
    QVERIFY_OK(rawCall(dialer.channel(), "/grpc.health.v1.Health/Check", {}, &answer));
    QCOMPARE(answer, std::string("\x08\x01")); // SERVING
    QVERIFY_OK(rawCall(dialer.channel(), "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo",
        std::string("\x3a\x00", 2), &answer));
    QVERIFY(answer.contains("campanile.v1.DialingService"));
}

void tst_dialer_access::tls()
{
    DialerProcess dialer;
    const auto file = [&](const QString &name) { return dialer.folder() + u'/' + name; };
    QCOMPARE(QProcess::execute(u"openssl"_s,
                 {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-keyout"_s, file(u"key.pem"_s),
                     u"-out"_s, file(u"cert.pem"_s), u"-days"_s, u"2"_s, u"-subj"_s, u"/CN=localhost"_s, u"-addext"_s,
                     u"subjectAltName=IP:127.0.0.1"_s}),
        0);
    QFile config(file(u"config.toml"_s));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("[tls]\ncertificate = \"" + file(u"cert.pem"_s).toUtf8() + "\"\nkey = \"" + file(u"key.pem"_s).toUtf8()
        + "\"\n");
    config.close();
    dialer.arguments << u"--config"_s << config.fileName();
    QVERIFY2(dialer.start(), dialer.log().constData());
    v1::Dialer status;
    const auto plain = dialer.stub().GetDialer(contextFor(dialer.token(), 5).get(), {}, &status);
    QVERIFY2(!plain.ok(), "a plain connection was answered");
    QFile certificate(file(u"cert.pem"_s));
    QVERIFY(certificate.open(QIODevice::ReadOnly));
    const auto secure = v1::DialingService::NewStub(
        grpc::CreateChannel(dialer.address(), grpc::SslCredentials({certificate.readAll().toStdString(), {}, {}})));
    QVERIFY_OK(secure->GetDialer(contextFor(dialer.token()).get(), {}, &status));
    const auto stranger = v1::DialingService::NewStub(grpc::CreateChannel(dialer.address(), grpc::SslCredentials({})));
    QVERIFY(!stranger->GetDialer(contextFor(dialer.token(), 5).get(), {}, &status).ok());
}

void tst_dialer_access::exitCodes()
{
    const QString program = QStringLiteral(CAMPANILE_BIN_DIR "/campaniled");
    DialerProcess dialer;
    QVERIFY(dialer.start());
    const auto run = [&](const QStringList &arguments) {
        QProcess process;
        process.start(program, arguments);
        return process.waitForFinished(20000) ? process.exitCode() : -1;
    };
    const QString token = dialer.folder() + u"/token"_s;
    const QString other = dialer.folder() + u"/other.sqlite"_s;
    QCOMPARE(run({u"--help"_s}), 0);
    QCOMPARE(run({u"--version"_s}), 0);
    QCOMPARE(run({u"--no-such-flag"_s}), 2);
    QCOMPARE(run({u"--listen"_s, u"127.0.0.1:0"_s, u"--ledger"_s, other}), 2); // nobody could log in
    for (const auto &open : {u"0.0.0.0:0"_s, u"127.0.0.1.example.org:0"_s, u"[::]:0"_s})
        QCOMPARE(run({u"--listen"_s, open, u"--ledger"_s, other, u"--token-file"_s, token}), 2); // no TLS
    QCOMPARE(run({u"--config"_s, dialer.folder() + u"/nothing.toml"_s}), 2);
    QFile config(dialer.folder() + u"/bad.toml"_s);
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("[limits]\nwatcher = 3\n");
    config.close();
    QCOMPARE(run({u"--config"_s, config.fileName(), u"--token-file"_s, token}), 2); // a misspelt key is not ignored
    for (const QString &sound : {dialer.folder(), token, u"/dev/zero"_s, dialer.folder() + u"/nothing.wav"_s}) {
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write("[call_back]\nno_alert = \"" + sound.toUtf8() + "\"\n");
        config.close();
        QCOMPARE(run({u"--config"_s, config.fileName(), u"--listen"_s, u"127.0.0.1:0"_s, u"--ledger"_s, other,
                     u"--token-file"_s, token}),
            2); // no sound
    }
    // the example is right in every key: only its port and ledger are ours
    QCOMPARE(run({u"--config"_s, QStringLiteral(CAMPANILE_SOURCE_DIR "/dialer/campaniled.example.toml"), u"--listen"_s,
                 u"127.0.0.1:0"_s, u"--ledger"_s, dialer.ledgerPath(), u"--token-file"_s, token}),
        3);
    QCOMPARE(run({u"--listen"_s, u"127.0.0.1:0"_s, u"--ledger"_s, dialer.ledgerPath(), u"--token-file"_s, token}), 3);
    QCOMPARE(
        run({u"--listen"_s, QString::fromStdString(dialer.address()), u"--ledger"_s, other, u"--token-file"_s, token}),
        4);
    dialer.process.closeWriteChannel(); // its parent is gone
    QVERIFY(dialer.process.waitForFinished(20000));
    QCOMPARE(dialer.process.exitCode(), 0);
}

QTEST_GUILESS_MAIN(tst_dialer_access)
#include "tst_dialer_access.moc"
