// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "srtp.h"

#include <memory>
#include <vector>

/// Somebody else's SRTP: what they send with their key, and what they make of our packets.
class SrtpPeer {
public:
    using Bytes = std::vector<std::uint8_t>;
    SrtpPeer() = default;
    virtual ~SrtpPeer() = default;
    SrtpPeer(const SrtpPeer &) = delete;
    SrtpPeer &operator=(const SrtpPeer &) = delete;
    virtual std::optional<Bytes> protect(const Bytes &packet) = 0;
    virtual std::optional<Bytes> unprotect(const Bytes &packet) = 0;
};

using PeerKey = campanile::dialer::SrtpKey;

std::unique_ptr<SrtpPeer> srtpOfLibsrtp(const PeerKey &theirs, const PeerKey &ours);
std::unique_ptr<SrtpPeer> srtpOfLibre(const PeerKey &theirs, const PeerKey &ours);
