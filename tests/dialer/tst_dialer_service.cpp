// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialerprocess.h"
#include "digest.h"
#include "progressfold.h"

#include <QTest>

using namespace campanile::dialer;
namespace v1 = campanile::v1;
using namespace Qt::StringLiterals;

namespace {

std::string words(const grpc::Status &status)
{
    return std::to_string(status.error_code()) + " " + status.error_message();
}

} // namespace

#define QVERIFY_OK(call)                                                                                               \
    do {                                                                                                               \
        const grpc::Status status_ = (call);                                                                           \
        QVERIFY2(status_.ok(), words(status_).c_str());                                                                \
    } while (false)

#define QVERIFY_REFUSED(call, code, reason)                                                                            \
    do {                                                                                                               \
        const grpc::Status status_ = (call);                                                                           \
        QVERIFY2(                                                                                                      \
            status_.error_code() == (code) && status_.error_message().starts_with(reason), words(status_).c_str());    \
    } while (false)

class tst_dialer_service final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCampaignFromPrepareToItsEnd();
};

void tst_dialer_service::aCampaignFromPrepareToItsEnd()
{
    DialerProcess dialer({u"--time-scale"_s, u"2000"_s});
    QVERIFY2(dialer.start(), dialer.log().constData());
    const auto campaign = Campaign::ofSize("campaign-1", 200);
    v1::Receipt receipt;
    QVERIFY_OK(prepare(dialer.stub(), dialer.token(), campaign, &receipt));
    QCOMPARE(receipt.accepted(), 200);
    QCOMPARE(receipt.mobiles(), 50);
    QCOMPARE(receipt.audio_ms(), 20000);
    v1::Campaign launched;
    QVERIFY_OK(launch(dialer.stub(), dialer.token(), receipt, &launched));
    QCOMPARE(launched.state(), v1::CAMPAIGN_STATE_RUNNING);

    const auto context = contextFor(dialer.token(), 60);
    v1::WatchCampaignRequest request;
    request.set_campaign_id(campaign.id);
    const auto reader = dialer.stub().WatchCampaign(context.get(), request);
    v1::WatchCampaignResponse message;
    std::int64_t seq = -1;
    std::int64_t heartbeats = 0;
    while (reader->Read(&message)) {
        if (message.has_snapshot()) {
            QCOMPARE(seq, -1);
            QCOMPARE(message.snapshot().recipients_size(), 200);
            seq = message.snapshot().through_seq();
        }
        for (const auto &event : message.events().events())
            QCOMPARE(event.seq(), ++seq);
        heartbeats += message.has_heartbeat() ? 1 : 0;
    }
    QVERIFY_OK(reader->Finish());
    QVERIFY(heartbeats > 0);
    QVERIFY(dialer.terminate());
    qInfo("%lld events, eta %lld s", static_cast<long long>(seq), static_cast<long long>(receipt.eta_seconds()));
}

QTEST_GUILESS_MAIN(tst_dialer_service)
#include "tst_dialer_service.moc"
