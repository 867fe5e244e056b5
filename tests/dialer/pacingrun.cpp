// SPDX-License-Identifier: GPL-3.0-or-later
#include "pacingrun.h"

#include "conductor.h"
#include "memoryledger.h"
#include "simulatedtrunk.h"
#include "virtualloop.h"

#include <algorithm>
#include <ctime>
#include <unordered_map>

namespace campanile::dialer {

namespace {

using std::chrono::microseconds;
using Seconds = std::chrono::duration<double>;

/// Measures what goes through a line. A full network is the line's fault, as behind a real trunk.
class Meter final : public Trunk, public TrunkListener {
public:
    Meter(Trunk::Info info, std::uint64_t seed, Loop &loop, const Exchanges &exchanges)
        : m_trunk(std::move(info), PhoneBox(seed), loop)
        , m_loop(loop)
        , m_exchanges(exchanges)
        , callsOf(exchanges.groups())
        , talkedOf(exchanges.groups())
    {
        m_trunk.setListener(this);
    }

    [[nodiscard]] const Info &info() const override { return m_trunk.info(); }

    [[nodiscard]] bool up() const override { return true; }

    void setListener(TrunkListener *listener) override { m_listener = listener; }

    void dial(const CallOrder &order) override
    {
        const auto now = m_loop.clock().now().steady;
        const auto group = m_exchanges.groupOf(order.number);
        dialled.push_back({now, group});
        m_began[order.id] = {now, group};
        ++callsOf[group];
        most = std::max(most, static_cast<int>(m_began.size()));
        m_trunk.dial(order);
    }

    void play(const CallId &id) override { m_trunk.play(id); }

    void hangUp(const CallId &id, HangUp how) override { m_trunk.hangUp(id, how); }

    void callAnswered(const CallId &id) override { m_listener->callAnswered(id); }

    void helpAsked(const CallId &id) override { m_listener->helpAsked(id); }

    void callEnded(const CallId &id, const CallEnd &end) override
    {
        const auto [began, group] = m_began.extract(id).mapped();
        talkedOf[group] += Seconds(m_loop.clock().now().steady - began).count();
        auto said = end;
        said.lineFault = end.sipCode == 503;
        m_listener->callEnded(id, said);
    }

    void trunkChanged() override { }

private:
    struct Began {
        microseconds at;
        Exchanges::Group group;
    };

    SimulatedTrunk m_trunk;
    Loop &m_loop;
    const Exchanges &m_exchanges;
    TrunkListener *m_listener = nullptr;
    std::unordered_map<CallId, Began> m_began;

public:
    std::vector<Began> dialled;
    std::vector<int> callsOf;
    std::vector<double> talkedOf;
    int most = 0;
};

/// The most of `times` (in order) in any window of one second, both its ends counted.
int mostInASecond(const std::vector<microseconds> &times)
{
    std::size_t first = 0, most = 0;
    for (std::size_t last = 0; last < times.size(); ++last) {
        while (times[last] - times[first] > std::chrono::seconds(1))
            ++first;
        most = std::max(most, last - first + 1);
    }
    return static_cast<int>(most);
}

std::uint64_t numberOf(const PacingCase &pacing, std::uint32_t recipient)
{
    const bool capped = !pacing.exchanges.empty() && static_cast<int>(recipient * 37 % 1000) < pacing.underCap;
    if (!capped)
        return 393'400'000'000ULL + recipient;
    const auto &prefix = pacing.exchanges[recipient % pacing.exchanges.size()].prefix;
    return std::stoull(prefix.substr(1)) * 1'000'000 + recipient;
}

} // namespace

PacingResult runPacing(const PacingCase &pacing)
{
    VirtualLoop loop;
    MemoryLedger ledger;
    const Exchanges exchanges(pacing.exchanges);
    Trunk::Info info{.name = "line",
        .simulated = true,
        .mode = Mode::Live,
        .channels = pacing.channels,
        .callsPerSecond = pacing.callsPerSecond};
    Meter meter(info, pacing.seed, loop, exchanges);
    Conductor conductor(loop, ledger, {&meter}, {}, {pacing.exchanges, pacing.seed});
    loop.runFor(std::chrono::seconds(2)); // the second in which nothing is known of the one before
    const auto board = std::make_shared<ProgressBoard>(Progress(static_cast<std::size_t>(pacing.recipients)));
    CampaignSetup setup{.id = "campaign-1",
        .mode = Mode::Live,
        .recipients = static_cast<std::uint32_t>(pacing.recipients),
        .tracks = {pacing.audio},
        .meanLength = pacing.audio,
        .rules = {pacing.policy, shortestRetry}};
    std::vector<Callee> callees;
    for (std::uint32_t i = 0; i < setup.recipients; ++i)
        callees.push_back({numberOf(pacing, i), 0});
    Playlist playlist{{{pacing.audio, std::make_shared<const std::string>("RIFF")}}, {}, {}};

    const auto began = loop.clock().now().steady;
    const auto cpu = std::clock();
    conductor.launch({CampaignMachine(std::move(setup)), std::move(callees),
                         std::make_shared<const Playlist>(std::move(playlist)), board},
        [](const Result<void> &) { });
    while (!isOver(board->mark().state) && loop.step()) { }

    PacingResult result;
    result.cpuSeconds = static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC;
    result.finished = board->mark().state == CampaignState::Finished && ledger.brokenRules == 0;
    result.length = Seconds(loop.clock().now().steady - began).count();
    result.calls = static_cast<int>(meter.dialled.size());
    result.mostChannels = meter.most;
    for (const auto talked : meter.talkedOf)
        result.talked += talked;
    result.byCalls = result.calls / pacing.callsPerSecond;
    result.byChannels = result.talked / pacing.channels;
    std::vector<std::vector<microseconds>> times(exchanges.groups() + 1);
    for (const auto &call : meter.dialled) {
        times[call.group].push_back(call.at);
        times.back().push_back(call.at);
    }
    result.mostInASecond = mostInASecond(times.back());
    for (std::size_t group = 1; group < exchanges.groups(); ++group) {
        const auto &cap = pacing.exchanges[group - 1];
        if (cap.callsPerSecond > 0) {
            result.byExchange = std::max(result.byExchange, meter.callsOf[group] / cap.callsPerSecond);
            result.mostOfAnExchange = std::max(result.mostOfAnExchange,
                static_cast<int>(100 * mostInASecond(times[group]) / std::max(cap.callsPerSecond, 1.0)));
        }
        if (cap.channels > 0)
            result.byExchange = std::max(result.byExchange, meter.talkedOf[group] / cap.channels);
    }
    result.bound = std::max({result.byCalls, result.byChannels, result.byExchange});
    const auto progress = board->copy();
    const auto reached = std::ranges::count_if(
        progress.recipients, [](const RecipientState &recipient) { return isReached(recipient.outcome); });
    result.reached = static_cast<double>(reached) / pacing.recipients;
    std::vector<double> numbers(exchanges.groups());
    for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(pacing.recipients); ++i)
        ++numbers[exchanges.groupOf(numberOf(pacing, i))];
    numbers[0] = pacing.recipients;
    const LineCapacity line{pacing.channels, pacing.callsPerSecond};
    for (Exchanges::Group group = 0; group < numbers.size(); ++group) {
        const auto foretold = estimate({{numbers[group]}, {}, 0}, pacing.audio, pacing.policy,
            exchanges.capacity(group, line), pacing.policy.horizon);
        result.estimated = std::max(result.estimated, Seconds(foretold.total).count());
    }
    return result;
}

} // namespace campanile::dialer
