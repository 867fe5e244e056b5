// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// libre's headers; its build switches are in CMakeLists.txt, because they change the size of its structures.
extern "C" {
#include <re/re.h>
}

#include <algorithm>
#include <chrono>
#include <memory>
#include <string_view>

namespace campanile::dialer {

struct Unref {
    void operator()(void *object) const { mem_deref(object); }
};

/// A reference to one of libre's counted objects.
template <class T> using Ref = std::unique_ptr<T, Unref>;

/// For libre's functions that make an object and put it into a pointer they are given.
template <class T, class Make> int make(Ref<T> &to, Make create)
{
    T *made = nullptr;
    const int error = create(&made);
    to.reset(error ? nullptr : made);
    return error;
}

/// tmr_start() with a member function: also while it runs, it begins anew.
template <auto member, class T> void startTimer(tmr &timer, std::chrono::milliseconds delay, T *self)
{
    tmr_start(
        &timer, static_cast<std::uint64_t>(std::max<std::int64_t>(0, delay.count())),
        [](void *object) { (static_cast<T *>(object)->*member)(); }, self);
}

/// A view: for as long as the message is there that it stands in.
[[nodiscard]] inline std::string_view textOf(const pl &text)
{
    return {text.p, text.l};
}

/// A header's value, the first of that name; empty: there is none, or no message.
[[nodiscard]] inline std::string_view headerOf(const sip_msg *message, sip_hdrid id)
{
    const sip_hdr *found = message ? sip_msg_hdr(message, id) : nullptr;
    return found ? textOf(found->val) : std::string_view();
}

/// The requests that we answer (RFC 3261, 20.5). Neither PRACK nor UPDATE: this libre has none of them.
inline constexpr char allowHeader[] = "Allow: INVITE, ACK, BYE, CANCEL, OPTIONS\r\n";

} // namespace campanile::dialer
