// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulatedtown.h"

#include <algorithm>

namespace campanile::dialer {

/// Between the conductor and the network: holds each command against what is durable at that moment.
class SimulatedTown::Spy final : public Trunk, public TrunkListener {
public:
    Spy(Trunk::Info info, std::uint64_t seed, Loop &loop, MemoryLedger &ledger, PhoneLog &log)
        : m_trunk(std::move(info), PhoneBox(seed), loop)
        , m_loop(loop)
        , m_ledger(ledger)
        , m_log(log)
    {
        m_trunk.setListener(this);
    }

    [[nodiscard]] const Info &info() const override { return m_trunk.info(); }

    [[nodiscard]] bool up() const override { return true; }

    void setListener(TrunkListener *listener) override { m_listener = listener; }

    void dial(const CallOrder &order) override
    {
        m_log.dialledBeforeRecorded += recorded<AttemptStarted>(order.id) ? 0 : 1;
        m_log.dialled.push_back({m_loop.clock().now().steady, order.number, order.id});
        m_active.insert(order.id);
        m_log.most = std::max(m_log.most, static_cast<int>(m_active.size()));
        m_log.own[order.number] = static_cast<int>(order.track) + 1;
        m_numbers[order.id] = order.number;
        m_trunk.dial(order);
    }

    void play(const CallId &id) override
    {
        m_log.playedBeforeRecorded += recorded<AttemptAnswered>(id) ? 0 : 1;
        m_trunk.play(id);
    }

    void hangUp(const CallId &id, HangUp how) override { m_trunk.hangUp(id, how); }

    void callAnswered(const CallId &id) override { m_listener->callAnswered(id); }

    void helpAsked(const CallId &id) override { m_listener->helpAsked(id); }

    void callEnded(const CallId &id, const CallEnd &end) override
    {
        m_log.endedTwice += m_active.erase(id) == 1 ? 0 : 1;
        ++m_log.tracks[end.track];
        m_log.notOwn += end.track != 0 && end.track != m_log.own[m_numbers[id]] ? 1 : 0;
        m_listener->callEnded(id, end);
    }

    void trunkChanged() override { }

private:
    template <class Fact> bool recorded(const CallId &id) const
    {
        return std::ranges::any_of(m_ledger.stored, [&](const auto &campaign) {
            return std::ranges::any_of(campaign.second, [&](const Event &event) {
                return std::holds_alternative<Fact>(event.fact)
                    && id
                    == campaign.first + "/" + std::to_string(event.recipient) + "/" + std::to_string(event.attempt);
            });
        });
    }

    SimulatedTrunk m_trunk;
    Loop &m_loop;
    MemoryLedger &m_ledger;
    PhoneLog &m_log;
    TrunkListener *m_listener = nullptr;
    std::set<CallId> m_active;
    std::map<CallId, std::uint64_t> m_numbers;
};

SimulatedTown::SimulatedTown(Options options, MemoryLedger &ledger, PhoneLog &log)
    : loop(options.wallMs)
    , m_options(std::move(options))
    , m_ledger(ledger)
{
    m_spy = std::make_unique<Spy>(Trunk::Info{"sim", true, Mode::Drill, m_options.channels, m_options.callsPerSecond},
        m_options.seed, loop, ledger, log);
    conductor = std::make_unique<Conductor>(loop, ledger, std::vector<Trunk *>{m_spy.get()});
    ledger.setHealthListener([this](bool works, const std::string &reason) {
        loop.post([this, works, reason] { conductor->ledgerHealth(works, reason); });
    });
    board = std::make_shared<ProgressBoard>(Progress(static_cast<std::size_t>(m_options.recipients)));
}

SimulatedTown::~SimulatedTown()
{
    m_ledger.setHealthListener({});
    conductor.reset(); // it lets go of its trunk
}

CampaignOrder SimulatedTown::order()
{
    using std::chrono::seconds;
    const auto wav = std::make_shared<const std::string>("RIFF");
    Playlist playlist{{{seconds(20), wav}}, {}, {}};
    if (m_options.menu)
        playlist = {{{seconds(20), wav}, {seconds(30), wav}, {seconds(12), wav}}, Sound{seconds(9), wav}, seconds(5)};
    CampaignSetup setup{id, Mode::Drill, static_cast<std::uint32_t>(m_options.recipients), {}, seconds(20),
        {m_options.policy, shortestRetry}, m_options.canary};
    for (const auto &track : playlist.tracks)
        setup.tracks.push_back(track.length);
    std::vector<Callee> callees;
    for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(m_options.recipients); ++i)
        callees.push_back({numberOf(i), static_cast<std::uint8_t>(i % playlist.tracks.size())});
    return {CampaignMachine(std::move(setup)), std::move(callees),
        std::make_shared<const Playlist>(std::move(playlist)), board};
}

void SimulatedTown::launch()
{
    conductor->launch(order(), [](const Result<void> &) { });
}

void SimulatedTown::restore()
{
    auto again = order();
    for (const auto &event : m_ledger.stored[id]) {
        again.machine.replay(event);
        board->apply(std::span(&event, 1), 0);
    }
    conductor->restore(std::move(again));
}

void SimulatedTown::run()
{
    while (!isOver(board->mark().state) && !m_ledger.dead() && loop.step()) { }
}

} // namespace campanile::dialer
