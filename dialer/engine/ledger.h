// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "failure.h"
#include "linerest.h"
#include "order.h"

#include <functional>
#include <optional>
#include <set>
#include <unordered_set>

namespace campanile::dialer {

/// A campaign as it is put into the ledger when it is prepared.
struct NewCampaign {
    Receipt receipt; ///< its number and digest are given by the ledger's answer
    std::string contentDigest; ///< over everything that was sent
    std::vector<Recipient> recipients; ///< the accepted ones, in order
    std::map<std::string, std::string> audio; ///< the bytes of every file of the programme, by its SHA-256
};

struct Callee {
    std::uint64_t number = 0; ///< E.164 without the plus
    std::uint8_t track = 0;
    friend bool operator==(const Callee &, const Callee &) = default;
};

/// A campaign as it is read back. The last five are derived from its events.
struct CampaignRecord {
    Receipt receipt;
    std::string contentDigest;
    std::int64_t order = 0; ///< grows with every campaign
    std::uint32_t canary = 0;
    CampaignState state = CampaignState::Prepared;
    std::int64_t launchedMs = 0;
    std::int64_t endedMs = 0;
    std::int64_t lastSeq = 0;
};

/// Whoever has this number asked for no more calls, and still wants none.
struct OptOut {
    std::uint64_t number = 0; ///< E.164 without the plus
    std::int64_t sinceMs = 0;
    std::string campaignId; ///< in whose call they said so
    std::int64_t order = 0; ///< grows with every one
    friend bool operator==(const OptOut &, const OptOut &) = default;
};

struct OptOutPage {
    std::vector<OptOut> optOuts; ///< oldest first
    int total = 0; ///< of all pages
};

/// Append-only, durable, numbered. What it acknowledged survives a crash and a power cut. Duties of an implementation:
/// - events of a campaign are refused unless they continue its numbers without gap;
/// - a second start of one attempt, and any start for a recipient that has a durable *heard*, are refused;
/// - an end that says that its recipient opted out makes it so in the same commit;
/// - append() never blocks and never loses: when the disk is full or failing it keeps what it was given, says so through
///   the health listener, goes on trying, and acknowledges in order when it works again. Only what could never be
///   written (a broken rule) is answered with a failure; so do optOut() and keepRest();
/// - acknowledgements come on another thread.
class Ledger {
public:
    using Done = std::function<void(Result<void>)>;
    using Health = std::function<void(bool works, std::string reason)>;

    Ledger() = default;
    virtual ~Ledger() = default;
    Ledger(const Ledger &) = delete;
    Ledger &operator=(const Ledger &) = delete;

    virtual void setHealthListener(Health health) = 0;
    [[nodiscard]] virtual bool canWrite() const = 0;

    // these wait until it is done, and fail at once when nothing can be written
    /// The number for people of the year's next campaign; a number is never given twice.
    [[nodiscard]] virtual Result<std::string> nextNumber(int year) = 0;
    [[nodiscard]] virtual Result<void> create(const NewCampaign &campaign) = 0;
    /// Forgets the prepared campaigns that expired before `nowMs` and were never launched.
    [[nodiscard]] virtual Result<void> dropExpired(std::int64_t nowMs) = 0;

    /// The first event of a campaign; fails at once when nothing can be written.
    virtual void launch(const std::string &id, std::uint32_t canary, Events events, Done done) = 0;
    virtual void append(const std::string &id, Events events, Done done) = 0;
    /// That a recipient who called back when the campaign's record was closed already wants no more calls, unless it
    /// is there. As append().
    virtual void optOut(const std::string &id, std::uint32_t recipient, std::int64_t nowMs, Done done) = 0;
    /// How a line rests, by its name; nothing: it carries. As append(), and in one order with it.
    virtual void keepRest(const std::string &line, std::optional<LineRest> rest, Done done) = 0;

    [[nodiscard]] virtual Result<std::optional<CampaignRecord>> campaign(const std::string &id) = 0;
    /// Newest first, those with an order under `before` (0: all). Without the refused numbers and the area.
    [[nodiscard]] virtual Result<std::vector<CampaignRecord>> campaigns(std::int64_t before, int limit) = 0;
    [[nodiscard]] virtual Result<std::vector<std::string>> unfinished() = 0; ///< launched and not over
    [[nodiscard]] virtual Result<std::vector<Callee>> callees(const std::string &id) = 0;
    [[nodiscard]] virtual Result<std::vector<std::string>> recipientIds(
        const std::string &id, std::uint32_t from, std::uint32_t count) = 0;
    /// The bytes of a file that a campaign plays; empty: it is in none.
    [[nodiscard]] virtual Result<std::string> audio(const std::string &sha256) = 0;
    [[nodiscard]] virtual Result<std::set<std::string>> audioDigests() = 0; ///< of every campaign
    [[nodiscard]] virtual Result<Events> events(const std::string &id, std::int64_t afterSeq, int limit) = 0;
    [[nodiscard]] virtual Result<std::unordered_set<std::uint64_t>> optedOut() = 0; ///< the numbers of all that stand
    [[nodiscard]] virtual Result<OptOutPage> optOuts(std::int64_t after, int limit) = 0;
    /// Kept as withdrawn, at that time and for that reason; what it was. Nothing: there is none. Waits until it is
    /// done.
    [[nodiscard]] virtual Result<std::optional<OptOut>> withdrawOptOut(
        std::uint64_t number, std::int64_t nowMs, const std::string &reason) = 0;
    [[nodiscard]] virtual Result<std::map<std::string, LineRest>> rests() = 0; ///< of all lines, by their names
    [[nodiscard]] virtual Result<std::int64_t> lastTimeMs() = 0; ///< of any event or receipt; 0: none
};

} // namespace campanile::dialer
