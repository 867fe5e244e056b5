// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

struct evp_cipher_ctx_st;
struct evp_mac_ctx_st;

namespace campanile::dialer {

/// AES in counter mode with a key of 128 bits; the packet's tag is HMAC-SHA1 of 80 or 32 bits.
enum class SrtpSuite { Sha1_80, Sha1_32 };

/// A master key and its salt (RFC 3711), for one direction of a call.
struct SrtpKey {
    SrtpSuite suite = SrtpSuite::Sha1_80;
    std::array<std::uint8_t, 30> bytes{}; ///< key of 16, salt of 14
    int mkiSize = 0; ///< bytes of the key's index in each packet; 0: there is none
    std::uint32_t mki = 0;
    friend bool operator==(const SrtpKey &, const SrtpKey &) = default;

    /// From the system's random source; nothing: it has none.
    [[nodiscard]] static std::optional<SrtpKey> fresh(SrtpSuite suite);
};

/// One direction of a call's secret sound (RFC 3711). Why not a library's: Debian's libsrtp2 takes 300 us a packet (it
/// makes its cipher anew for each), and libre's loses its place for good when a forged packet comes. Both are peers in
/// the tests.
class Srtp final {
public:
    explicit Srtp(const SrtpKey &key);

    [[nodiscard]] const SrtpKey &key() const { return m_key; }

    static constexpr std::size_t mostTag = 10; ///< bytes

    /// The first `size` bytes are an RTP packet, after which there is room for the tag. How many bytes to send; 0:
    /// none, it cannot be made secret.
    [[nodiscard]] std::size_t protect(std::span<std::uint8_t> buffer, std::size_t size);
    /// The RTP packet, in the same bytes; nothing for one that is forged, was there already or is too old.
    [[nodiscard]] std::optional<std::span<std::uint8_t>> unprotect(std::span<std::uint8_t> packet);

private:
    struct FreeCipher {
        void operator()(evp_cipher_ctx_st *context) const;
    };

    struct FreeMac {
        void operator()(evp_mac_ctx_st *context) const;
    };

    /// A sender's place: its packets are counted past the 16 bits of their own number.
    struct Source {
        std::uint32_t id = 0;
        std::uint32_t rounds = 0; ///< ROC
        std::uint16_t highest = 0;
        std::uint64_t seen = 0; ///< bit n: the nth before the highest
        std::uint64_t lastUsed = 0; ///< 0: this place is free
    };

    using Tag = std::array<std::uint8_t, 20>;
    [[nodiscard]] bool derive();
    [[nodiscard]] bool crypt(std::span<std::uint8_t> payload, std::uint32_t source, std::uint64_t index);
    [[nodiscard]] bool sign(std::span<const std::uint8_t> packet, std::uint32_t rounds, Tag &tag);

    const SrtpKey m_key;
    const std::size_t m_tagSize;
    std::array<std::uint8_t, 14> m_salt{}; ///< of the session
    std::unique_ptr<evp_cipher_ctx_st, FreeCipher> m_cipher;
    std::unique_ptr<evp_mac_ctx_st, FreeMac> m_mac;
    bool m_valid = false;
    std::array<Source, 4> m_sources; ///< whose packets were genuine; protect() has one
    std::uint64_t m_uses = 0;
};

} // namespace campanile::dialer
