// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger.h"
#include "trunk.h"

#include <deque>

namespace campanile::dialer {

/// A campaign that came to its end by itself: who missed its call may still call back and hear it. One that was stopped
/// is not here, since it may have been wrong.
struct EndedCampaign {
    std::string id;
    Mode mode = Mode::Drill;
    std::int64_t launchedMs = 0;
    std::int64_t endedMs = 0;
    std::vector<Callee> callees;
    std::shared_ptr<const Playlist> playlist;
};

/// What the callers hear whom no running campaign knows.
class CallBacks final {
public:
    struct Options {
        std::chrono::seconds after = std::chrono::hours(12); ///< how long an alert that is over may be heard
        std::shared_ptr<const Playlist> noAlert; ///< null: who is in no campaign is not answered
    };

    explicit CallBacks(Options options);

    void ended(EndedCampaign campaign);

    struct Message {
        std::string campaign; ///< empty: there is no alert for this number
        std::int64_t launchedMs = 0;
        std::uint32_t recipient = 0;
        std::shared_ptr<const Playlist> playlist; ///< null: nothing
        std::size_t track = 0;
    };

    /// Of the campaigns that are over the newest that has this number (E.164 without the plus), else that there is
    /// none.
    [[nodiscard]] Message message(Mode mode, std::uint64_t caller, std::int64_t nowMs);

    /// What a campaign's callers hear when its record is closed: the message, and of what the keys do only what is
    /// kept beside it, that they want no more calls.
    [[nodiscard]] static std::shared_ptr<const Playlist> afterTheEnd(const std::shared_ptr<const Playlist> &playlist);

    /// Where a number stands in a campaign.
    [[nodiscard]] static std::optional<std::uint32_t> find(const std::vector<Callee> &callees, std::uint64_t number);

private:
    Options m_options;
    std::deque<EndedCampaign> m_ended; ///< the newest first
};

} // namespace campanile::dialer
