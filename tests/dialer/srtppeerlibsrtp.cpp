// SPDX-License-Identifier: GPL-3.0-or-later
#include "srtppeers.h"

#include <srtp2/srtp.h>

namespace {

using campanile::dialer::SrtpSuite;

class Peer final : public SrtpPeer {
public:
    Peer(const PeerKey &theirs, const PeerKey &ours)
    {
        static const bool ready = srtp_init() == srtp_err_status_ok;
        m_ready = ready && create(m_out, theirs, ssrc_any_outbound) && create(m_in, ours, ssrc_any_inbound);
    }

    ~Peer() override
    {
        if (m_out)
            srtp_dealloc(m_out);
        if (m_in)
            srtp_dealloc(m_in);
    }

    std::optional<Bytes> protect(const Bytes &packet) override
    {
        return run([&](void *bytes, int *size) { return srtp_protect(m_out, bytes, size); }, packet);
    }

    std::optional<Bytes> unprotect(const Bytes &packet) override
    {
        return run([&](void *bytes, int *size) { return srtp_unprotect(m_in, bytes, size); }, packet);
    }

private:
    static bool create(srtp_t &session, PeerKey key, srtp_ssrc_type_t type)
    {
        srtp_policy_t policy{};
        if (key.suite == SrtpSuite::Sha1_80)
            srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtp);
        else
            srtp_crypto_policy_set_aes_cm_128_hmac_sha1_32(&policy.rtp);
        srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtcp);
        policy.ssrc.type = type;
        policy.key = key.bytes.data();
        return srtp_create(&session, &policy) == srtp_err_status_ok;
    }

    template <class What> std::optional<Bytes> run(What what, const Bytes &packet)
    {
        alignas(8) std::array<std::uint8_t, 2048> bytes{};
        std::copy(packet.begin(), packet.end(), bytes.begin());
        int size = static_cast<int>(packet.size());
        if (!m_ready || what(bytes.data(), &size) != srtp_err_status_ok)
            return {};
        return Bytes(bytes.begin(), bytes.begin() + size);
    }

    srtp_t m_out = nullptr, m_in = nullptr;
    bool m_ready = false;
};

} // namespace

std::unique_ptr<SrtpPeer> srtpOfLibsrtp(const PeerKey &theirs, const PeerKey &ours)
{
    return std::make_unique<Peer>(theirs, ours);
}
