// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialerprocess.h"
#include "digest.h"
#include "grpcverify.h"
#include "sampledata.h"
#include "servicecalls.h"

#include <QTest>

using namespace campanile::dialer;
namespace v1 = campanile::v1;
using grpc::StatusCode;

/// What is not a campaign, or not what it says it is: nothing of it is held, and nothing can be launched.
class tst_dialer_refusals final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatDiffersLaunchesNothing_data();
    void whatDiffersLaunchesNothing();
    void onlyRefusedNumbersLaunchNothing();
};

void tst_dialer_refusals::whatDiffersLaunchesNothing_data()
{
    using Change = std::function<void(Campaign &, v1::PrepareHeader &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char *name, Change change, StatusCode code, const char *reason) {
        QTest::newRow(name) << std::move(change) << static_cast<int>(code) << QByteArray(reason);
    };
    constexpr auto wrong = StatusCode::FAILED_PRECONDITION;
    constexpr auto invalid = StatusCode::INVALID_ARGUMENT;
    row(
        "a corner moved on the way",
        [](Campaign &, v1::PrepareHeader &h) {
            h.mutable_area()->mutable_pieces(0)->mutable_rings(0)->set_lat_lon_e7(0, 440'000'001);
        },
        wrong, "DIGEST_MISMATCH: area");
    row(
        "an exclusion lost", [](Campaign &, v1::PrepareHeader &h) { h.mutable_area()->mutable_pieces()->RemoveLast(); },
        wrong, "DIGEST_MISMATCH: area");
    row(
        "no area",
        [](Campaign &c, v1::PrepareHeader &h) {
            c.area.clear();
            h = c.header();
        },
        wrong, "EMPTY_AREA");
    row(
        "only exclusions",
        [](Campaign &c, v1::PrepareHeader &h) {
            c.area.erase(c.area.begin());
            h = c.header();
        },
        wrong, "EMPTY_AREA");
    row(
        "an area without corners",
        [](Campaign &c, v1::PrepareHeader &h) {
            c.area = {{"Area A", 1, false, {}}};
            h = c.header();
        },
        wrong, "EMPTY_AREA");
    row(
        "two corners",
        [](Campaign &c, v1::PrepareHeader &h) {
            c.area = {{"Area A", 1, false, {{{1, 2, 3, 4}}}}};
            h = c.header();
        },
        invalid, "AREA_INVALID");
    row(
        "half a corner",
        [](Campaign &c, v1::PrepareHeader &h) {
            c.area = {{"Area A", 1, false, {{{1, 2, 3, 4, 5, 6, 7}}}}};
            h = c.header();
        },
        invalid, "AREA_INVALID");
    row(
        "not on Earth",
        [](Campaign &c, v1::PrepareHeader &h) {
            c.area = {{"Area A", 1, false, {{{1, 2, 3, 4, 900'000'001, 6}}}}};
            h = c.header();
        },
        invalid, "AREA_INVALID");
    row(
        "a name that forges a line",
        [](Campaign &c, v1::PrepareHeader &h) {
            c.area[0].name = "Borgo\nring\t1,2";
            h = c.header();
        },
        invalid, "AREA_INVALID");
    row(
        "nobody",
        [](Campaign &c, v1::PrepareHeader &h) {
            c.recipients.clear();
            h = c.header();
        },
        wrong, "EMPTY_AUDIENCE");
    row("a phone lost", [](Campaign &c, v1::PrepareHeader &) { c.recipients.pop_back(); }, wrong, "COUNT_MISMATCH");
    row(
        "a phone more",
        [](Campaign &c, v1::PrepareHeader &) { c.recipients.push_back({"contact-z", "+390461999999", true}); }, wrong,
        "COUNT_MISMATCH");
    row(
        "a phone changed", [](Campaign &c, v1::PrepareHeader &) { c.recipients[5].number = "+390461999999"; }, wrong,
        "DIGEST_MISMATCH: audience");
    row(
        "two phones swapped",
        [](Campaign &c, v1::PrepareHeader &) { std::swap(c.recipients[5].id, c.recipients[6].id); }, wrong,
        "DIGEST_MISMATCH: audience");
    row(
        "no longer sample", [](Campaign &c, v1::PrepareHeader &) { c.recipients[5].sample = false; }, wrong,
        "DIGEST_MISMATCH: audience");
    row(
        "the same id twice",
        [](Campaign &c, v1::PrepareHeader &h) {
            c.recipients[5].id = c.recipients[6].id;
            h = c.header();
        },
        invalid, "RECIPIENT_INVALID");
    row(
        "no id",
        [](Campaign &c, v1::PrepareHeader &h) {
            c.recipients[5].id.clear();
            h = c.header();
        },
        invalid, "RECIPIENT_INVALID");
    row(
        "audio that is not here",
        [](Campaign &, v1::PrepareHeader &h) { h.mutable_tracks(0)->set_sha256(sha256("nowhere")); }, wrong,
        ("AUDIO_MISSING: " + hex(sha256("nowhere"))).c_str());
    row(
        "no audio",
        [](Campaign &c, v1::PrepareHeader &h) {
            c.voices.clear();
            h = c.header();
        },
        invalid, "TRACKS_INVALID");
    row(
        "half a name", [](Campaign &, v1::PrepareHeader &h) { h.mutable_tracks(0)->set_sha256("short"); }, invalid,
        "TRACKS_INVALID");
    row(
        "one language twice",
        [](Campaign &c, v1::PrepareHeader &h) {
            c.voices.push_back(c.voices.front());
            h = c.header();
        },
        invalid, "TRACKS_INVALID");
    row(
        "ten languages",
        [](Campaign &c, v1::PrepareHeader &h) {
            for (int i = 0; i < 9; ++i)
                c.voices.push_back({"l" + std::to_string(i), c.voices.front().wav});
            h = c.header();
        },
        invalid, "TRACKS_INVALID");
    row(
        "a language that forges a line",
        [](Campaign &c, v1::PrepareHeader &h) {
            c.voices[0].language = "it\nmenu";
            h = c.header();
        },
        invalid, "TRACKS_INVALID");
    row(
        "silence",
        [](Campaign &c, v1::PrepareHeader &h) {
            c.voices[0].wav = sample::wav(5000, 8000, 0);
            h = c.header();
        },
        invalid, "AUDIO_SILENT");
    row(
        "the second silent",
        [](Campaign &c, v1::PrepareHeader &h) {
            c.voices.push_back({"de", sample::wav(5000, 8000, 0)});
            h = c.header();
        },
        invalid, "AUDIO_SILENT");
    row(
        "not audio",
        [](Campaign &c, v1::PrepareHeader &h) {
            c.voices[0].wav = "hello";
            h = c.header();
        },
        invalid, "AUDIO_NOT_WAV");
    row(
        "audio too long",
        [](Campaign &c, v1::PrepareHeader &h) {
            c.voices[0].wav = sample::wav(190'000, 8000);
            h = c.header();
        },
        invalid, "AUDIO_TOO_LONG");
    row(
        "ballast in the file",
        [](Campaign &c, v1::PrepareHeader &h) {
            auto &wav = c.voices[0].wav;
            const std::string list("LIST\0\0\x40\x01", 8); // 20 MB
            wav = wav.substr(0, 12) + list + std::string(20 * 1024 * 1024, 'x') + wav.substr(12);
            h = c.header();
        },
        StatusCode::RESOURCE_EXHAUSTED, "AUDIO_TOO_LONG");
    row(
        "a track that there is not",
        [](Campaign &c, v1::PrepareHeader &h) {
            c.recipients[5].track = 1;
            h = c.header();
        },
        invalid, "RECIPIENT_INVALID");
    row(
        "a negative track",
        [](Campaign &c, v1::PrepareHeader &h) {
            c.recipients[5].track = -1;
            h = c.header();
        },
        invalid, "RECIPIENT_INVALID");
    row(
        "another language on the way",
        [](Campaign &c, v1::PrepareHeader &h) {
            c.voices.push_back({"de", c.voices.front().wav});
            h = c.header();
            c.recipients[5].track = 1;
        },
        wrong, "DIGEST_MISMATCH: audience");
    row(
        "a menu of nothing to choose",
        [](Campaign &c, v1::PrepareHeader &h) {
            c.menu = c.voices.front();
            h = c.header();
        },
        invalid, "MENU_INVALID");
    row(
        "a menu without patience",
        [](Campaign &c, v1::PrepareHeader &h) {
            c.menu = c.voices.front();
            c.voices.push_back({"de", c.voices.front().wav});
            h = c.header();
            h.set_menu_timeout_seconds(0);
        },
        invalid, "MENU_INVALID");
    row(
        "a silent menu",
        [](Campaign &c, v1::PrepareHeader &h) {
            c.menu = Campaign::Voice{"", sample::wav(5000, 8000, 0)};
            c.voices.push_back({"de", c.voices.front().wav});
            h = c.header();
        },
        invalid, "AUDIO_SILENT");
    row(
        "no mode",
        [](Campaign &c, v1::PrepareHeader &h) {
            c.mode = v1::MODE_UNSPECIFIED;
            h = c.header();
        },
        invalid, "MODE_MISSING");
    row(
        "bad id",
        [](Campaign &c, v1::PrepareHeader &h) {
            c.id = "Campaign 1";
            h = c.header();
        },
        invalid, "CAMPAIGN_ID_INVALID");
    row(
        "impatient",
        [](Campaign &c, v1::PrepareHeader &h) {
            c.policy.retryDelay[Outcome::Busy] = std::chrono::seconds(119);
            h = c.header();
        },
        invalid, "RETRY_TOO_SOON");
    row(
        "calls the reached again",
        [](Campaign &c, v1::PrepareHeader &h) {
            c.policy.retryDelay[Outcome::Heard] = std::chrono::seconds(300);
            h = c.header();
        },
        invalid, "POLICY_INVALID");
    row(
        "an outcome that is none",
        [](Campaign &, v1::PrepareHeader &h) { (*h.mutable_policy()->mutable_retry_delay_seconds())[77] = 300; },
        invalid, "POLICY_INVALID");
    row(
        "a hundred attempts",
        [](Campaign &c, v1::PrepareHeader &h) {
            c.policy.maxAttempts = 100;
            h = c.header();
        },
        invalid, "POLICY_INVALID");
    row(
        "no horizon",
        [](Campaign &c, v1::PrepareHeader &h) {
            c.policy.horizon = std::chrono::seconds(0);
            h = c.header();
        },
        invalid, "POLICY_INVALID");
}

void tst_dialer_refusals::whatDiffersLaunchesNothing()
{
    using Change = std::function<void(Campaign &, v1::PrepareHeader &)>;
    QFETCH(Change, change);
    QFETCH(int, code);
    QFETCH(QByteArray, reason);
    static DialerProcess dialer;
    QVERIFY(dialer.process.state() == QProcess::Running || dialer.start());
    auto campaign = Campaign::ofSize("campaign-1", 50);
    auto header = campaign.header();
    change(campaign, header);
    v1::Receipt receipt;
    QVERIFY_REFUSED(prepare(dialer, dialer.token(), campaign, header, &receipt), static_cast<StatusCode>(code),
        reason.toStdString());
    QCOMPARE(list(dialer).campaigns_size(), 0);
    receipt.set_campaign_id(campaign.id);
    v1::Campaign launched;
    QVERIFY_REFUSED(
        launch(dialer.stub(), dialer.token(), receipt, &launched), StatusCode::NOT_FOUND, "CAMPAIGN_NOT_FOUND");
}

void tst_dialer_refusals::onlyRefusedNumbersLaunchNothing()
{
    DialerProcess dialer;
    QVERIFY(dialer.start());
    auto campaign = Campaign::ofSize("campaign-1", 0);
    campaign.recipients = {{"contact-a", "+39118", false}, {"contact-b", "+39899123456", false}};
    v1::Receipt receipt;
    QVERIFY_OK(prepare(dialer, dialer.token(), campaign, &receipt)); // it says why
    QCOMPARE(receipt.accepted(), 0);
    v1::Campaign launched;
    QVERIFY_REFUSED(
        launch(dialer.stub(), dialer.token(), receipt, &launched), StatusCode::FAILED_PRECONDITION, "EMPTY_AUDIENCE");
}

QTEST_GUILESS_MAIN(tst_dialer_refusals)
#include "tst_dialer_refusals.moc"
