// SPDX-License-Identifier: GPL-3.0-or-later
// Four functions of libre that the linker lets us answer instead (--wrap).
#include "sipwraps.h"

#include "digest.h"
#include "libre.h"

#include <charconv>
#include <chrono>
#include <deque>
#include <unordered_set>
#include <utility>

namespace campanile::dialer {

namespace {

thread_local std::optional<std::uint64_t> nextCallId;
thread_local int drawn = 0; ///< since it was set: a dialog draws its tag first, then its Call-ID

/// Of calls that were given up before anybody answered, as long as libre would send their INVITE again (RFC 3261,
/// 64*T1).
struct GivenUp {
    std::unordered_set<std::uint64_t> ids;
    std::deque<std::pair<std::chrono::steady_clock::time_point, std::uint64_t>> until;

    void forgetOld()
    {
        for (const auto now = std::chrono::steady_clock::now(); !until.empty() && until.front().first < now;
            until.pop_front())
            ids.erase(until.front().second);
    }

    [[nodiscard]] bool hasInvite(std::string_view message) const
    {
        constexpr std::string_view name = "\r\nCall-ID: ";
        const auto at = message.starts_with("INVITE ") ? message.find(name) : std::string_view::npos;
        std::uint64_t bits = 0;
        return at != std::string_view::npos
            && std::from_chars(message.data() + at + name.size(), message.data() + message.size(), bits, 16).ec
            == std::errc()
            && ids.contains(bits);
    }
};

thread_local GivenUp givenUp;

} // namespace

void giveUpInvite(std::string_view id)
{
    givenUp.forgetOld();
    const std::uint64_t bits = callIdBits(id);
    if (givenUp.ids.insert(bits).second)
        givenUp.until.emplace_back(std::chrono::steady_clock::now() + std::chrono::seconds(33), bits);
}

CallIdGuard::CallIdGuard(std::string_view id)
{
    nextCallId = callIdBits(id);
    drawn = 0;
    givenUp.ids.erase(*nextCallId); // a call is meant
}

CallIdGuard::~CallIdGuard()
{
    nextCallId.reset();
}

std::uint64_t callIdBits(std::string_view id)
{
    const std::string digest = sha256(id);
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 8; ++i)
        bits = bits << 8 | static_cast<unsigned char>(digest[i]);
    return bits;
}

} // namespace campanile::dialer

extern "C" {

uint64_t __real_rand_u64(void);
int __real_sip_dialog_update(sip_dialog *dialog, const sip_msg *message);
int __real_udp_send(udp_sock *socket, const sa *to, mbuf *message);
int __real_udp_listen(udp_sock **socket, const sa *local, udp_recv_h *receive, void *arg);

uint64_t __wrap_rand_u64(void)
{
    using campanile::dialer::drawn, campanile::dialer::nextCallId;
    if (nextCallId && ++drawn == 2)
        return *std::exchange(nextCallId, std::nullopt);
    return __real_rand_u64();
}

/// libre follows a redirection by itself, to whatever number it names: nobody approved that one.
int __wrap_sip_dialog_update(sip_dialog *dialog, const sip_msg *message)
{
    if (!message->req && message->scode >= 300 && message->scode < 400)
        return EPERM;
    return __real_sip_dialog_update(dialog, message);
}

/// What comes while the thread is busy waits: an answer that is lost is sent again half a second later.
int __wrap_udp_listen(udp_sock **socket, const sa *local, udp_recv_h *receive, void *arg)
{
    constexpr int waiting = 8 << 20; // the system gives what net.core.rmem_max allows
    const int error = __real_udp_listen(socket, local, receive, arg);
    if (error && sa_af(local) == AF_INET6) {
        *socket = nullptr; // the name server's client wants one of these too: not every system has them
        return 0;
    }
    if (!error)
        (void)udp_sockbuf_set(*socket, waiting);
    return error;
}

int __wrap_udp_send(udp_sock *socket, const sa *to, mbuf *message)
{
    using campanile::dialer::givenUp;
    const std::string_view text(reinterpret_cast<const char *>(mbuf_buf(message)), mbuf_get_left(message));
    if (!givenUp.ids.empty() && givenUp.hasInvite(text))
        return 0;
    const int error = __real_udp_send(socket, to, message);
    // A network that is gone for a moment: libre would never say it again, and the other end listens to nobody.
    return text.starts_with("BYE ") || text.starts_with("CANCEL ") ? 0 : error;
}

} // extern "C"
