// SPDX-License-Identifier: GPL-3.0-or-later
#include "progressforecast.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace campanile {

namespace {

constexpr qint64 minuteMs = 60'000;
constexpr double hopeless = 0.007; // no such number, or blocked: not called again

double yieldOf(const CampaignProgress &progress, int attempt)
{
    if (attempt <= progress.rounds().size()) {
        const Round &round = progress.rounds().at(attempt - 1);
        const int ended = round.called - round.active;
        if (ended >= 50)
            return static_cast<double>(round.reached) / ended;
    }
    return publishedYield(attempt);
}

/// Calls a minute: the best whole minute so far; at the beginning, what the receipt promises.
double speedOf(const CampaignProgress &progress, qint64 nowMs)
{
    int best = 0;
    for (const Minute &minute : progress.minutes()) {
        if (minute.minute < nowMs / minuteMs)
            best = std::max(best, minute.called);
    }
    const Receipt &receipt = progress.campaign().receipt;
    const double hold = 18 + 0.78 * std::chrono::duration<double>(receipt.audioLength).count();
    const double promised = std::min(receipt.callsPerSecond, receipt.channels / hold) * 60;
    return std::max({1.0, static_cast<double>(best), progress.minutes().size() < 3 ? promised : 0.0});
}

} // namespace

ProgressForecast forecastOf(const CampaignProgress &progress, qint64 nowMs)
{
    ProgressForecast result;
    const ProgressTotals &totals = progress.totals();
    result.reachedInTheEnd = totals.reached;
    const CampaignInfo &campaign = progress.campaign();
    if (campaign.state != CampaignState::Running)
        return result;

    const Policy &policy = campaign.receipt.policy;
    const int attempts = std::max(1, policy.maxAttempts);
    std::chrono::seconds longest{0};
    for (const auto delay : policy.retryDelay)
        longest = std::max(longest, delay);
    const int pause = static_cast<int>(std::ceil(static_cast<double>(longest.count()) / 60.0));

    const auto size = static_cast<size_t>(attempts) + 2;
    std::map<int, std::vector<double>> due; // minute from now -> calls by attempt
    const auto add = [&](int minute, int attempt, double calls) {
        if (attempt > attempts || calls <= 0)
            return;
        auto &row = due.try_emplace(std::max(0, minute), std::vector<double>(size)).first->second;
        row[static_cast<size_t>(attempt)] += calls;
    };
    add(0, 1, totals.queued);
    std::vector<double> yields(size);
    for (int attempt = 1; attempt <= attempts; ++attempt)
        yields[static_cast<size_t>(attempt)] = yieldOf(progress, attempt);
    const auto yield = [&](int attempt) { return yields[static_cast<size_t>(std::min(attempt, attempts))]; };
    const auto pass = [&](int minute, int attempt, double calls) {
        result.reachedInTheEnd += calls * yield(attempt);
        if (!policy.retryDelay.isEmpty())
            add(minute, attempt + 1, calls * (1 - yield(attempt)) * (1 - hopeless));
    };
    for (const Round &round : progress.rounds()) {
        if (round.active > 0)
            pass(pause, round.attempt, round.active);
    }
    if (totals.waiting > 0) {
        for (qsizetype i = 0; i < progress.size(); ++i) {
            const RecipientState state = progress.recipient(i);
            if (state.phase == Phase::Waiting)
                add(static_cast<int>(std::clamp<qint64>((state.nextAttemptMs - nowMs) / minuteMs, 0, 100'000)),
                    state.attempts + 1, 1);
        }
    }

    const double speed = speedOf(progress, nowMs);
    std::vector<double> backlog(size);
    std::map<int, ProgressForecast::Round> rounds;
    const qint64 first = nowMs / minuteMs;
    constexpr int furthest = 24 * 60;
    int lastWork = -1;
    for (int minute = 0; minute < furthest; ++minute) {
        if (const auto row = due.find(minute); row != due.end()) {
            for (size_t attempt = 0; attempt < size; ++attempt)
                backlog[attempt] += row->second[attempt];
            due.erase(row);
        }
        double room = minute == 0 ? speed * (1.0 - static_cast<double>(nowMs % minuteMs) / minuteMs) : speed;
        double calls = 0;
        for (int attempt = 1; attempt <= attempts && room > 0; ++attempt) {
            double &waiting = backlog[static_cast<size_t>(attempt)];
            const double now = std::min(room, waiting);
            if (now <= 0)
                continue;
            waiting -= now;
            room -= now;
            calls += now;
            auto &round = rounds[attempt];
            round.attempt = attempt;
            if (round.calls <= 0)
                round.startMs = std::max(nowMs, (first + minute) * minuteMs);
            round.calls += now;
            round.reached += now * yield(attempt);
            round.endMs = (first + minute + 1) * minuteMs;
            pass(minute + 1 + pause, attempt, now);
        }
        result.minutes.append({first + minute, calls});
        if (calls > 0.5)
            lastWork = minute;
        const bool left = std::ranges::any_of(backlog, [](double count) { return count > 0.5; });
        if (!left && due.empty())
            break;
    }
    result.minutes.resize(lastWork + 1);
    for (const auto &[attempt, round] : rounds) {
        if (round.calls >= 0.5)
            result.rounds.append(round);
    }
    if (lastWork >= 0 || totals.active > 0)
        result.endMs = std::max(nowMs, (first + std::max(lastWork, 0) + 1) * minuteMs);
    return result;
}

} // namespace campanile
