// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialognotes.h"

#include "libre.h"
#include "sipwraps.h"

#include <chrono>
#include <deque>
#include <format>
#include <unordered_map>
#include <utility>

namespace campanile::dialer {

namespace {

struct Note {
    std::string host, parameters;
    uri target{}; ///< views of these
    std::string inviteHeaders;
    unsigned version = 0;
};

struct Leaving {
    std::chrono::steady_clock::time_point until;
    std::string callId;
    unsigned version = 0;
};

constexpr std::chrono::seconds seenThrough{100}; // an INVITE that was cancelled, its BYE, and that one challenged

thread_local std::unordered_map<std::string, Note> notes; ///< by Call-ID
thread_local std::deque<Leaving> leaving; ///< of those whose dialog may go on without its call
thread_local unsigned versions = 0;
thread_local std::string answerLines;

void forget(const std::string &callId, unsigned version)
{
    if (const auto found = notes.find(callId); found != notes.end() && found->second.version == version)
        notes.erase(found);
}

void forgetOld()
{
    for (const auto now = std::chrono::steady_clock::now(); !leaving.empty() && leaving.front().until < now;
        leaving.pop_front())
        forget(leaving.front().callId, leaving.front().version);
}

Note *noteOf(const sip_dialog *dialog)
{
    const char *id = dialog ? sip_dialog_callid(dialog) : nullptr;
    const auto found = id ? notes.find(id) : notes.end();
    return found == notes.end() ? nullptr : &found->second;
}

bool canBeReached(const uri *route)
{
    return route && textOf(route->scheme) == "sip" && isAddress(std::string(textOf(route->host)));
}

} // namespace

DialogNotes::DialogNotes(std::string callId, const SipTarget &target, const SipSettings &settings)
    : m_callId(std::move(callId))
{
    forgetOld();
    Note &note = notes[m_callId];
    m_version = note.version = ++versions;
    note.inviteHeaders.clear();
    note.host = target.address;
    note.parameters = transportOf(settings);
    note.target = uri{};
    pl_set_str(&note.target.scheme, "sip");
    pl_set_str(&note.target.host, note.host.c_str());
    pl_set_str(&note.target.params, note.parameters.c_str());
    note.target.af = AF_INET;
    note.target.port = static_cast<std::uint16_t>(target.port);
}

DialogNotes::~DialogNotes()
{
    if (m_outlives)
        leaving.push_back({std::chrono::steady_clock::now() + seenThrough, m_callId, m_version});
    else
        forget(m_callId, m_version);
}

void DialogNotes::setInviteHeaders(std::string lines)
{
    notes[m_callId].inviteHeaders = std::move(lines);
}

void addToAnswer(std::string lines)
{
    answerLines = std::move(lines);
}

std::string callIdOf(std::string_view id)
{
    return std::format("{:016x}", callIdBits(id));
}

} // namespace campanile::dialer

extern "C" {

const uri *__real_sip_dialog_route(const sip_dialog *dialog);
int __real_sip_dialog_encode(mbuf *to, sip_dialog *dialog, uint32_t sequence, const char *method);
int __real_sip_contact_print(struct re_printf *to, const sip_contact *contact);

/// The name of the line stands in its addresses; where it is found is asked elsewhere (SipNames). The same for an
/// answer that names a host for what follows.
const uri *__wrap_sip_dialog_route(const sip_dialog *dialog)
{
    const uri *route = __real_sip_dialog_route(dialog);
    const auto *note = campanile::dialer::noteOf(dialog);
    return note && (!sip_dialog_established(dialog) || !campanile::dialer::canBeReached(route)) ? &note->target : route;
}

/// libre renews a session without saying for how long.
int __wrap_sip_dialog_encode(mbuf *to, sip_dialog *dialog, uint32_t sequence, const char *method)
{
    if (const int error = __real_sip_dialog_encode(to, dialog, sequence, method))
        return error;
    const auto *note = campanile::dialer::noteOf(dialog);
    if (!note || note->inviteHeaders.empty() || std::string_view(method) != "INVITE")
        return 0;
    return mbuf_write_str(to, note->inviteHeaders.c_str());
}

int __wrap_sip_contact_print(struct re_printf *to, const sip_contact *contact)
{
    const std::string lines = std::exchange(campanile::dialer::answerLines, {});
    if (const int error = __real_sip_contact_print(to, contact))
        return error;
    return lines.empty() ? 0 : re_hprintf(to, "%s", lines.c_str());
}

} // extern "C"
