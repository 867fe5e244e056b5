// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <chrono>

namespace campanile {

/// Time is a seam: tests set it.
class Clock {
public:
    Clock() = default;
    virtual ~Clock() = default;
    Q_DISABLE_COPY_MOVE(Clock)
    [[nodiscard]] virtual QDateTime now() const = 0; ///< wall clock, local time
    [[nodiscard]] virtual std::chrono::steady_clock::time_point steady() const = 0; ///< monotonic, for ages
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] QDateTime now() const override { return QDateTime::currentDateTime(); }

    [[nodiscard]] std::chrono::steady_clock::time_point steady() const override
    {
        return std::chrono::steady_clock::now();
    }
};

} // namespace campanile
