// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "townworkshop.h"

namespace campanile::townwords {

/// What a file was opened as: a file of the wrong kind is told what it should have been.
enum class Wanted { TownPack, Map, Photograph };

[[nodiscard]] QString problem(const Error &error, Wanted wanted);
[[nodiscard]] QString step(TownWorkshop::Step step);
[[nodiscard]] QString conflict(const TownConflict &conflict); ///< a sentence with its count
[[nodiscard]] QString findings(const TownBuilt &built); ///< what did not fit together, a line each; never empty
[[nodiscard]] QString contents(const TownInfo &town); ///< "1.204 streets · 23.118 civic numbers · 31 quarters"
[[nodiscard]] QString mapDate(const QString &isoTimestamp); ///< "12 November 2026"; unknown when it is none
[[nodiscard]] QString size(qint64 bytes);
[[nodiscard]] QString owner(const QString &attribution); ///< the usual one in the reader's language
[[nodiscard]] QString photo(const PhotoReport &report);

} // namespace campanile::townwords
