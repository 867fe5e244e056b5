// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "srtp.h"

#include <string>
#include <string_view>

namespace campanile::dialer {

/// SDP's a=crypto (RFC 4568): the key of what its writer sends.
struct CryptoLine {
    int tag = 1;
    SrtpKey key{};
    friend bool operator==(const CryptoLine &, const CryptoLine &) = default;
};

[[nodiscard]] std::string_view nameOf(SrtpSuite suite); ///< "AES_CM_128_HMAC_SHA1_80"

/// What follows "a=crypto:". Nothing for a suite we do not have, several keys, a key that may soon not be used any more
/// (2^20 packets are hours of sound), and for parameters that change what is sent; the window's size changes nothing.
[[nodiscard]] std::optional<CryptoLine> readCrypto(std::string_view value);
[[nodiscard]] std::string writeCrypto(const CryptoLine &line);

} // namespace campanile::dialer
