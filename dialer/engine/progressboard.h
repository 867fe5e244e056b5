// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "progressfold.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <span>

namespace campanile::dialer {

/// The durable progress of one campaign, where the engine writes and any number of watchers look. Thread-safe.
class ProgressBoard final {
public:
    struct Mark {
        std::int64_t seq = 0;
        CampaignState state = CampaignState::Prepared;
        std::int64_t launchedMs = 0;
        std::int64_t endedMs = 0;
        std::int64_t etaMs = 0; ///< 0: cannot say
    };

    explicit ProgressBoard(Progress progress);
    void apply(std::span<const Event> events, std::int64_t etaMs);
    void setEta(std::int64_t etaMs);
    [[nodiscard]] Mark mark() const;
    [[nodiscard]] Progress copy() const;
    /// Waits until there is more than `seq`, or for this long (real time).
    void waitBeyond(std::int64_t seq, std::chrono::milliseconds atMost) const;

private:
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    Progress m_progress;
    std::int64_t m_etaMs = 0;
};

} // namespace campanile::dialer
