// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "campaignreader.h"
#include "conductor.h"
#include "trunkoffer.h"
#include "upload.h"

#include <future>

namespace campanile::dialer {

struct DialerStatus {
    std::int64_t nowMs = 0;
    double timeScale = 1;

    struct TrunkStatus {
        Trunk::Info info;
        bool up = false;
        std::string condition{}; ///< why it is not
    };

    std::vector<TrunkStatus> trunks;
    int runningCampaigns = 0;
    bool canWrite = true;
};

/// The dialer as its service sees it: every command, safe from any thread. What it answers is durable.
class Switchboard final {
public:
    struct Limits {
        int recipients = 1'000'000;
        CallBacks::Options callBacks{};
        std::vector<ExchangeCap> exchanges{};
        std::uint64_t seed = 1; ///< of the jitter with which a line is backed off from
    };

    /// The loop runs everything; it must be stopped before the switchboard is destroyed.
    Switchboard(Loop &loop, Ledger &ledger, std::vector<Trunk *> trunks, Limits limits);
    ~Switchboard();
    Switchboard(const Switchboard &) = delete;
    Switchboard &operator=(const Switchboard &) = delete;

    [[nodiscard]] Result<int> restore(); ///< goes on with what a crash or a stop interrupted; how many
    void quiesce(std::chrono::milliseconds atMost); ///< starts no new call, waits for those there are

    [[nodiscard]] Result<UploadLimits> uploadLimits(Mode mode) const;
    [[nodiscard]] Result<Receipt> prepare(Upload upload);
    [[nodiscard]] Result<CampaignRecord> launch(
        const std::string &id, const std::string &receiptDigest, std::int64_t canary);
    [[nodiscard]] Result<CampaignRecord> goOn(const std::string &id);
    [[nodiscard]] Result<CampaignRecord> stop(const std::string &id, const std::string &reason);
    [[nodiscard]] Result<CampaignRecord> campaign(const std::string &id);
    [[nodiscard]] Result<std::shared_ptr<const ProgressBoard>> board(const std::string &id);
    [[nodiscard]] Result<OptOut> withdrawOptOut(std::uint64_t number, const std::string &reason);
    [[nodiscard]] DialerStatus status();

    [[nodiscard]] Ledger &ledger() { return m_ledger; }

    [[nodiscard]] const DialClock &clock() const { return m_loop.clock(); }

private:
    [[nodiscard]] Result<void> waitOnLoop(std::function<void(Conductor::Done)> work);
    [[nodiscard]] Result<void> stopPrepared(const std::string &id, const std::string &reason);
    /// Those who missed a call may call back, also after a restart. What cannot be read back is logged, and passed
    /// over.
    [[nodiscard]] Result<void> rememberEnded();
    template <class F> [[nodiscard]] auto onLoop(F work) -> std::optional<decltype(work())>;

    Loop &m_loop;
    Ledger &m_ledger;
    Limits m_limits;
    TrunkOffer m_offer;
    std::chrono::seconds m_shortest; ///< a number is left alone at least
    CampaignReader m_reader;
    Conductor m_conductor;
    std::mutex m_commands; ///< prepares and launches, one at a time; a stop never waits for it
};

} // namespace campanile::dialer
