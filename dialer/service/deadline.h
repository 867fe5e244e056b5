// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loop.h"

#include <grpcpp/server_context.h>

#include <memory>
#include <mutex>

namespace campanile::dialer {

/// Cancels a call that takes too long, as long as it is there to be cancelled.
class Deadline final {
public:
    Deadline(Loop &loop, grpc::ServerContext *context, std::chrono::seconds after)
        : m_loop(loop)
        , m_target(std::make_shared<Target>(context))
        , m_timer(loop.at(loop.clock().now().steady + after, [target = m_target] {
            const std::lock_guard lock(target->mutex);
            if (target->context)
                target->context->TryCancel();
        }))
    {
    }

    ~Deadline()
    {
        m_loop.cancel(m_timer);
        const std::lock_guard lock(m_target->mutex);
        m_target->context = nullptr;
    }

    Deadline(const Deadline &) = delete;
    Deadline &operator=(const Deadline &) = delete;

private:
    struct Target {
        explicit Target(grpc::ServerContext *c)
            : context(c)
        {
        }

        std::mutex mutex;
        grpc::ServerContext *context;
    };

    Loop &m_loop;
    std::shared_ptr<Target> m_target;
    std::uint64_t m_timer;
};

} // namespace campanile::dialer
