// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cryptoline.h"
#include "libre.h"
#include "rtpengine.h"
#include "sipsettings.h"

namespace campanile::dialer {

/// What both ends of a call say about its sound, and agree on: SDP (RFC 4566) by offer and answer (RFC 3264), with keys
/// (RFC 4568). Errors are errno's, as libre has them; after one, what was agreed before stays agreed.
class SoundDescription final {
public:
    using Agreed = RtpEngine::Remote;

    explicit SoundDescription(const SipSettings &settings); ///< which outlive it
    SoundDescription(const SoundDescription &) = delete;
    SoundDescription &operator=(const SoundDescription &) = delete;

    [[nodiscard]] int begin(sa address, int port); ///< where our sound comes in; the address's own port is not used
    [[nodiscard]] int offer(mbuf **offer);
    [[nodiscard]] int takeAnswer(mbuf *answer, Agreed &agreed);
    [[nodiscard]] int takeOffer(mbuf *offer, mbuf **answer, Agreed &agreed);

private:
    [[nodiscard]] int describe();
    [[nodiscard]] int agree(bool offered, Agreed &agreed);
    [[nodiscard]] int agreeOnKeys(bool offered, std::optional<RtpEngine::Secret> &secret);
    [[nodiscard]] bool isSecretProfile() const;

    const SipSettings &m_settings;
    Ref<sdp_session> m_session;
    sdp_media *m_media = nullptr; ///< the session's
    std::vector<CryptoLine> m_keys; ///< ours, one a suite
};

} // namespace campanile::dialer
