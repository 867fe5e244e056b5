// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conductor.h"
#include "memoryledger.h"
#include "simulatedtrunk.h"
#include "virtualloop.h"

#include <map>
#include <set>

namespace campanile::dialer {

/// What really rang, whatever any process remembers.
struct PhoneLog {
    struct Dialled {
        std::chrono::microseconds at{0};
        std::uint64_t number = 0;
        CallId id;
    };

    std::vector<Dialled> dialled;
    int dialledBeforeRecorded = 0;
    int playedBeforeRecorded = 0;
    int endedTwice = 0;
    std::map<int, int> tracks; ///< calls by the track that was played; 0: none was
    std::map<std::uint64_t, int> own; ///< each number's own track, from 1
    int notOwn = 0; ///< calls that played another than their own
    int most = 0; ///< calls at the same time
};

/// Engine, ledger, network and clock in one thread and one seed: one life of a dialer, from its start to its end or
/// death.
class SimulatedTown final {
public:
    struct Options {
        std::uint64_t seed = 1;
        int recipients = 40;
        Policy policy;
        std::uint32_t canary = 0;
        int channels = 5;
        double callsPerSecond = 2;
        std::int64_t wallMs = 1'790'000'000'000;
        bool menu = false; ///< three languages and a menu before them
    };

    SimulatedTown(Options options, MemoryLedger &ledger, PhoneLog &log);
    ~SimulatedTown();
    void launch();
    void restore(); ///< from what the ledger has

    void stop()
    {
        conductor->stop(id, "STOP: test", [](const Result<void> &) { });
    }

    /// Until it is over, or nothing can happen any more. `died`: it stopped because the ledger died.
    void run();

    [[nodiscard]] Progress progress() const { return board->copy(); }

    [[nodiscard]] static std::uint64_t numberOf(std::uint32_t recipient) { return 393'400'000'000ULL + recipient; }

    const std::string id = "campaign-1";
    VirtualLoop loop;
    std::shared_ptr<ProgressBoard> board;
    std::unique_ptr<Conductor> conductor;

private:
    class Spy;
    [[nodiscard]] CampaignOrder order();
    Options m_options;
    MemoryLedger &m_ledger;
    std::unique_ptr<Spy> m_spy;
};

} // namespace campanile::dialer
