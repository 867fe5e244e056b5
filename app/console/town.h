// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tileserver.h"
#include "townpack.h"

#include <memory>

namespace campanile {

/// A town pack as the console uses it: its names, and its tiles on loopback.
struct OpenTown {
    QString path;
    std::shared_ptr<const TownPack> pack;
    std::unique_ptr<TileServer> tiles;
};

/// Errors: as TownPack::open and TileServer::start.
[[nodiscard]] Result<std::unique_ptr<OpenTown>> openTown(const QString &path);

/// Borgo Campanile, beside the program or installed with it; empty when it is not there.
[[nodiscard]] QString sampleTownPath();

} // namespace campanile
