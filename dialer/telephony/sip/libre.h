// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// libre's headers; its build switches are in CMakeLists.txt, because they change the size of its structures.
extern "C" {
#include <re/re.h>
}

#include <memory>

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

} // namespace campanile::dialer
