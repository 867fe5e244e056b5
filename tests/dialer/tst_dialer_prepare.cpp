// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialerprocess.h"
#include "digest.h"
#include "grpcverify.h"
#include "sampledata.h"
#include "servicecalls.h"
#include "sqliteledger.h"

#include <google/protobuf/util/message_differencer.h>

#include <QTest>

#include <future>

using namespace campanile::dialer;
using namespace Qt::StringLiterals;
namespace v1 = campanile::v1;
using google::protobuf::util::MessageDifferencer;
using grpc::StatusCode;

/// What a campaign must be to be held, and what the receipt says of it.
class tst_dialer_prepare final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theReceiptSaysWhatIsHeld();
    void sameIdOtherContentIsRefused();
    void severalLanguagesAndAMenu();
    void promptsAreHeld();
    void whoOptedOutIsRefused();
};

void tst_dialer_prepare::theReceiptSaysWhatIsHeld()
{
    DialerProcess dialer;
    QVERIFY(dialer.start());
    auto campaign = Campaign::ofSize("campaign-1", 100);
    campaign.mode = v1::MODE_LIVE;
    campaign.recipients.push_back({"contact-a", "+39118", false});
    campaign.recipients.push_back({"contact-b", campaign.recipients[3].number, false});
    campaign.recipients.push_back({"contact-c", "+39899123456", false});
    campaign.recipients.push_back({"contact-d", "+441234567890", false});
    campaign.recipients.push_back({"contact-e", "pronto", false});
    v1::Receipt receipt;
    QVERIFY_OK(prepare(dialer, dialer.token(), campaign, &receipt));
    QCOMPARE(receipt.campaign_id(), campaign.id);
    QCOMPARE(receipt.title(), campaign.title);
    QCOMPARE(receipt.mode(), v1::MODE_LIVE);
    QCOMPARE(receipt.accepted(), 100);
    QCOMPARE(receipt.mobiles(), 25);
    QCOMPARE(receipt.landlines(), 75);
    QCOMPARE(receipt.refused_size(), 5);
    const std::vector<int> reasons{v1::RefusedNumber::REASON_EMERGENCY_OR_SHORT, v1::RefusedNumber::REASON_DUPLICATE,
        v1::RefusedNumber::REASON_PREMIUM, v1::RefusedNumber::REASON_FOREIGN, v1::RefusedNumber::REASON_NOT_A_NUMBER};
    for (int i = 0; i < 5; ++i)
        QCOMPARE(static_cast<int>(receipt.refused(i).reason()), reasons[static_cast<std::size_t>(i)]);
    const auto header = campaign.header();
    QCOMPARE(receipt.area().SerializeAsString(), header.area().SerializeAsString());
    QCOMPARE(receipt.area_digest(), header.area_digest());
    QCOMPARE(receipt.audience_digest(), header.audience_digest());
    QCOMPARE(receipt.tracks_size(), 1);
    QCOMPARE(receipt.tracks(0).language(), "it");
    QCOMPARE(receipt.tracks(0).sha256(), header.tracks(0).sha256());
    QCOMPARE(receipt.tracks(0).length_ms(), 20000);
    QCOMPARE(receipt.tracks(0).recipients(), 100);
    QVERIFY(!receipt.has_menu());
    QCOMPARE(receipt.audio_ms(), 20000);
    QCOMPARE(receipt.channels(), 90);
    QCOMPARE(receipt.calls_per_second(), 6.0);
    QCOMPARE(receipt.expires_ms() - receipt.prepared_ms(), 15 * 60 * 1000);
    QVERIFY(receipt.first_round_seconds() >= 16 && receipt.eta_seconds() > receipt.first_round_seconds());
    QCOMPARE(receipt.policy().max_attempts(), 3);
    QCOMPARE(receipt.policy().retry_delay_seconds().at(v1::OUTCOME_BUSY), 300);
    QVERIFY(receipt.number().ends_with("-0001"));
    QCOMPARE(receipt.digest().size(), 32U);
    v1::Campaign found;
    v1::GetCampaignRequest request;
    request.set_campaign_id(campaign.id);
    QVERIFY_OK(dialer.stub().GetCampaign(contextFor(dialer.token()).get(), request, &found));
    QCOMPARE(found.state(), v1::CAMPAIGN_STATE_PREPARED);
    QVERIFY(MessageDifferencer::Equals(found.receipt(), receipt));
}

