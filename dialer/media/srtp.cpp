// SPDX-License-Identifier: GPL-3.0-or-later
#include "srtp.h"

#include "rtppacket.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>

namespace campanile::dialer {

namespace {

constexpr std::size_t keySize = 16, authSize = 20, blockSize = 16;
constexpr int window = 64; // packets: older ones are not taken

using Block = std::array<std::uint8_t, blockSize>;

std::uint32_t big32(std::span<const std::uint8_t> bytes, std::size_t at)
{
    return std::uint32_t(bytes[at]) << 24 | std::uint32_t(bytes[at + 1]) << 16 | std::uint32_t(bytes[at + 2]) << 8
        | bytes[at + 3];
}

} // namespace

std::optional<SrtpKey> SrtpKey::fresh(SrtpSuite suite)
{
    SrtpKey key{.suite = suite};
    if (RAND_bytes(key.bytes.data(), static_cast<int>(key.bytes.size())) != 1)
        return {};
    return key;
}

void Srtp::FreeCipher::operator()(evp_cipher_ctx_st *context) const
{
    EVP_CIPHER_CTX_free(context);
}

void Srtp::FreeMac::operator()(evp_mac_ctx_st *context) const
{
    EVP_MAC_CTX_free(context);
}

Srtp::Srtp(const SrtpKey &key)
    : m_key(key)
    , m_tagSize(key.suite == SrtpSuite::Sha1_80 ? 10 : 4)
    , m_cipher(EVP_CIPHER_CTX_new())
    , m_valid(m_cipher && derive())
{
}

/// Section 4.3: the session's keys are the master key's key stream, from a place named by a label.
bool Srtp::derive()
{
    const auto stream = [&](std::uint8_t label, std::span<std::uint8_t> to) {
        Block iv{};
        std::copy_n(m_key.bytes.begin() + keySize, m_salt.size(), iv.begin());
        iv[7] ^= label;
        std::ranges::fill(to, 0);
        int size = 0;
        return EVP_EncryptInit_ex2(m_cipher.get(), EVP_aes_128_ctr(), m_key.bytes.data(), iv.data(), nullptr) == 1
            && EVP_EncryptUpdate(m_cipher.get(), to.data(), &size, to.data(), static_cast<int>(to.size())) == 1;
    };
    std::array<std::uint8_t, keySize> key;
    std::array<std::uint8_t, authSize> auth;
    EVP_MAC *hmac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    m_mac.reset(hmac ? EVP_MAC_CTX_new(hmac) : nullptr);
    EVP_MAC_free(hmac);
    char digest[] = "SHA1";
    const std::array parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0), OSSL_PARAM_construct_end()};
    const bool derived = m_mac && stream(0, key) && stream(1, auth) && stream(2, m_salt)
        && EVP_EncryptInit_ex2(m_cipher.get(), EVP_aes_128_ctr(), key.data(), nullptr, nullptr) == 1
        && EVP_MAC_init(m_mac.get(), auth.data(), auth.size(), parameters.data()) == 1;
    OPENSSL_cleanse(key.data(), key.size());
    OPENSSL_cleanse(auth.data(), auth.size());
    return derived;
}

/// Section 4.1.1; the same to encrypt and to decrypt.
bool Srtp::crypt(std::span<std::uint8_t> payload, std::uint32_t source, std::uint64_t index)
{
    Block iv{};
    std::ranges::copy(m_salt, iv.begin());
    for (std::size_t i = 0; i < 4; ++i)
        iv[4 + i] ^= static_cast<std::uint8_t>(source >> (24 - 8 * i));
    for (std::size_t i = 0; i < 6; ++i)
        iv[8 + i] ^= static_cast<std::uint8_t>(index >> (40 - 8 * i));
    int size = 0;
    return EVP_EncryptInit_ex2(m_cipher.get(), nullptr, nullptr, iv.data(), nullptr) == 1
        && EVP_EncryptUpdate(m_cipher.get(), payload.data(), &size, payload.data(), static_cast<int>(payload.size()))
        == 1;
}

