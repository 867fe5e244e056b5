// SPDX-License-Identifier: GPL-3.0-or-later
#include "sipping.h"

#include "dialognotes.h"

#include <algorithm>
#include <utility>

namespace campanile::dialer {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds betweenQuestions = 2s; // two a round: libre sends each again and again meanwhile
constexpr std::chrono::milliseconds owed = 4s; // an answer to INVITE: even "Trying" says that somebody is there

} // namespace

SipPing::SipPing(const SipSettings &settings, std::function<void()> changed, std::function<void()> stillSilent)
    : m_settings(settings)
    , m_changed(std::move(changed))
    , m_stillSilent(std::move(stillSilent))
{
    for (tmr *timer : {&m_next, &m_step, &m_owes})
        tmr_init(timer);
}

SipPing::~SipPing()
{
    end();
}

void SipPing::end()
{
    m_stack = nullptr;
    for (tmr *timer : {&m_next, &m_step, &m_owes})
        tmr_cancel(timer);
    drop();
}

void SipPing::begin(sip *stack, const SipTarget &target)
{
    end();
    m_stack = stack;
    m_target = target;
    if (m_settings.ping == 0s)
        set(State::There);
    else
        ask();
}

void SipPing::ask()
{
    if (!m_stack || m_settings.ping == 0s || m_asked > 0)
        return;
    tmr_cancel(&m_next);
    m_roundBegan = Clock::now();
    question();
}

void SipPing::question()
{
    Question &question = m_questions.at(m_asked++);
    const std::string uri = "sip:" + homeOf(m_settings);
    const std::string via = routeOf(m_settings);
    const char *route[] = {via.c_str()};
    const std::string from = addressOf(m_settings, m_settings.callerId);
    const int error = make(question.dialog, [&](auto **made) {
        return sip_dialog_alloc(made, uri.c_str(), uri.c_str(), nullptr, from.c_str(), route, via.empty() ? 0 : 1);
    });
    if (!error) {
        question.notes = std::make_unique<DialogNotes>(sip_dialog_callid(question.dialog.get()), m_target, m_settings);
        (void)sip_drequestf(&question.request, m_stack, true, "OPTIONS", question.dialog.get(), 0, nullptr, nullptr,
            answered, this, "Accept: application/sdp\r\nContent-Length: 0\r\n\r\n");
    }
    startTimer<&SipPing::step>(m_step, betweenQuestions, this);
}

void SipPing::step()
{
    if (m_lastHeard >= m_roundBegan && m_state != State::Unavailable)
        return judge(State::There); // it lost our question, but it lives
    if (m_asked < m_questions.size())
        return question();
    judge(State::Silent);
    if (m_stillSilent)
        m_stillSilent();
}

void SipPing::answered(int error, const sip_msg *message, void *self)
{
    auto &ping = *static_cast<SipPing *>(self);
    if (error || !message || message->scode < 200)
        return; // what cannot be sent now may be in a moment: the round goes on
    // Any answer is one: an exchange that knows no OPTIONS says so.
    ping.judge(message->scode == 503 ? State::Unavailable : State::There);
}

void SipPing::judge(State state)
{
    tmr_cancel(&m_step);
    drop();
    const auto often = std::chrono::milliseconds(m_settings.ping);
    // While it is away it is asked all the time: when it comes back nobody waits.
    const auto pause = state == State::There ? often : std::min<std::chrono::milliseconds>(often, 1s);
    startTimer<&SipPing::ask>(m_next, pause, this);
    set(state);
}

void SipPing::drop()
{
    m_asked = 0;
    for (Question &each : m_questions) {
        mem_deref(each.request); // one that goes unanswered; libre has cleared it otherwise
        each.dialog.reset();
        each.notes.reset();
    }
}

void SipPing::heard()
{
    m_lastHeard = Clock::now();
    m_owed = false;
    tmr_cancel(&m_owes);
    if (m_state == State::Silent)
        set(State::There);
}

void SipPing::called()
{
    if (!std::exchange(m_owed, true))
        startTimer<&SipPing::stillOwed>(m_owes, owed, this);
}

void SipPing::stillOwed()
{
    m_owed = false;
    ask();
}

void SipPing::set(State state)
{
    if (std::exchange(m_state, state) != state && m_changed)
        m_changed();
}

} // namespace campanile::dialer
