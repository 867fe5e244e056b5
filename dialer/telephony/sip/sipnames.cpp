// SPDX-License-Identifier: GPL-3.0-or-later
#include "sipnames.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <strings.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <random>

namespace campanile::dialer {

namespace {

constexpr std::int64_t youngest = 30, oldest = 3600; // seconds: what name servers say is taken within these
constexpr std::int64_t afterFailure = 5;

std::string textOf(const in_addr &address)
{
    std::array<char, INET_ADDRSTRLEN> text{};
    inet_ntop(AF_INET, &address, text.data(), text.size());
    return text.data();
}

/// /etc/hosts comes first, as everywhere on this system: an exchange in the house often has no other name server.
std::string addressInFile(const std::string &name)
{
    std::string address;
    sethostent(0);
    while (const hostent *entry = gethostent()) {
        bool same = strcasecmp(entry->h_name, name.c_str()) == 0;
        for (char **alias = entry->h_aliases; *alias && !same; ++alias)
            same = strcasecmp(*alias, name.c_str()) == 0;
        if (same && entry->h_addrtype == AF_INET && entry->h_addr_list[0]) {
            address = textOf(*reinterpret_cast<const in_addr *>(entry->h_addr_list[0]));
            break;
        }
    }
    endhostent();
    return address;
}

std::vector<sa> nameServers(const std::string &configured)
{
    sa one{};
    if (!configured.empty()) {
        if (sa_decode(&one, configured.c_str(), configured.size()) != 0)
            sa_set_str(&one, configured.c_str(), DNS_PORT);
        return {one};
    }
    std::array<sa, 4> servers{};
    std::uint32_t count = servers.size();
    if (dns_srv_get(nullptr, 0, servers.data(), &count) != 0)
        return {};
    return {servers.begin(), servers.begin() + count};
}

} // namespace

SipNames::SipNames(const SipSettings &settings, std::function<void()> changed)
    : m_settings(settings)
    , m_changed(std::move(changed))
    , m_name(settings.proxy.empty() ? settings.server : settings.proxy)
{
    tmr_init(&m_again);
}

void SipNames::end()
{
    tmr_cancel(&m_again);
    mem_deref(m_query);
    m_query = nullptr;
    m_client.reset();
}

const SipTarget *SipNames::target() const
{
    return m_targets.empty() ? nullptr : &m_targets.at(m_at);
}

void SipNames::next()
{
    if (m_targets.empty())
        return;
    const SipTarget before = m_targets.at(m_at);
    m_at = (m_at + 1) % m_targets.size();
    if (m_at == 0 && !isAddress(m_name) && !m_query)
        ask(); // all were tried: perhaps they have moved
    if (m_targets.at(m_at) != before)
        m_changed();
}

void SipNames::begin()
{
    ask();
}

void SipNames::ask()
{
    tmr_cancel(&m_again);
    const bool secure = m_settings.transport == SipSettings::Transport::Tls;
    const int port = m_settings.port ? m_settings.port : secure ? 5061 : 5060;
    m_found.clear();
    m_services.clear();
    m_lifetime = oldest;
    if (const std::string address = isAddress(m_name) ? m_name : addressInFile(m_name); !address.empty()) {
        m_found.push_back({address, port});
        return done();
    }
    m_client.reset();
    const auto servers = nameServers(m_settings.dnsServer);
    // Sockets of its own each time: the network may have come up, or changed, since the last.
    int error = servers.empty() ? ENOENT : make(m_client, [&](auto **made) {
        return dnsc_alloc(made, nullptr, servers.data(), static_cast<std::uint32_t>(servers.size()));
    });
    m_services.push_back({.host = m_name, .port = port}); // if there is no SRV record
    if (!error && m_settings.port == 0) {
        const char *service = secure                              ? "_sips._tcp."
            : m_settings.transport == SipSettings::Transport::Tcp ? "_sip._tcp."
                                                                  : "_sip._udp.";
        error = query(service + m_name, DNS_TYPE_SRV, services);
        if (!error)
            return;
    }
    if (error)
        return done();
    askAddress();
}

int SipNames::query(const std::string &name, std::uint16_t type, dns_query_h *then)
{
    return dnsc_query(&m_query, m_client.get(), name.c_str(), type, DNS_CLASS_IN, true, then, this);
}

void SipNames::services(int, const dnshdr *, list *answers, list *, list *, void *self)
{
    auto &names = *static_cast<SipNames *>(self);
    std::vector<Service> all;
    std::pair seen(&all, &names.m_lifetime);
    dns_rrlist_apply(
        answers, nullptr, DNS_TYPE_SRV, DNS_CLASS_IN, false,
        [](dnsrr *record, void *to) {
            auto &[services, lifetime] = *static_cast<decltype(seen) *>(to);
            const auto &srv = record->rdata.srv;
            // "." says that the service is not offered here (RFC 2782)
            if (srv.target && *srv.target && std::string_view(srv.target) != ".")
                services->push_back({srv.pri, srv.weight, srv.target, srv.port});
            *lifetime = std::min(*lifetime, record->ttl);
            return false;
        },
        &seen);
    if (!all.empty()) {
        order(all);
        std::ranges::reverse(all);
        names.m_services = std::move(all);
    }
    names.askAddress();
}

void SipNames::order(std::vector<Service> &services)
{
    // RFC 2782: by priority, and within one by lot, each with its weight.
    static thread_local std::mt19937 lot(std::random_device{}());
    std::vector<std::pair<double, Service>> drawn;
    drawn.reserve(services.size());
    std::uniform_real_distribution<double> any(1e-9, 1);
    for (Service &each : services)
        drawn.emplace_back(std::pow(any(lot), 1.0 / std::max(each.weight, 1)) + (each.weight ? 1e-6 : 0), each);
    std::ranges::stable_sort(drawn, [](const auto &a, const auto &b) {
        return a.second.priority != b.second.priority ? a.second.priority < b.second.priority : a.first > b.first;
    });
    services.clear();
    for (auto &[unused, each] : drawn)
        services.push_back(std::move(each));
}

void SipNames::askAddress()
{
    while (!m_services.empty()) {
        const std::string host = m_services.back().host;
        const std::string address = isAddress(host) ? host : addressInFile(host);
        if (address.empty() && query(host, DNS_TYPE_A, addresses) == 0)
            return;
        if (!address.empty())
            found(address);
        m_services.pop_back();
    }
    done();
}

void SipNames::addresses(int, const dnshdr *, list *answers, list *, list *, void *self)
{
    auto &names = *static_cast<SipNames *>(self);
    dns_rrlist_apply(
        answers, nullptr, DNS_TYPE_A, DNS_CLASS_IN, false,
        [](dnsrr *record, void *to) {
            auto &all = *static_cast<SipNames *>(to);
            all.m_lifetime = std::min(all.m_lifetime, record->ttl);
            all.found(textOf({htonl(record->rdata.a.addr)}));
            return false;
        },
        self);
    if (!names.m_services.empty())
        names.m_services.pop_back();
    names.askAddress();
}

void SipNames::found(const std::string &address)
{
    const SipTarget target{address, m_services.back().port};
    if (!std::ranges::contains(m_found, target))
        m_found.push_back(target);
}

void SipNames::done()
{
    const bool wasUnknown = unknown();
    const std::optional<SipTarget> before = target() ? std::optional(*target()) : std::nullopt;
    m_failed = m_found.empty();
    if (!m_failed) {
        // Who serves us goes on doing so; calls do not move because a list was read again.
        const auto same = before ? std::ranges::find(m_found, *before) : m_found.end();
        m_at = same == m_found.end() ? 0 : static_cast<std::size_t>(same - m_found.begin());
        m_targets = m_found;
    }
    if (!isAddress(m_name)) {
        const auto seconds = m_failed ? afterFailure : std::clamp(m_lifetime, youngest, oldest);
        startTimer<&SipNames::ask>(m_again, std::chrono::seconds(seconds), this);
    }
    const std::optional<SipTarget> now = target() ? std::optional(*target()) : std::nullopt;
    if (now != before || unknown() != wasUnknown)
        m_changed();
}

} // namespace campanile::dialer
