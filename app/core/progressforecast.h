// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "progress.h"

namespace campanile {

/// How a running campaign will probably go on: what is known to wait, at the speed seen so far, with the yields seen so
/// far (or published ones, where too few calls have been made).
struct ProgressForecast {
    struct Round {
        int attempt = 0;
        double calls = 0; ///< still to come
        double reached = 0; ///< of those
        qint64 startMs = 0;
        qint64 endMs = 0;
        friend bool operator==(const Round &, const Round &) = default;
    };

    struct Minute {
        qint64 minute = 0; ///< Unix time / 60
        double calls = 0;
        friend bool operator==(const Minute &, const Minute &) = default;
    };

    QList<Round> rounds; ///< by attempt; only those with calls to come
    QList<Minute> minutes; ///< the first is the running one
    qint64 endMs = 0; ///< 0: nothing to come, or not known (halted, waiting for the operator)
    double reachedInTheEnd = 0;
    friend bool operator==(const ProgressForecast &, const ProgressForecast &) = default;
};

[[nodiscard]] ProgressForecast forecastOf(const CampaignProgress &progress, qint64 nowMs);

} // namespace campanile
