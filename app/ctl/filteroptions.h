// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audience.h"

#include <QCommandLineParser>

#include <expected>

namespace campanile::ctl {

/// --no-landlines, --no-mobiles, --language, --source, --unplaced: who is called among those in the area.
void addFilterOptions(QCommandLineParser &parser);
/// Else what is wrong with them, for Session::usage().
[[nodiscard]] std::expected<AudienceFilter, QString> filterOf(const QCommandLineParser &parser);

} // namespace campanile::ctl
