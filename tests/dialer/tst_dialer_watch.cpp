// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialerprocess.h"
#include "grpcverify.h"
#include "servicecalls.h"

#include <QTest>

using namespace campanile::dialer;
using namespace Qt::StringLiterals;
namespace v1 = campanile::v1;
using grpc::StatusCode;

/// Watchers: cut, slow, late; and the list of campaigns.
class tst_dialer_watch final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void streamCutAndResumedAHundredTimes();
    void aSlowWatcherSlowsNobody();
    void snapshotOfManyComesInPieces();
    void listPages();
};

void tst_dialer_watch::streamCutAndResumedAHundredTimes()
{
    DialerProcess dialer({u"--time-scale"_s, u"400"_s, u"--cps"_s, u"20"_s});
    QVERIFY(dialer.start());
    v1::Receipt receipt;
    v1::Campaign launched;
    QVERIFY_OK(prepare(dialer, dialer.token(), Campaign::ofSize("campaign-1", 3000), &receipt));
    QVERIFY_OK(launch(dialer.stub(), dialer.token(), receipt, &launched));
    std::vector<v1::Event> seen;
    std::int64_t last = 1; // the launch
    int cuts = 0;
    grpc::Status status;
    do {
        std::size_t wanted = static_cast<std::size_t>(cuts * 37 % 29) + 1;
        status =
            watch(dialer.stub(), dialer.token(), "campaign-1", last, [&](const v1::WatchCampaignResponse &message) {
                if (message.has_snapshot())
                    last = -1000; // not when resuming
                for (const auto &event : message.events().events()) {
                    seen.push_back(event);
                    last = event.seq();
                }
                const auto got = static_cast<std::size_t>(message.events().events_size());
                wanted = wanted > got ? wanted - got : 0;
                return wanted > 0 || cuts >= 100; // the hundredth stays to the end
            });
        ++cuts;
    } while (!status.ok() && cuts < 1000);
    QVERIFY_OK(status);
    QVERIFY2(cuts > 100, qPrintable(QString::number(cuts)));
    QVERIFY(seen.size() > 3000);
    for (std::size_t i = 0; i < seen.size(); ++i)
        QCOMPARE(seen[i].seq(), static_cast<std::int64_t>(i + 2));
    QCOMPARE(seen.back().campaign_changed().state(), v1::CAMPAIGN_STATE_FINISHED);
    // resuming after the last one: nothing more, and OK
    int messages = 0;
    QVERIFY_OK(watch(dialer.stub(), dialer.token(), "campaign-1", last,
        [&](const v1::WatchCampaignResponse &) { return ++messages > 0; }));
    QCOMPARE(messages, 0);
    QVERIFY_REFUSED(watch(dialer.stub(), dialer.token(), "campaign-1", last + 1,
                        [](const v1::WatchCampaignResponse &) { return true; }),
        StatusCode::INVALID_ARGUMENT, "SEQ_UNKNOWN");
    QVERIFY_REFUSED(
        watch(dialer.stub(), dialer.token(), "campaign-9", 0, [](const v1::WatchCampaignResponse &) { return true; }),
        StatusCode::NOT_FOUND, "CAMPAIGN_NOT_FOUND");
}

