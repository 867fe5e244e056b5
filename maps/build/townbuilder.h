// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <functional>
#include <stop_token>

namespace campanile {

/// Makes a town pack of an OpenStreetMap extract. Blocking: call it on a worker thread. The same input gives the same
/// bytes. The pack appears under its name only when it is complete.
class TownBuilder final {
public:
    enum class Step { Reading, Streets, Writing };

    struct Options {
        QString name; ///< empty: the municipality that most of the data lies in
        bool sample = false; ///< an invented town
    };

    struct Summary {
        QString name;
        int streets = 0;
        int civicNumbers = 0;
        int quarters = 0;
        int withoutStreet = 0; ///< civic numbers left out because they name no street
    };

    using Progress = std::function<void(Step step, double done)>; ///< done: 0..1 of the whole

    /// Errors: FileNotFound, FileUnreadable, FileTruncated, FileWrongKind (not OpenStreetMap, or no street in it),
    /// FileUnwritable, DiskFull, DatabaseFailed, Cancelled.
    [[nodiscard]] static Result<Summary> build(const QString &osmFile, const QString &packFile, const Options &options,
        const Progress &progress = {}, std::stop_token stop = {});
};

} // namespace campanile
