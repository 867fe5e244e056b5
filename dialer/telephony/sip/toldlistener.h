// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trunk.h"

#include <atomic>
#include <mutex>

namespace campanile::dialer {

/// Who is told what happens on a trunk. From any thread; who was taken away is told nothing any more.
class ToldListener final {
public:
    /// Waits while one is being told something, except on the thread that tells it.
    void set(TrunkListener *listener)
    {
        const std::scoped_lock lock(m_mutex);
        m_listener = listener;
    }

    [[nodiscard]] bool isSet() const { return m_listener.load() != nullptr; }

    template <class What> void tell(What what)
    {
        const std::scoped_lock lock(m_mutex);
        if (TrunkListener *listener = m_listener.load())
            what(*listener);
    }

private:
    std::recursive_mutex m_mutex;
    std::atomic<TrunkListener *> m_listener = nullptr;
};

} // namespace campanile::dialer
