// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directoryimporter.h"

namespace campanile {

/// Encoding, delimiter, header and columns of a CSV file. Reads all of it once, in bounded memory.
[[nodiscard]] Result<DirectoryFile> inspectDirectory(const QString &path, const std::function<bool(double)> &goOn);

} // namespace campanile
