// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backoff.h"
#include "estimate.h"
#include "pacer.h"
#include "trunk.h"

#include <deque>
#include <map>
#include <memory>

namespace campanile::dialer {

/// A trunk with all that limits it: its channels, its pace, and how it takes calls just now.
class Line final {
public:
    Line(Trunk &trunk, std::chrono::microseconds from, std::uint64_t seed);

    [[nodiscard]] Trunk &trunk() const { return m_trunk; }

    [[nodiscard]] const Trunk::Info &info() const { return m_trunk.info(); }

    [[nodiscard]] bool carries(Mode mode, const std::string &callerId) const;

    /// "": it carries calls; otherwise the trunk's condition, "BACK_OFF" or "REFUSED".
    [[nodiscard]] std::string condition() const;

    /// Earliest moment of the next call; nothing: only when one has ended or the trunk has changed.
    [[nodiscard]] std::optional<std::chrono::microseconds> next() const;

    Backoff::Ticket take(std::chrono::microseconds now); ///< a call is about to be made

    /// A call that was taken may be dialled: nothing happened to the line since.
    [[nodiscard]] bool stands(Backoff::Ticket call) const { return m_trunk.up() && backoff.stands(call); }

    /// A line that is back after it was gone is not run down.
    void trunkChanged(std::chrono::microseconds now);

    Backoff backoff;
    Pacer dials; ///< paces what is dialled, since a slow disk may bunch what was taken
    std::deque<CallId> waiting; ///< durable, to be dialled
    std::optional<std::chrono::microseconds> kept; ///< of backoff.restsUntil(), what the ledger was told
    int active = 0;
    std::uint64_t dialTimer = 0;

private:
    Trunk &m_trunk;
    Pacer m_attempts; ///< paces what is written
    bool m_wasUp;
};

/// Which line an attempt goes through. A campaign belongs to its mode and to its caller id; of the lines that carry
/// both, the lowest priority that can take a call now takes it, and among equals their weights share.
class Lines final {
public:
    Lines(const std::vector<Trunk *> &trunks, std::chrono::microseconds from, std::uint64_t seed);

    [[nodiscard]] const std::vector<std::unique_ptr<Line>> &all() const { return m_lines; }

    [[nodiscard]] bool has(Mode mode) const;
    /// The line for a call now; nothing: none can take it. pick() is no promise: taken() is told when it is used.
    [[nodiscard]] Line *pick(Mode mode, const std::string &callerId, std::chrono::microseconds now);
    void taken(Line &line);
    /// When pick() may have one; nothing: only when a call has ended or a trunk has changed.
    [[nodiscard]] std::optional<std::chrono::microseconds> next(Mode mode, const std::string &callerId) const;
    /// Of those that carry calls now; of all, where none does.
    [[nodiscard]] LineCapacity capacity(Mode mode, const std::string &callerId) const;
    /// Why no line carries, each with its condition; empty: one does. A line that only waits a moment carries, unless
    /// it `wasOut`: then one call must have gone well.
    [[nodiscard]] std::string outage(Mode mode, const std::string &callerId, bool wasOut) const;

private:
    using Peers = std::pair<Mode, int>;

    std::vector<std::unique_ptr<Line>> m_lines;
    std::vector<double> m_used; ///< in step: its calls by its weight
    std::map<Peers, double> m_reached; ///< where the last that was taken stood: who was away does not catch up
};

} // namespace campanile::dialer
