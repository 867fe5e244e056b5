// SPDX-License-Identifier: GPL-3.0-or-later
// Who calls back about an alert that ended before the dialer was started anew, over the real ledger.
#include "callbacksteps.h"
#include "dialerlife.h"
#include "dialerprocess.h"
#include "grpcverify.h"

#include <sqlite3.h>

#include <QTemporaryDir>
#include <QTest>

using namespace campanile::dialer;
using namespace campanile::dialer::steps;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_dialer_remembered final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aFinishedAlertIsHeardAfterARestart();
    void onlyWhatMayBeHeardIsRemembered();
    void whatCannotBeReadBackStopsNobody();
    void anOptOutAfterTheEndIsThereAfterARestart();

private:
    /// To its end, each call answered and heard; or stopped at once.
    void run(DialerLife &life, const std::string &id, Mode mode, int recipients, bool stopped = false);

    [[nodiscard]] std::string path() const { return m_folder->filePath(u"ledger.sqlite"_s).toStdString(); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_dialer_remembered::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_dialer_remembered::run(DialerLife &life, const std::string &id, Mode mode, int recipients, bool stopped)
{
    const auto receipt = life.switchboard().prepare(sampleUpload(id, mode, recipients));
    QVERIFY2(receipt.has_value(), receipt ? "" : receipt.error().text().c_str());
    if (stopped)
        QVERIFY(life.switchboard().stop(id, "test"));
    else
        QVERIFY(life.switchboard().launch(id, receipt->digest, 0));
    const auto board = life.switchboard().board(id);
    QVERIFY(board.has_value());
    QTRY_VERIFY_WITH_TIMEOUT(isOver((*board)->mark().state), 20'000);
}

void tst_dialer_remembered::aFinishedAlertIsHeardAfterARestart()
{
    const auto upload = sampleUpload("campaign-1", Mode::Live, 4);
    const auto number = [&](std::size_t of) { return std::stoull(upload.accepted[of].number.substr(1)); };
    DialerLife::Options options;
    options.limits.callBacks.noAlert = messageWithPrompts();
    {
        DialerLife life(path(), options);
        run(life, "campaign-1", Mode::Live, 4);
    }
    DialerLife life(path(), options);
    QCOMPARE(life.switchboard().status().runningCampaigns, 0);
    const auto heardBy = [&](const CallId &id, std::uint64_t caller) {
        return life.onLoop([&] {
            life.line().arrive(id, caller);
            const auto order = life.line().taken.at(id);
            life.line().leave(id, heard);
            return order;
        });
    };
    for (const std::size_t of : {0U, 1U}) { // each their own language, to the byte
        const auto order = heardBy("back-" + std::to_string(of), number(of));
        const auto &track = upload.header.programme.tracks[of];
        QCOMPARE(order.track, of);
        QVERIFY(isAfterTheEnd(order));
        QVERIFY(*order.playlist->tracks.at(of).wav == upload.audio.at(track.sha256));
        QCOMPARE(order.playlist->tracks.at(of).length, track.length);
        QVERIFY(*order.playlist->prompt(of, PromptKind::OptOut)->wav
            == upload.audio.at(track.prompts.at(PromptKind::OptOut).sha256));
    }
    QVERIFY(heardBy("back-stranger", 390'461'777'777).playlist == options.limits.callBacks.noAlert);
    const auto events = life.switchboard().ledger().events("campaign-1", 0, 1000);
    QVERIFY(std::ranges::none_of(
        *events, [](const Event &event) { return std::holds_alternative<CalledBack>(event.fact); }));
}

void tst_dialer_remembered::onlyWhatMayBeHeardIsRemembered()
{
    const auto number = std::stoull(sampleUpload("campaign-1", Mode::Live, 2).accepted[0].number.substr(1));
    const std::vector<Trunk::Info> lines{
        {.name = "live", .mode = Mode::Live}, {.name = "exercise", .mode = Mode::Drill}};
    const auto heardOn = [&](DialerLife &life, std::size_t line) {
        return life.onLoop([&] {
            life.line(line).arrive("back", number);
            const auto found = life.line(line).taken.find("back");
            return found == life.line(line).taken.end() ? 0 : found->second.playlist->tracks.at(0).length.count();
        });
    };
    {
        DialerLife life(path(), {.lines = lines});
        run(life, "campaign-over", Mode::Live, 2);
        run(life, "campaign-drill", Mode::Drill, 2);
    }
    {
        DialerLife life(path(), {.lines = lines});
        QCOMPARE(heardOn(life, 0), 5000);
        QCOMPARE(heardOn(life, 1), 5000);
    }
    {
        DialerLife life(
            path(), {.lines = lines, .limits = {.callBacks = {.after = 0h, .noAlert = nullptr}}, .later = 1s});
        QCOMPARE(heardOn(life, 0), 0);
    }
    {
        DialerLife life(path(), {.lines = lines, .later = 13h});
        QCOMPARE(heardOn(life, 0), 0);
    }
    const QTemporaryDir other;
    const auto stopped = other.filePath(u"ledger.sqlite"_s).toStdString();
    {
        DialerLife life(stopped, {.lines = lines, .down = true});
        const auto receipt = life.switchboard().prepare(sampleUpload("campaign-wrong", Mode::Live, 2));
        QVERIFY(life.switchboard().launch("campaign-wrong", receipt->digest, 0));
        QVERIFY(life.switchboard().stop("campaign-wrong", "it was wrong"));
        run(life, "campaign-never", Mode::Live, 2, true);
    }
    DialerLife life(stopped, {.lines = lines});
    QCOMPARE(heardOn(life, 0), 0);
}

void tst_dialer_remembered::whatCannotBeReadBackStopsNobody()
{
    {
        DialerLife life(path(), {});
        run(life, "campaign-1", Mode::Live, 2);
    }
    sqlite3 *db = nullptr;
    QCOMPARE(sqlite3_open(path().c_str(), &db), SQLITE_OK);
    QCOMPARE(sqlite3_exec(db, "DELETE FROM audio", nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(db);
    DialerLife::Options options;
    options.limits.callBacks.noAlert = messageWithPrompts();
    DialerLife life(path(), options);
    const auto number = std::stoull(sampleUpload("campaign-1", Mode::Live, 2).accepted[0].number.substr(1));
    life.onLoop([&] { life.line().arrive("back", number); });
    QVERIFY(life.onLoop([&] { return life.line().taken.at("back").playlist; }) == options.limits.callBacks.noAlert);
    run(life, "campaign-2", Mode::Live, 2); // and whoever is to be called is called
}

void tst_dialer_remembered::anOptOutAfterTheEndIsThereAfterARestart()
{
    DialerProcess dialer;
    const auto ledger = dialer.ledgerPath().toStdString();
    const auto upload = sampleUpload("campaign-1", Mode::Live, 4);
    const auto wish = std::stoull(upload.accepted[2].number.substr(1));
    {
        DialerLife life(ledger, {});
        run(life, "campaign-1", Mode::Live, 4);
        QVERIFY(life.switchboard().prepare(sampleUpload("campaign-2", Mode::Live, 4))); // it is in there still
        life.onLoop([&] {
            life.line().arrive("back", wish);
            life.line().leave("back", optsOut());
        });
        QTRY_COMPARE(life.switchboard().ledger().optedOut()->size(), 1U);
    }
    {
        DialerLife life(ledger, {});
        const auto receipt = life.switchboard().campaign("campaign-2")->receipt;
        QVERIFY(life.switchboard().launch("campaign-2", receipt.digest, 0));
        const auto board = *life.switchboard().board("campaign-2");
        QTRY_VERIFY_WITH_TIMEOUT(isOver(board->mark().state), 20'000);
        QCOMPARE(board->copy().recipients[2].outcome, Outcome::Blocked);
        QCOMPARE(life.onLoop([&] { return life.line().dialled.size(); }), 3U);
        // a second wish changes nothing
        life.onLoop([&] {
            life.line().arrive("back", wish);
            life.line().leave("back", optsOut());
        });
        QCOMPARE(life.switchboard().ledger().optOuts(0, 9)->total, 1);
    }
    QVERIFY2(dialer.start(), dialer.log().constData());
    namespace v1 = campanile::v1;
    v1::ListOptOutsResponse listed;
    QVERIFY_OK(dialer.stub().ListOptOuts(contextFor(dialer.token()).get(), {}, &listed));
    QCOMPARE(listed.total(), 1);
    QCOMPARE(listed.opt_outs(0).number(), upload.accepted[2].number);
    QCOMPARE(listed.opt_outs(0).campaign_id(), "campaign-1");
    QVERIFY(listed.opt_outs(0).since_ms() > 0);
    auto next = Campaign::ofSize("campaign-3", 4);
    v1::Receipt receipt;
    QVERIFY_OK(prepare(dialer, dialer.token(), next, &receipt));
    QCOMPARE(receipt.accepted(), 3);
    QCOMPARE(receipt.refused(0).reason(), v1::RefusedNumber::REASON_OPTED_OUT);
}

QTEST_GUILESS_MAIN(tst_dialer_remembered)
#include "tst_dialer_remembered.moc"