void tst_dialer_watch::aSlowWatcherSlowsNobody()
{
    DialerProcess dialer({u"--time-scale"_s, u"3000"_s, u"--cps"_s, u"20"_s});
    QVERIFY(dialer.start());
    v1::Receipt receipt;
    v1::Campaign launched;
    QVERIFY_OK(prepare(dialer, dialer.token(), Campaign::ofSize("campaign-1", 5000), &receipt));
    // watchers that open and never read
    std::vector<
        std::pair<std::unique_ptr<grpc::ClientContext>, std::unique_ptr<grpc::ClientReader<v1::WatchCampaignResponse>>>>
        slow;
    v1::WatchCampaignRequest request;
    request.set_campaign_id("campaign-1");
    for (int i = 0; i < 10; ++i) {
        auto context = contextFor(dialer.token(), 100);
        auto reader = dialer.stub().WatchCampaign(context.get(), request);
        slow.emplace_back(std::move(context), std::move(reader));
    }
    QVERIFY_OK(launch(dialer.stub(), dialer.token(), receipt, &launched));
    std::int64_t last = 0;
    QVERIFY_OK(watch(dialer.stub(), dialer.token(), "campaign-1", 0, [&](const v1::WatchCampaignResponse &message) {
        last = message.has_snapshot() ? message.snapshot().through_seq() : last;
        last = message.events().events_size() ? message.events().events().rbegin()->seq() : last;
        return true;
    }));
    QVERIFY(last > 10'000);
    // and in the end they too have everything
    for (auto &[context, reader] : slow) {
        v1::WatchCampaignResponse message;
        std::int64_t seq = 0;
        while (reader->Read(&message)) {
            if (message.has_snapshot()) // its request may have come after the launch
                seq = message.snapshot().through_seq();
            for (const auto &event : message.events().events())
                QCOMPARE(event.seq(), ++seq);
        }
        QVERIFY_OK(reader->Finish());
        QCOMPARE(seq, last);
    }
}

void tst_dialer_watch::snapshotOfManyComesInPieces()
{
    DialerProcess dialer;
    QVERIFY(dialer.start());
    auto campaign = Campaign::ofSize("campaign-1", 25'001);
    campaign.recipients.insert(campaign.recipients.begin() + 5, {"contact-x", "+39118", false});
    v1::Receipt receipt;
    v1::Campaign launched;
    QVERIFY_OK(prepare(dialer, dialer.token(), campaign, &receipt));
    QVERIFY_OK(launch(dialer.stub(), dialer.token(), receipt, &launched));
    std::vector<std::string> ids;
    int pieces = 0;
    bool ended = false;
    static_cast<void>(
        watch(dialer.stub(), dialer.token(), "campaign-1", 0, [&](const v1::WatchCampaignResponse &message) {
            const auto &part = message.snapshot();
            ++pieces;
            ended = !message.has_snapshot() || part.recipients_size() > 10'000
                || part.recipients_size() != part.recipient_ids_size() || part.has_campaign() != (pieces == 1);
            ids.insert(ids.end(), part.recipient_ids().begin(), part.recipient_ids().end());
            return !ended && !part.last();
        }));
    QVERIFY(!ended);
    QCOMPARE(pieces, 3);
    campaign.recipients.erase(campaign.recipients.begin() + 5); // refused ones are left out
    QVERIFY(std::ranges::equal(ids, campaign.recipients, {}, {}, &Recipient::id));
}

void tst_dialer_watch::listPages()
{
    DialerProcess dialer;
    QVERIFY(dialer.start());
    for (int i = 0; i < 7; ++i) {
        v1::Receipt receipt;
        QVERIFY_OK(prepare(dialer, dialer.token(), Campaign::ofSize("campaign-" + std::to_string(i), 5), &receipt));
    }
    std::vector<std::string> ids;
    std::string token;
    int pages = 0;
    do {
        const auto page = list(dialer, 3, token);
        for (const auto &campaign : page.campaigns())
            ids.push_back(campaign.campaign_id());
        token = page.next_page_token();
        ++pages;
    } while (!token.empty());
    QCOMPARE(pages, 3);
    QCOMPARE(ids.size(), 7U);
    QCOMPARE(ids.front(), "campaign-6");
    QCOMPARE(ids.back(), "campaign-0");
    v1::ListCampaignsRequest bad;
    bad.set_page_token("1; DROP TABLE");
    v1::ListCampaignsResponse response;
    QVERIFY_REFUSED(dialer.stub().ListCampaigns(contextFor(dialer.token()).get(), bad, &response),
        StatusCode::INVALID_ARGUMENT, "PAGE_TOKEN_INVALID");
}

QTEST_GUILESS_MAIN(tst_dialer_watch)
#include "tst_dialer_watch.moc"
