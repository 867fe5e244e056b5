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
        m_trunk.dial(order);
    }

    void play(const CallId &id) override
    {
        m_log.playedBeforeRecorded += recorded<AttemptAnswered>(id) ? 0 : 1;
        m_trunk.play(id);
    }

    void hangUp(const CallId &id) override { m_trunk.hangUp(id); }

    void callAnswered(const CallId &id) override { m_listener->callAnswered(id); }

    void callEnded(const CallId &id, const CallEnd &end) override
    {
        m_log.endedTwice += m_active.erase(id) == 1 ? 0 : 1;
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
    std::vector<std::uint64_t> numbers;
    for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(m_options.recipients); ++i)
        numbers.push_back(numberOf(i));
    return {CampaignMachine({id, Mode::Drill, static_cast<std::uint32_t>(m_options.recipients),
                std::chrono::seconds(20), {m_options.policy, shortestRetry}, m_options.canary}),
        std::move(numbers), std::make_shared<const std::string>("RIFF"), board};
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
