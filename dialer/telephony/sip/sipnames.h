// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "libre.h"
#include "sipsettings.h"

#include <functional>

namespace campanile::dialer {

/// Where a line's server is (RFC 3263): its name's SRV records by priority and weight, else its address. Asked again
/// when the answer has grown old, and when the targets do not answer; never in the way of anything else. On the
/// stack's thread.
class SipNames final {
public:
    SipNames(const SipSettings &settings, std::function<void()> changed);

    ~SipNames() { end(); }

    SipNames(const SipNames &) = delete;
    SipNames &operator=(const SipNames &) = delete;

    void begin();
    void end();

    [[nodiscard]] const SipTarget *target() const; ///< null: not known (yet)

    /// It was asked for, and there is none.
    [[nodiscard]] bool unknown() const { return m_failed && m_targets.empty(); }

    void next(); ///< the target does not answer

private:
    struct Service {
        int priority = 0, weight = 0;
        std::string host;
        int port = 0;
    };

    static void services(int error, const dnshdr *, list *answers, list *, list *, void *self);
    static void addresses(int error, const dnshdr *, list *answers, list *, list *, void *self);
    void ask();
    int query(const std::string &name, std::uint16_t type, dns_query_h *then);
    void askAddress();
    void found(const std::string &address);
    void done();
    static void order(std::vector<Service> &services);

    const SipSettings &m_settings;
    const std::function<void()> m_changed;
    const std::string m_name;
    Ref<dnsc> m_client;
    dns_query *m_query = nullptr; ///< libre's, and it writes here when it is over
    std::vector<Service> m_services; ///< in the order in which they are tried; the last one's address is asked for next
    std::vector<SipTarget> m_found, m_targets;
    std::size_t m_at = 0;
    std::int64_t m_lifetime = 0; ///< seconds
    bool m_failed = false;
    tmr m_again{};
};

} // namespace campanile::dialer
