// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conductor.h"

#include <format>

/// What the conductor keeps of a campaign and of a call; for its own files only.
namespace campanile::dialer {

struct Conductor::Campaign {
    CampaignMachine machine;
    std::vector<Callee> callees;
    std::shared_ptr<const Playlist> playlist;
    std::shared_ptr<ProgressBoard> board;
    bool launched = false; ///< its launch is durable
    bool broken = false; ///< the ledger refused its events

    [[nodiscard]] const std::string &id() const { return machine.setup().id; }

    [[nodiscard]] Mode mode() const { return machine.setup().mode; }

    [[nodiscard]] const std::string &callerId() const { return machine.setup().callerId; }

    [[nodiscard]] bool works() const { return launched && !broken; }
};

struct Conductor::Call {
    /// Recording: its start is on the way to the disk. Waiting: for the trunk's pace. Dialled: may ring. Answering: the
    /// answer is on the way to the disk. Playing: the citizen hears it.
    enum class Phase { Recording, Waiting, Dialled, Answering, Playing };
    Campaign *campaign;
    Line *line;
    Backoff::Ticket ticket; ///< of its start on that line
    Exchanges::Group group;
    std::uint32_t recipient;
    Phase phase = Phase::Recording;
    bool hangUp = false; ///< asked for; ends it instead of going on
};

inline CallId callIdOf(const std::string &campaign, std::uint32_t recipient, int attempt)
{
    return std::format("{}/{}/{}", campaign, recipient, attempt);
}

} // namespace campanile::dialer
