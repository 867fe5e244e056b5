// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger.h"

#include <memory>

namespace campanile::dialer {

struct LedgerOptions {
    std::string path;
    std::string vfs; ///< SQLite's file layer; empty: the system's
};

/// The ledger in one SQLite file: WAL, synchronous=FULL, one writer thread that commits in groups. One process at a
/// time.
class SqliteLedger final : public Ledger {
public:
    /// Refuses with LEDGER_LOCKED (another dialer has it), LEDGER_NEWER, LEDGER_CORRUPT, LEDGER_OTHER_FILE,
    /// LEDGER_UNREADABLE.
    [[nodiscard]] static Result<std::unique_ptr<SqliteLedger>> open(const LedgerOptions &options);
    ~SqliteLedger() override;

    void setHealthListener(Health health) override;
    [[nodiscard]] bool canWrite() const override;
    [[nodiscard]] Result<std::string> nextNumber(int year) override;
    [[nodiscard]] Result<void> create(const NewCampaign &campaign) override;
    [[nodiscard]] Result<void> dropExpired(std::int64_t nowMs) override;
    void launch(const std::string &id, std::uint32_t canary, Events events, Done done) override;
    void append(const std::string &id, Events events, Done done) override;
    void optOut(const std::string &id, std::uint32_t recipient, std::int64_t nowMs, Done done) override;
    void keepRest(const std::string &line, std::optional<LineRest> rest, Done done) override;
    [[nodiscard]] Result<std::optional<CampaignRecord>> campaign(const std::string &id) override;
    [[nodiscard]] Result<std::vector<CampaignRecord>> campaigns(std::int64_t before, int limit) override;
    [[nodiscard]] Result<std::vector<std::string>> unfinished() override;
    [[nodiscard]] Result<std::vector<Callee>> callees(const std::string &id) override;
    [[nodiscard]] Result<std::vector<std::string>> recipientIds(
        const std::string &id, std::uint32_t from, std::uint32_t count) override;
    [[nodiscard]] Result<std::string> audio(const std::string &sha256) override;
    [[nodiscard]] Result<std::set<std::string>> audioDigests() override;
    [[nodiscard]] Result<Events> events(const std::string &id, std::int64_t afterSeq, int limit) override;
    [[nodiscard]] Result<std::unordered_set<std::uint64_t>> optedOut() override;
    [[nodiscard]] Result<OptOutPage> optOuts(std::int64_t after, int limit) override;
    [[nodiscard]] Result<std::optional<OptOut>> withdrawOptOut(
        std::uint64_t number, std::int64_t nowMs, const std::string &reason) override;
    [[nodiscard]] Result<std::map<std::string, LineRest>> rests() override;
    [[nodiscard]] Result<std::int64_t> lastTimeMs() override;

private:
    struct Private;
    explicit SqliteLedger(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace campanile::dialer
