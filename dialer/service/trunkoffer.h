// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estimate.h"
#include "exchanges.h"
#include "failure.h"
#include "trunk.h"
#include "upload.h"

#include <string>
#include <vector>

namespace campanile::dialer {

/// What the trunks of a mode have to offer to a campaign, before it is one. Safe from any thread.
class TrunkOffer final {
public:
    /// By priority; the trunks outlive it.
    TrunkOffer(std::vector<Trunk *> trunks, std::vector<ExchangeCap> exchanges);

    [[nodiscard]] const std::vector<Trunk *> &trunks() const { return m_trunks; }

    [[nodiscard]] bool has(Mode mode) const;
    /// None of its telephones is anybody's: any of its lines may be the one that dials a sample number.
    [[nodiscard]] bool fictional(Mode mode) const;
    /// Of the trunks that carry it: of those that are up, or of all where none is.
    [[nodiscard]] LineCapacity capacity(Mode mode, const std::string &callerId) const;
    /// How long the campaign would take over such lines.
    [[nodiscard]] Estimate estimated(const Upload &upload, const LineCapacity &line) const;
    /// What the citizens of a campaign see: the one that is wanted, or the first trunk's own; empty: whatever the line
    /// shows. CALLER_ID: no trunk may show it.
    [[nodiscard]] Result<std::string> callerId(Mode mode, const std::string &wanted) const;

private:
    std::vector<Trunk *> m_trunks;
    std::vector<ExchangeCap> m_exchanges;
};

} // namespace campanile::dialer