/// Section 4.2: of the packet as it is sent, and the rounds that are not in it.
bool Srtp::sign(std::span<const std::uint8_t> packet, std::uint32_t rounds, Tag &tag)
{
    const std::array<std::uint8_t, 4> counter{static_cast<std::uint8_t>(rounds >> 24),
        static_cast<std::uint8_t>(rounds >> 16), static_cast<std::uint8_t>(rounds >> 8),
        static_cast<std::uint8_t>(rounds)};
    std::size_t size = 0;
    return EVP_MAC_init(m_mac.get(), nullptr, 0, nullptr) == 1
        && EVP_MAC_update(m_mac.get(), packet.data(), packet.size()) == 1
        && EVP_MAC_update(m_mac.get(), counter.data(), counter.size()) == 1
        && EVP_MAC_final(m_mac.get(), tag.data(), &size, tag.size()) == 1;
}

std::size_t Srtp::protect(std::span<std::uint8_t> buffer, std::size_t size)
{
    const auto packet = readRtp(buffer.first(size));
    if (!m_valid || !packet || buffer.size() < size + m_tagSize)
        return 0;
    Source &source = m_sources.front();
    if (source.lastUsed == 0 || source.id != packet->source)
        source = Source{.id = packet->source, .highest = packet->sequence};
    else if (packet->sequence < source.highest)
        ++source.rounds; // ours are sent in order
    source.lastUsed = 1;
    source.highest = packet->sequence;
    const auto header = static_cast<std::size_t>(packet->payload.data() - buffer.data());
    Tag tag;
    if (!crypt(buffer.subspan(header, size - header), source.id, std::uint64_t(source.rounds) << 16 | source.highest)
        || !sign(buffer.first(size), source.rounds, tag))
        return 0;
    std::copy_n(tag.begin(), m_tagSize, buffer.begin() + static_cast<std::ptrdiff_t>(size));
    return size + m_tagSize;
}

std::optional<std::span<std::uint8_t>> Srtp::unprotect(std::span<std::uint8_t> bytes)
{
    const std::size_t trailer = m_tagSize + static_cast<std::size_t>(m_key.mkiSize);
    if (!m_valid || bytes.size() < rtpHeader + trailer)
        return {};
    const auto clear = bytes.first(bytes.size() - trailer);
    for (int i = 0; i < m_key.mkiSize; ++i) {
        if (clear.data()[clear.size() + static_cast<std::size_t>(i)]
            != static_cast<std::uint8_t>(std::uint64_t(m_key.mki) >> (8 * (m_key.mkiSize - 1 - i))))
            return {};
    }
    const auto headed = rtpHeaderSize(clear);
    if (!headed)
        return {};
    const std::uint32_t id = big32(clear, 8);
    const auto sequence = static_cast<std::uint16_t>(clear[2] << 8 | clear[3]);
    const auto known =
        std::ranges::find_if(m_sources, [id](const Source &each) { return each.lastUsed != 0 && each.id == id; });

    // Appendix A: the round that puts it nearest to the highest.
    Source guess = known != m_sources.end() ? *known : Source{.id = id, .highest = sequence};
    const int ahead = static_cast<std::int16_t>(sequence - guess.highest);
    const std::int64_t index = (std::int64_t(guess.rounds) << 16) + guess.highest + ahead;
    if (index < 0 || index >> 48 != 0)
        return {};
    const auto rounds = static_cast<std::uint32_t>(index >> 16);
    const bool before = guess.lastUsed != 0 && ahead <= 0;
    if (before && (ahead <= -window || (guess.seen >> -ahead & 1) != 0))
        return {};
    Tag tag;
    if (!sign(clear, rounds, tag) || CRYPTO_memcmp(tag.data(), bytes.last(m_tagSize).data(), m_tagSize) != 0
        || !crypt(clear.subspan(*headed), id, static_cast<std::uint64_t>(index)))
        return {};

    // It is genuine: only now does anything change.
    if (before) {
        guess.seen |= std::uint64_t(1) << -ahead;
    } else {
        guess.seen = (ahead < window ? guess.seen << ahead : 0) | 1;
        guess.highest = sequence;
        guess.rounds = rounds;
    }
    guess.lastUsed = ++m_uses;
    *(known != m_sources.end() ? known : std::ranges::min_element(m_sources, {}, &Source::lastUsed)) = guess;
    return clear;
}

} // namespace campanile::dialer
