// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts.h"

#include <grpcpp/server_context.h>
#include <grpcpp/support/status.h>

#include <atomic>
#include <expected>
#include <optional>
#include <utility>

namespace campanile::dialer {

/// Who asks, and may they. One for all services; safe from any thread.
class Gate final {
public:
    /// `accounts` outlives it.
    explicit Gate(const Accounts &accounts)
        : m_accounts(accounts)
    {
    }

    /// The account, or why not.
    [[nodiscard]] std::expected<const Account *, grpc::Status> enter(
        const grpc::ServerContext &context, const char *method, Right right) const;
    /// OK, or why not.
    [[nodiscard]] grpc::Status allow(const grpc::ServerContext &context, const char *method, Right right) const;

private:
    const Accounts &m_accounts;
};

/// So many at the same time and no more: every stream keeps a thread of the server, and a STOP needs one.
class Seats final {
public:
    class Taken final {
    public:
        explicit Taken(Seats *seats)
            : m_seats(seats)
        {
        }

        Taken(Taken &&other) noexcept
            : m_seats(std::exchange(other.m_seats, nullptr))
        {
        }

        Taken &operator=(Taken &&) = delete;

        ~Taken()
        {
            if (m_seats)
                --m_seats->m_taken;
        }

    private:
        Seats *m_seats;
    };

    explicit Seats(int most)
        : m_most(most)
    {
    }

    [[nodiscard]] std::optional<Taken> take()
    {
        if (++m_taken <= m_most)
            return Taken(this);
        --m_taken;
        return {};
    }

private:
    const int m_most;
    std::atomic<int> m_taken = 0;
};

/// What a client wrote may not look like a line or a field of the log.
[[nodiscard]] std::string plain(std::string text);

} // namespace campanile::dialer
