// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "telephoneevent.h"

#include <array>

namespace campanile::dialer {

/// The order of a sender's packets (RFC 3550, appendix A.1).
class RtpOrder final {
public:
    enum class Place {
        Next, ///< of what was there before, some may be lost
        Late, ///< an older one, or one that was there already; or one that fits nowhere
        Restarted ///< the sender counts anew
    };

    [[nodiscard]] Place place(std::uint16_t sequence);

private:
    std::optional<std::uint16_t> m_highest;
    std::optional<std::uint16_t> m_misfit; ///< what would follow the one that fitted nowhere
};

/// One who sends, by its SSRC.
struct RtpSource {
    std::uint32_t id = 0;
    RtpOrder order{};
    TelephoneEvents events{};
    std::uint64_t lastSeen = 0; ///< 0: this place is free
};

/// Who sends in a call: the one who was called, then an announcement or a transfer's new end, keys sometimes from a
/// source of their own. The latest few are known; whoever makes up new ones makes nothing grow.
class RtpSources final {
public:
    [[nodiscard]] RtpSource &of(std::uint32_t id);

private:
    std::array<RtpSource, 4> m_sources;
    std::uint64_t m_clock = 0;
};

} // namespace campanile::dialer
