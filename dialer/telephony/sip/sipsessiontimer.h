// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "libre.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace campanile::dialer {

/// What a Session-Expires header says (RFC 4028), "1800;refresher=uas".
struct SessionExpires {
    std::chrono::seconds time{0};
    enum class Refresher { Unsaid, Caller, Callee } refresher = Refresher::Unsaid; ///< of the request it stands in
    friend bool operator==(const SessionExpires &, const SessionExpires &) = default;
};

[[nodiscard]] std::optional<SessionExpires> sessionExpiresOf(std::string_view header);
[[nodiscard]] std::optional<std::chrono::seconds> minimumOf(std::string_view minSe); ///< a Min-SE header

inline constexpr std::chrono::seconds shortestSession{90}; // RFC 4028, section 4

/// Keeps a call's session alive, or ends it when the other side has forgotten it. A side that knows nothing of session
/// timers has none.
class SipSessionTimer final {
public:
    struct Duties {
        std::function<void()> renew; ///< it is our turn
        std::function<void()> end; ///< the other side's turn has passed
    };

    explicit SipSessionTimer(Duties duties);
    ~SipSessionTimer();
    SipSessionTimer(const SipSessionTimer &) = delete;
    SipSessionTimer &operator=(const SipSessionTimer &) = delete;

    /// Agreed anew. `ourRequest`: the request was ours, so that its caller is us. Nothing: there is no timer.
    void agreed(const std::optional<SessionExpires> &expires, bool ourRequest);
    void stop();

    [[nodiscard]] std::chrono::seconds time() const { return m_time; } ///< agreed; 0: none

private:
    const Duties m_duties;
    std::chrono::seconds m_time{0};
    tmr m_renew{}, m_end{};
};

} // namespace campanile::dialer
