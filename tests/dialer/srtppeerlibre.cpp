// SPDX-License-Identifier: GPL-3.0-or-later
#include "libre.h"
#include "srtppeers.h"

namespace {

using namespace campanile::dialer;

class Peer final : public SrtpPeer {
public:
    Peer(const PeerKey &theirs, const PeerKey &ours)
        : m_out(create(theirs))
        , m_in(create(ours))
    {
    }

    std::optional<Bytes> protect(const Bytes &packet) override { return run(srtp_encrypt, m_out.get(), packet); }

    std::optional<Bytes> unprotect(const Bytes &packet) override { return run(srtp_decrypt, m_in.get(), packet); }

private:
    static Ref<srtp> create(const PeerKey &key)
    {
        Ref<srtp> session;
        const auto suite =
            key.suite == SrtpSuite::Sha1_80 ? SRTP_AES_CM_128_HMAC_SHA1_80 : SRTP_AES_CM_128_HMAC_SHA1_32;
        (void)make(
            session, [&](auto **made) { return srtp_alloc(made, suite, key.bytes.data(), key.bytes.size(), 0); });
        return session;
    }

    static std::optional<Bytes> run(int (*what)(srtp *, mbuf *), srtp *session, const Bytes &packet)
    {
        const Ref<mbuf> buffer(mbuf_alloc(2048));
        if (!session || mbuf_write_mem(buffer.get(), packet.data(), packet.size()) != 0)
            return {};
        buffer->pos = 0;
        if (what(session, buffer.get()) != 0)
            return {};
        return Bytes(buffer->buf, buffer->buf + buffer->end);
    }

    Ref<srtp> m_out, m_in;
};

} // namespace

std::unique_ptr<SrtpPeer> srtpOfLibre(const PeerKey &theirs, const PeerKey &ours)
{
    return std::make_unique<Peer>(theirs, ours);
}
