// SPDX-License-Identifier: GPL-3.0-or-later
#include "sipsessiontimer.h"

#include <algorithm>
#include <charconv>

namespace campanile::dialer {

namespace {

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool same(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, [](char x, char y) { return (x | 0x20) == (y | 0x20); });
}

} // namespace

std::optional<std::chrono::seconds> minimumOf(std::string_view minSe)
{
    minSe = trimmed(minSe);
    minSe = trimmed(minSe.substr(0, minSe.find(';')));
    std::uint32_t seconds = 0;
    const auto [end, error] = std::from_chars(minSe.data(), minSe.data() + minSe.size(), seconds);
    if (error != std::errc() || end != minSe.data() + minSe.size() || seconds == 0)
        return std::nullopt;
    return std::chrono::seconds(seconds);
}

std::optional<SessionExpires> sessionExpiresOf(std::string_view header)
{
    const auto time = minimumOf(header);
    if (!time)
        return std::nullopt;
    SessionExpires result{.time = *time};
    for (auto at = header.find(';'); at != std::string_view::npos; at = header.find(';')) {
        header.remove_prefix(at + 1);
        const auto parameter = header.substr(0, header.find(';'));
        const auto equals = parameter.find('=');
        if (equals == std::string_view::npos || !same(trimmed(parameter.substr(0, equals)), "refresher"))
            continue;
        const auto who = trimmed(parameter.substr(equals + 1));
        result.refresher = same(who, "uac") ? SessionExpires::Refresher::Caller
            : same(who, "uas")              ? SessionExpires::Refresher::Callee
                                            : SessionExpires::Refresher::Unsaid;
    }
    return result;
}

SipSessionTimer::SipSessionTimer(Duties duties)
    : m_duties(std::move(duties))
{
    tmr_init(&m_renew);
    tmr_init(&m_end);
}

SipSessionTimer::~SipSessionTimer()
{
    stop();
}

void SipSessionTimer::stop()
{
    tmr_cancel(&m_renew);
    tmr_cancel(&m_end);
}

void SipSessionTimer::agreed(const std::optional<SessionExpires> &expires, bool ourRequest)
{
    stop();
    m_time = expires ? std::max(expires->time, std::chrono::seconds(1)) : std::chrono::seconds(0);
    if (!expires)
        return;
    using Refresher = SessionExpires::Refresher;
    // Unsaid: the one who asked renews.
    const bool caller = expires->refresher != Refresher::Callee;
    const std::chrono::milliseconds all = m_time;
    if (caller == ourRequest) {
        tmr_start(
            &m_renew, static_cast<std::uint64_t>(all.count() / 2),
            [](void *self) { static_cast<SipSessionTimer *>(self)->m_duties.renew(); }, this);
    }
    const auto before = std::min<std::chrono::milliseconds>(all / 3, std::chrono::seconds(32));
    tmr_start(
        &m_end, static_cast<std::uint64_t>((all - before).count()),
        [](void *self) { static_cast<SipSessionTimer *>(self)->m_duties.end(); }, this);
}

} // namespace campanile::dialer