void tst_dialer_prepare::sameIdOtherContentIsRefused()
{
    DialerProcess dialer;
    QVERIFY(dialer.start());
    auto campaign = Campaign::ofSize("campaign-1", 50);
    v1::Receipt first;
    v1::Receipt second;
    QVERIFY_OK(prepare(dialer, dialer.token(), campaign, &first));
    QVERIFY_OK(prepare(dialer, dialer.token(), campaign, &second));
    QVERIFY(MessageDifferencer::Equals(first, second));
    const auto refusedWith = [&](const Campaign &other) { return prepare(dialer, dialer.token(), other, &second); };
    auto other = campaign;
    other.title = "Un altro";
    QVERIFY_REFUSED(refusedWith(other), StatusCode::ALREADY_EXISTS, "OTHER_CONTENT");
    other = campaign;
    other.mode = v1::MODE_LIVE;
    QVERIFY_REFUSED(refusedWith(other), StatusCode::ALREADY_EXISTS, "OTHER_CONTENT");
    other = campaign;
    other.recipients.pop_back();
    QVERIFY_REFUSED(refusedWith(other), StatusCode::ALREADY_EXISTS, "OTHER_CONTENT");
    other = campaign;
    other.voices.front().language = "de";
    QVERIFY_REFUSED(refusedWith(other), StatusCode::ALREADY_EXISTS, "OTHER_CONTENT");
    other = campaign;
    other.voices.front().wav = sample::wav(20'500, 8000);
    QVERIFY_REFUSED(refusedWith(other), StatusCode::ALREADY_EXISTS, "OTHER_CONTENT");
    other = campaign;
    other.policy.maxAttempts = 2;
    QVERIFY_REFUSED(refusedWith(other), StatusCode::ALREADY_EXISTS, "OTHER_CONTENT");
    v1::Campaign launched;
    QVERIFY_OK(launch(dialer.stub(), dialer.token(), first, &launched));
    QVERIFY_OK(prepare(dialer, dialer.token(), campaign, &second)); // still the same, also after the launch
    QVERIFY(MessageDifferencer::Equals(first, second));
    other.title = "Un altro";
    QVERIFY_REFUSED(refusedWith(other), StatusCode::ALREADY_EXISTS, "OTHER_CONTENT");
}

void tst_dialer_prepare::severalLanguagesAndAMenu()
{
    DialerProcess dialer;
    QVERIFY(dialer.start());
    auto campaign = Campaign::ofSize("campaign-1", 100);
    v1::Receipt one;
    QVERIFY_OK(prepare(dialer, dialer.token(), campaign, &one));
    campaign.id = "campaign-2";
    campaign.voices.push_back({"de", sample::wav(40'000, 16'000)});
    campaign.voices.push_back({"fr", sample::wav(30'000, 48'000)});
    campaign.menu = Campaign::Voice{"", sample::wav(9000)};
    for (std::size_t i = 0; i < 25; ++i)
        campaign.recipients[i].track = 1;
    campaign.recipients.push_back({"contact-a", "+39118", true, 2}); // refused: hears nothing
    v1::Receipt receipt;
    QVERIFY_OK(prepare(dialer, dialer.token(), campaign, &receipt));
    QCOMPARE(receipt.tracks_size(), 3);
    const std::vector<std::tuple<std::string, int, int>> expected{
        {"it", 20'000, 75}, {"de", 40'000, 25}, {"fr", 30'000, 0}};
    for (int i = 0; i < 3; ++i) {
        const auto &track = receipt.tracks(i);
        QCOMPARE(std::tuple(track.language(), static_cast<int>(track.length_ms()), track.recipients()),
            expected[static_cast<std::size_t>(i)]);
        QCOMPARE(track.sha256(), sha256(campaign.voices[static_cast<std::size_t>(i)].wav));
    }
    QCOMPARE(receipt.menu().length_ms(), 9000);
    QCOMPARE(receipt.menu_timeout_seconds(), 5);
    QCOMPARE(receipt.audio_ms(), 25'000 + 9000); // the mean of what they hear, and the menu
    QVERIFY(receipt.eta_seconds() > one.eta_seconds());
    v1::Campaign found;
    v1::GetCampaignRequest request;
    request.set_campaign_id(campaign.id);
    QVERIFY_OK(dialer.stub().GetCampaign(contextFor(dialer.token()).get(), request, &found));
    QVERIFY(MessageDifferencer::Equals(found.receipt(), receipt));
    // the digest speaks of the languages too: another choice is another campaign
    campaign.recipients[0].track = 0;
    QVERIFY_REFUSED(prepare(dialer, dialer.token(), campaign, &receipt), StatusCode::ALREADY_EXISTS, "OTHER_CONTENT");
}

void tst_dialer_prepare::promptsAreHeld()
{
    DialerProcess dialer;
    QVERIFY(dialer.start());
    auto campaign = Campaign::ofSize("campaign-1", 20);
    campaign.policy.machine = MachinePolicy::HangUp;
    campaign.policy.finishSentence = true;
    campaign.voices[0].prompts = {{PromptKind::Keys, sample::wav(6000, 8000)}, {PromptKind::OptOut, sample::wav(3000)}};
    v1::Receipt receipt;
    QVERIFY_OK(prepare(dialer, dialer.token(), campaign, &receipt));
    QCOMPARE(receipt.tracks(0).prompts_size(), 2);
    QCOMPARE(receipt.tracks(0).prompts(0).kind(), v1::Prompt::KIND_KEYS);
    QCOMPARE(receipt.tracks(0).prompts(0).length_ms(), 6000);
    QCOMPARE(receipt.tracks(0).prompts(1).sha256(), sha256(campaign.voices[0].prompts[PromptKind::OptOut]));
    QCOMPARE(receipt.audio_ms(), 26'000); // the message, and what the keys do
    QCOMPARE(receipt.policy().machine(), v1::MACHINE_POLICY_HANG_UP);
    QVERIFY(receipt.policy().finish_sentence());
    v1::Campaign found;
    v1::GetCampaignRequest request;
    request.set_campaign_id(campaign.id);
    QVERIFY_OK(dialer.stub().GetCampaign(contextFor(dialer.token()).get(), request, &found));
    QVERIFY(MessageDifferencer::Equals(found.receipt(), receipt));

    auto header = campaign.header();
    header.set_campaign_id("campaign-2");
    auto wrong = header;
    *wrong.mutable_tracks(0)->add_prompts() = header.tracks(0).prompts(0);
    const auto refusedWith = [&](const v1::PrepareHeader &h) {
        return prepare(dialer, dialer.token(), campaign, h, &receipt);
    };
    QVERIFY_REFUSED(refusedWith(wrong), StatusCode::INVALID_ARGUMENT, "PROMPTS_INVALID"); // two of a kind
    wrong = header;
    wrong.mutable_tracks(0)->mutable_prompts(0)->set_kind(static_cast<v1::Prompt::Kind>(300));
    QVERIFY_REFUSED(refusedWith(wrong), StatusCode::INVALID_ARGUMENT, "PROMPTS_INVALID");
    wrong = header;
    wrong.mutable_tracks(0)->mutable_prompts(0)->set_sha256(sha256("nowhere"));
    QVERIFY_REFUSED(refusedWith(wrong), StatusCode::FAILED_PRECONDITION, "AUDIO_MISSING");
    wrong = header;
    wrong.mutable_policy()->set_machine(static_cast<v1::MachinePolicy>(9));
    QVERIFY_REFUSED(refusedWith(wrong), StatusCode::INVALID_ARGUMENT, "POLICY_INVALID");
    campaign.id = "campaign-3";
    campaign.voices[0].prompts[PromptKind::Help] = sample::wav(30'500, 8000);
    QVERIFY_REFUSED(
        prepare(dialer, dialer.token(), campaign, &receipt), StatusCode::RESOURCE_EXHAUSTED, "AUDIO_TOO_LONG");
}

void tst_dialer_prepare::whoOptedOutIsRefused()
{
    DialerProcess dialer;
    QVERIFY(dialer.start());
    auto campaign = Campaign::ofSize("campaign-1", 20);
    v1::Receipt receipt;
    v1::Campaign launched;
    QVERIFY_OK(prepare(dialer, dialer.token(), campaign, &receipt));
    QVERIFY_OK(launch(dialer.stub(), dialer.token(), receipt, &launched));
    QVERIFY_OK(stop(dialer, campaign.id, &launched));
    QVERIFY(dialer.terminate());
    {
        auto ledger = SqliteLedger::open({dialer.ledgerPath().toStdString(), {}});
        QVERIFY(ledger);
        const auto seq = (*ledger)->campaign(campaign.id)->value().lastSeq;
        std::promise<bool> done;
        const Event said{seq + 1, 1000, 3, 0, CalledBack{Outcome::Heard, 20'000, "00", 1, true}};
        (*ledger)->append(campaign.id, {said}, [&](const Result<void> &result) { done.set_value(result.has_value()); });
        QVERIFY(done.get_future().get());
    }
    QVERIFY2(dialer.start(), dialer.log().constData());
    const auto number = campaign.recipients[3].number;
    campaign.id = "campaign-2";
    campaign.recipients.push_back({"contact-again", number, true});
    QVERIFY_OK(prepare(dialer, dialer.token(), campaign, &receipt));
    QCOMPARE(receipt.accepted(), 19);
    QCOMPARE(receipt.refused_size(), 2); // each time it is named
    QCOMPARE(receipt.refused(0).recipient_id(), campaign.recipients[3].id);
    QCOMPARE(receipt.refused(0).reason(), v1::RefusedNumber::REASON_OPTED_OUT);
    QCOMPARE(receipt.refused(1).reason(), v1::RefusedNumber::REASON_OPTED_OUT);

    v1::ListOptOutsRequest which;
    v1::ListOptOutsResponse listed;
    QVERIFY_OK(dialer.stub().ListOptOuts(contextFor(dialer.token()).get(), which, &listed));
    QCOMPARE(listed.total(), 1);
    QCOMPARE(listed.opt_outs(0).number(), number);
    QCOMPARE(listed.opt_outs(0).campaign_id(), "campaign-1");
    which.set_page_token("x");
    QVERIFY_REFUSED(dialer.stub().ListOptOuts(contextFor(dialer.token()).get(), which, &listed),
        StatusCode::INVALID_ARGUMENT, "PAGE_TOKEN_INVALID");

    v1::RemoveOptOutRequest remove;
    v1::OptOut removed;
    const auto withdraw = [&] {
        return dialer.stub().RemoveOptOut(contextFor(dialer.token()).get(), remove, &removed);
    };
    remove.set_number(number);
    QVERIFY_REFUSED(withdraw(), StatusCode::INVALID_ARGUMENT, "REASON_INVALID");
    remove.set_reason("asked for it\nevent=forged");
    QVERIFY_OK(withdraw());
    QCOMPARE(removed.number(), number);
    QVERIFY_REFUSED(withdraw(), StatusCode::NOT_FOUND, "OPT_OUT_NOT_FOUND");
    remove.set_number("+39118");
    QVERIFY_REFUSED(withdraw(), StatusCode::NOT_FOUND, "OPT_OUT_NOT_FOUND");
    QVERIFY(dialer.log().contains("event=opt_out_withdrawn number=" + QByteArray::fromStdString(number)));
    QVERIFY(!dialer.log().contains("\nevent=forged"));
    campaign.id = "campaign-3";
    QVERIFY_OK(prepare(dialer, dialer.token(), campaign, &receipt));
    QCOMPARE(receipt.accepted(), 20);
}

QTEST_GUILESS_MAIN(tst_dialer_prepare)
#include "tst_dialer_prepare.moc"
