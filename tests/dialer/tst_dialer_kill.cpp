// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialerprocess.h"
#include "grpcverify.h"
#include "sampledata.h"

#include <QElapsedTimer>
#include <QTest>
#include <QThread>

#include <sys/stat.h>

#include <atomic>
#include <csignal>
#include <map>
#include <random>
#include <thread>

using namespace campanile::dialer;
using namespace Qt::StringLiterals;
namespace v1 = campanile::v1;

namespace {

/// Nanoseconds; 0: there is no such file.
std::int64_t lastWrite(const std::string &path)
{
    struct stat status{};
    return ::stat(path.c_str(), &status) == 0
        ? static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec
        : 0;
}

} // namespace

/// kill -9 at random moments of real campaigns. One watcher resumes over all of it: what it was told before a kill is
/// what the ledger says after it, and a number that was heard is not called again.
class tst_dialer_kill final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void killedAHundredTimes();
};

void tst_dialer_kill::killedAHundredTimes()
{
    constexpr int channels = 40;
    constexpr int recipients = 250;
    constexpr int killsWanted = 100;
    DialerProcess dialer({u"--time-scale"_s, u"400"_s, u"--cps"_s, u"15"_s, u"--channels"_s, QString::number(channels),
        u"--log-level"_s, u"warn"_s});
    std::mt19937 random(20'261'122);
    int kills = 0;
    int campaigns = 0;
    int uncertain = 0;
    while (kills < killsWanted) {
        const auto campaign = Campaign::ofSize("campaign-" + std::to_string(++campaigns), recipients);
        std::vector<v1::Event> seen;
        int lives = 0;
        bool launched = false;
        bool over = false;
        while (!over) {
            QVERIFY2(lives < 400, "it does not get on");
            if (dialer.process.state() == QProcess::NotRunning)
                QVERIFY2(dialer.start(), dialer.log().constData());
            ++lives;
            // The killer strikes after a random number of commits, also in the middle of a launch: the moments are
            // random on purpose, and the naps only look for them. Nothing that is tested waits for time to pass.
            const bool mayKill = kills < killsWanted;
            const auto pid = static_cast<pid_t>(dialer.process.processId());
            const auto journal = dialer.ledgerPath().toStdString() + "-wal";
            std::atomic<bool> ended = false;
            bool killed = false;
            std::thread killer([&, commits = random() % 60] {
                auto left = commits;
                auto last = lastWrite(journal);
                while (left > 0 && !ended) {
                    std::this_thread::sleep_for(std::chrono::microseconds(200));
                    const auto now = lastWrite(journal);
                    left -= now != last ? 1 : 0;
                    last = now;
                }
                killed = mayKill && left == 0 && ::kill(pid, SIGKILL) == 0;
            });
            if (!launched) {
                v1::Receipt receipt;
                v1::Campaign answer;
                launched = prepare(dialer, dialer.token(), campaign, &receipt).ok()
                    && launch(dialer.stub(), dialer.token(), receipt, &answer).ok();
            }
            const auto context = contextFor(dialer.token(), 60);
            v1::WatchCampaignRequest request;
            request.set_campaign_id(campaign.id);
            request.set_after_seq(seen.empty() ? 0 : seen.back().seq());
            const auto reader = dialer.stub().WatchCampaign(context.get(), request);
            v1::WatchCampaignResponse message;
            bool gap = false;
            while (reader->Read(&message)) {
                if (message.has_snapshot() && message.snapshot().through_seq() > 0) {
                    context->TryCancel(); // read it from the beginning: event 1 is the launch
                    seen.assign(1, {});
                    seen.back().set_seq(1);
                    continue;
                }
                for (const auto &event : message.events().events()) {
                    gap = gap || event.seq() != (seen.empty() ? 1 : seen.back().seq() + 1);
                    seen.push_back(event);
                }
            }
            const auto status = reader->Finish();
            over = status.ok();
            ended = true;
            killer.join();
            if (killed) {
                ++kills;
                dialer.kill(); // only collects it
            }
            QVERIFY(!gap);
        }

        struct Phone {
            int started = 0;
            int ended = 0;
            bool reached = false;
            bool done = false;
        };

        std::map<std::uint32_t, Phone> phones;
        int ofThis = 0;
        for (const auto &event : seen) {
            auto &phone = phones[event.recipient()];
            if (event.has_attempt_started()) {
                QVERIFY2(!phone.reached, "a number that heard it was called again");
                QVERIFY2(!phone.done, "a number that was done was called again");
                QCOMPARE(event.attempt(), ++phone.started);
            } else if (event.has_attempt_ended()) {
                QCOMPARE(event.attempt(), ++phone.ended);
                const auto outcome = event.attempt_ended().outcome();
                phone.reached =
                    outcome == v1::OUTCOME_HEARD || outcome == v1::OUTCOME_CONFIRMED || outcome == v1::OUTCOME_HELP;
                phone.done = event.attempt_ended().next_attempt_ms() == 0;
                ofThis += outcome == v1::OUTCOME_UNCERTAIN ? 1 : 0;
            }
        }
        QCOMPARE(seen.back().campaign_changed().state(), v1::CAMPAIGN_STATE_FINISHED);
        QCOMPARE(phones.size(), static_cast<std::size_t>(recipients));
        for (const auto &[index, phone] : phones) {
            QVERIFY2(phone.done && phone.started > 0, "a number was forgotten");
            QCOMPARE(phone.started, phone.ended);
        }
        QVERIFY(ofThis <= lives * channels);
        uncertain += ofThis;
    }
    QVERIFY(uncertain > 0);
    qInfo("%d kills, %d campaigns, %d uncertain calls", kills, campaigns, uncertain);
}

QTEST_GUILESS_MAIN(tst_dialer_kill)
#include "tst_dialer_kill.moc"
