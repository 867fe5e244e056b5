// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>

namespace campanile {

/// "42 s", "12 min", "1 h 05 min": for ages and remaining times. Never negative.
[[nodiscard]] QString spanWords(std::chrono::milliseconds span);
/// "03:51"; a dash when it is not valid.
[[nodiscard]] QString hourWords(const QDateTime &time);
[[nodiscard]] QString hourWords(qint64 unixMs); ///< 0: a dash
/// "03:51:04"
[[nodiscard]] QString exactHourWords(const QDateTime &time);
/// "69 %", of nothing: a dash
[[nodiscard]] QString percentWords(int part, int whole);

} // namespace campanile
