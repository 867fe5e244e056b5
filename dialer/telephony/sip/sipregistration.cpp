// SPDX-License-Identifier: GPL-3.0-or-later
#include "sipregistration.h"

#include "dialognotes.h"
#include "sipcredentials.h"
#include "sipwraps.h"

#include <algorithm>
#include <format>
#include <random>
#include <utility>

namespace campanile::dialer {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds firstPause = 2s, longestPause = 30s; // libre itself would wait for up to half an hour
constexpr std::uint32_t renewedAt = 80; // percent of the time for which it stands

} // namespace

SipRegistration::SipRegistration(const SipSettings &settings, std::function<void()> changed)
    : m_settings(settings)
    , m_changed(std::move(changed))
{
    tmr_init(&m_next);
    tmr_init(&m_forgotten);
}

SipRegistration::~SipRegistration()
{
    tmr_cancel(&m_next);
    tmr_cancel(&m_forgotten);
    m_registration.reset();
}

void SipRegistration::begin(sip *stack, const SipTarget &target)
{
    m_stack = stack;
    m_target = target;
    m_failures = 0;
    tmr_cancel(&m_forgotten);
    set(State::No);
    ask();
}

void SipRegistration::again()
{
    if (m_stack && m_state == State::No) {
        m_failures = 0;
        ask();
    }
}

void SipRegistration::ask()
{
    tmr_cancel(&m_next);
    m_registration.reset();
    const std::string home = "sip:" + homeOf(m_settings);
    const std::string us = addressOf(m_settings, m_settings.user);
    const std::string via = routeOf(m_settings);
    const char *route[] = {via.c_str()};
    static const auto life = std::random_device{}(); // a Call-ID of ours is never one of an earlier life
    const std::string id = std::format("register/{}/{}/{}", us, life, ++m_asked);
    m_notes = std::make_unique<DialogNotes>(callIdOf(id), m_target, m_settings);
    const auto credentials = SipCredentials::make(m_settings, 4);
    const CallIdGuard callId(id);
    const int error = make(m_registration, [&](auto **made) {
        return sipreg_register(made, m_stack, home.c_str(), us.c_str(), nullptr, us.c_str(),
            static_cast<std::uint32_t>(m_settings.registration.count()), m_settings.user.c_str(), route,
            via.empty() ? 0 : 1, 0, SipCredentials::say, credentials.get(), true, answered, this, nullptr, allowHeader);
    });
    if (error)
        return answered(error, nullptr, this);
    (void)sipreg_set_rwait(m_registration.get(), renewedAt);
}

void SipRegistration::answered(int error, const sip_msg *message, void *self)
{
    auto &registration = *static_cast<SipRegistration *>(self);
    const int code = !error && message ? message->scode : 0;
    if (code > 0 && code < 200)
        return;
    if (code >= 200 && code < 300) {
        registration.m_failures = 0;
        const std::chrono::seconds stands(sipreg_proxy_expires(registration.m_registration.get()));
        startTimer<&SipRegistration::forgotten>(registration.m_forgotten, stands, &registration);
        return registration.set(State::Yes);
    }
    // What stands does so until its time is over, whoever does not answer now; a refusal counts at once.
    if (code == 401 || code == 403 || code == 404 || code == 407)
        registration.set(State::Refused);
    else if (registration.m_state == State::Refused)
        registration.set(State::No);
    const auto pause = std::min(firstPause * (1 << std::min(registration.m_failures++, 4)), longestPause);
    startTimer<&SipRegistration::ask>(registration.m_next, pause, &registration);
}

void SipRegistration::forgotten()
{
    if (m_state == State::Yes)
        set(State::No);
}

void SipRegistration::set(State state)
{
    if (std::exchange(m_state, state) != state)
        m_changed();
}

} // namespace campanile::dialer
