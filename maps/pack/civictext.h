// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contact.h"

#include <QStringView>

namespace campanile::addressnormaliser {

/// A civic number read from the beginning of a text, and where what follows it begins.
struct ReadCivic {
    CivicNumber civic; ///< number 0: there is none
    qsizetype end = 0;
};

[[nodiscard]] ReadCivic readCivic(QStringView text);

} // namespace campanile::addressnormaliser
