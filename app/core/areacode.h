// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace campanile {

/// The area code of a town's landlines, "0461" for Trento; of a place that the telephone numbering plan does not name
/// (the invented town), "0187". Knows the
/// towns that libphonenumber's geography names.
[[nodiscard]] QString areaCodeOf(const QString &town);

} // namespace campanile
