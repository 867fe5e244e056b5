// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger.h"

#include <map>
#include <set>

namespace campanile::dialer {

/// A complete ledger in memory that keeps every rule of the port, acknowledges at once, and can die after any commit.
class MemoryLedger final : public Ledger {
public:
    std::map<std::string, Events> stored;
    std::int64_t commits = 0;
    std::int64_t diesAfter = -1; ///< commits; what comes later is neither kept nor answered
    bool full = false; ///< as a full disk: kept, not written
    int brokenRules = 0;
    std::vector<std::pair<std::string, std::uint32_t>> optOutsAfterTheEnd; ///< campaign, recipient
    std::map<std::string, LineRest> resting;

    [[nodiscard]] bool dead() const { return diesAfter >= 0 && commits >= diesAfter; }

    /// The disk fills up, or has room again: tells the listener and writes what waited.
    void setFull(bool now);

    void setHealthListener(Health health) override { m_health = std::move(health); }

    [[nodiscard]] bool canWrite() const override { return !full; }

    [[nodiscard]] Result<std::string> nextNumber(int year) override { return std::to_string(year) + "-0001"; }

    [[nodiscard]] Result<void> create(const NewCampaign &) override { return {}; }

    [[nodiscard]] Result<void> dropExpired(std::int64_t) override { return {}; }

    void launch(const std::string &id, std::uint32_t canary, Events events, Done done) override;
    void append(const std::string &id, Events events, Done done) override;
    void keepRest(const std::string &line, std::optional<LineRest> rest, Done done) override;
    void optOut(const std::string &id, std::uint32_t recipient, std::int64_t nowMs, Done done) override;

    [[nodiscard]] Result<std::optional<CampaignRecord>> campaign(const std::string &) override { return std::nullopt; }

    [[nodiscard]] Result<std::vector<CampaignRecord>> campaigns(std::int64_t, int) override { return {}; }

    [[nodiscard]] Result<std::vector<std::string>> unfinished() override { return {}; }

    [[nodiscard]] Result<std::vector<Callee>> callees(const std::string &) override { return {}; }

    [[nodiscard]] Result<std::vector<std::string>> recipientIds(
        const std::string &, std::uint32_t, std::uint32_t) override
    {
        return {};
    }

    [[nodiscard]] Result<std::string> audio(const std::string &) override { return {}; }

    [[nodiscard]] Result<std::set<std::string>> audioDigests() override { return {}; }

    [[nodiscard]] Result<Events> events(const std::string &id, std::int64_t afterSeq, int limit) override;

    [[nodiscard]] Result<std::unordered_set<std::uint64_t>> optedOut() override { return {}; }

    [[nodiscard]] Result<OptOutPage> optOuts(std::int64_t, int) override { return {}; }

    [[nodiscard]] Result<std::optional<OptOut>> withdrawOptOut(
        std::uint64_t, std::int64_t, const std::string &) override
    {
        return std::nullopt;
    }

    [[nodiscard]] Result<std::map<std::string, LineRest>> rests() override { return resting; }

    [[nodiscard]] Result<std::int64_t> lastTimeMs() override { return 0; }

private:
    [[nodiscard]] bool allowed(const std::string &id, const Events &events);
    std::vector<std::function<void()>> m_waiting;
    std::set<std::tuple<std::string, std::uint32_t, int>> m_started, m_ended;
    std::set<std::pair<std::string, std::uint32_t>> m_reached;
    Health m_health;
};

} // namespace campanile::dialer
