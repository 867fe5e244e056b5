// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace campanile {

/// A number as its owner's telephone shows it: "+39 0461 889999". One that is no Italian subscriber's stays as it is.
[[nodiscard]] QString internationalWords(const QString &e164);

} // namespace campanile
