// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "area.h"

#include <QCommandLineParser>

namespace campanile::ctl {

class Session;

/// --area, --street, --quarter, --circle, --rectangle, --town, each any number of times, all together one area; the
/// same with --exclude- in front take away.
void addAreaOptions(QCommandLineParser &parser);
[[nodiscard]] bool hasArea(const QCommandLineParser &parser);
/// Every piece checked as the console checks it. NotFound: no such street or quarter.
[[nodiscard]] Result<Area> areaOf(Session &session, const QCommandLineParser &parser);

} // namespace campanile::ctl
