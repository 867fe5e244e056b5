// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contactgenerator.h"

#include <functional>

namespace campanile {

/// Writes an invented directory as CSV: nome;via;civico;telefono;lingua;esempio. Whole or not at all. `goOn` is told
/// how far it is and may stop it (Cancelled).
[[nodiscard]] Result<void> writeSampleDirectory(const Gazetteer &gazetteer, const ContactGenerator::Options &options,
    const QString &path, const std::function<bool(double)> &goOn = {});

} // namespace campanile
