// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

#include <functional>

namespace campanile {

struct Measured {
    QList<double> ms; ///< of each run; empty: it cannot run here
    double peakMegabytes = 0; ///< resident, the most of any run; of work done here: over what was held before
};

/// Work in this process. Its peak is what the system counts, where it can be set back (Linux); 0 elsewhere.
[[nodiscard]] Measured measuredHere(int runs, const std::function<void()> &work);
/// A program; it must end well.
[[nodiscard]] Measured measuredProgram(int runs, const QStringList &command);

} // namespace campanile
