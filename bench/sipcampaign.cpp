// SPDX-License-Identifier: GPL-3.0-or-later
#include "conductor.h"
#include "digest.h"
#include "sipcaller.h"
#include "sqliteledger.h"

#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <future>
#include <mutex>

using namespace campanile::dialer;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

using Clock = std::chrono::steady_clock;

/// Between conductor and line: when each call was dialled, answered, over. On the loop's thread.
class Watch final : public Trunk, public TrunkListener {
public:
    explicit Watch(Trunk &line)
        : m_line(line)
    {
        line.setListener(this);
    }

    ~Watch() override { m_line.setListener(nullptr); }

    [[nodiscard]] const Info &info() const override { return m_line.info(); }

    [[nodiscard]] bool up() const override { return m_line.up(); }

    void setListener(TrunkListener *listener) override { m_listener = listener; }

    void dial(const CallOrder &order) override
    {
        m_dialled[order.id] = Clock::now();
        ++run.made;
        m_line.dial(order);
    }

    void play(const CallId &id) override { m_line.play(id); }

    void hangUp(const CallId &id, HangUp how) override { m_line.hangUp(id, how); }

    void callAnswered(const CallId &id) override
    {
        const auto now = Clock::now();
        if (m_setups.empty())
            m_first = now;
        m_last = now;
        m_setups.push_back(milliseconds(now - m_dialled[id]));
        m_listener->callAnswered(id);
    }

    void callEnded(const CallId &id, const CallEnd &end) override
    {
        run.failed += end.cause != CallEnd::Cause::Completed || end.heard == 0ms;
        m_dialled.erase(id);
        m_listener->callEnded(id, end);
    }

    void helpAsked(const CallId &id) override { m_listener->helpAsked(id); }

    void trunkChanged() override { m_listener->trunkChanged(); }

    void finish()
    {
        run.answered = qint64(m_setups.size());
        run.rate = m_last > m_first ? double(run.answered - 1) * 1000 / milliseconds(m_last - m_first) : 0;
        run.p50 = quantile(m_setups, 0.5);
        run.p99 = quantile(m_setups, 0.99);
        run.worst = quantile(m_setups, 1);
    }

    LoadRun run;

private:
    Trunk &m_line;
    TrunkListener *m_listener = nullptr;
    std::unordered_map<CallId, Clock::time_point> m_dialled;
    std::vector<double> m_setups;
    Clock::time_point m_first, m_last;
};

Result<CampaignOrder> prepared(Ledger &ledger, int recipients, const Sound &sound)
{
    NewCampaign campaign;
    campaign.contentDigest = "content";
    Receipt &receipt = campaign.receipt;
    receipt.campaignId = "bench";
    receipt.number = "2026-0001";
    receipt.title = "Bench";
    receipt.accepted = recipients;
    const std::string name = sha256(*sound.wav);
    receipt.programme.tracks = {{"it", name, sound.length, recipients}};
    receipt.areaDigest = receipt.audienceDigest = receipt.digest = sha256("bench");
    campaign.audio[name] = *sound.wav;
    for (int i = 0; i < recipients; ++i)
        campaign.recipients.push_back(
            {"sample-" + std::to_string(i), "+39" + std::to_string(3'400'000'000LL + i), true});
    if (auto created = ledger.create(campaign); !created)
        return std::unexpected(created.error());
    auto callees = ledger.callees("bench");
    if (!callees)
        return std::unexpected(callees.error());
    return CampaignOrder{CampaignMachine({"bench", Mode::Drill, static_cast<std::uint32_t>(recipients), {sound.length},
                             sound.length, {receipt.policy, shortestRetry}, 0}),
        std::move(*callees),
        std::make_shared<const Playlist>(Playlist{.tracks = {sound}, .menu = {}, .menuTimeout = {}}),
        std::make_shared<ProgressBoard>(Progress(std::size_t(recipients)))};
}

} // namespace

LoadRun campaignCalls(const SippPhones &phones, int callsPerSecond, int seconds)
{
    const LoadRun nothing{.offered = double(callsPerSecond)};
    QTemporaryDir folder;
    auto opened = SqliteLedger::open({folder.filePath(u"ledger"_s).toStdString(), {}});
    if (!opened)
        return nothing;
    SipSide side; // its loop is stopped before what posts to it goes
    const auto ledger = std::move(*opened);
    const auto line = side.trunkTo(phones, "127.0.0.1", callsPerSecond * 3, callsPerSecond);
    auto order = prepared(*ledger, callsPerSecond * seconds, benchTone(500ms));
    if (!line || !order) {
        if (!order)
            QTextStream(stderr) << QString::fromStdString(order.error().text()) << '\n';
        return nothing;
    }
    Watch watch(*line);
    watch.run.offered = callsPerSecond;
    std::promise<void> over;
    const auto onLoop = [&](const std::function<void()> &work) {
        std::promise<void> done;
        side.loop().post([&] {
            work();
            done.set_value();
        });
        done.get_future().wait();
    };
    std::unique_ptr<Conductor> conductor;
    const double cpuBefore = ownCpuSeconds(), phonesBefore = phones.cpu();
    const auto began = Clock::now();
    onLoop([&] {
        conductor = std::make_unique<Conductor>(
            side.loop(), *ledger, std::vector<Trunk *>{&watch}, [&](const std::string &, const StateChanged &change) {
                if (isOver(change.state))
                    over.set_value();
            });
        conductor->launch(std::move(*order), [](const Result<void> &) { });
    });
    const bool ended = over.get_future().wait_for(std::chrono::seconds(3 * seconds + 35)) == std::future_status::ready;
    const double took = milliseconds(Clock::now() - began) / 1000;
    watch.run.cpu = (ownCpuSeconds() - cpuBefore) / took;
    watch.run.phonesCpu = (phones.cpu() - phonesBefore) / took;
    side.stop();
    conductor.reset();
    watch.finish();
    // What was not called in time has failed too.
    if (!ended)
        watch.run.failed += qint64(callsPerSecond) * seconds - watch.run.answered;
    return watch.run;
}
