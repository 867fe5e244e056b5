// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tileserver.h"
#include "townbook.h"
#include "townpack.h"

#include <QDateTime>

#include <memory>

namespace campanile {

/// A town pack as the console uses it: its names, and its tiles on loopback.
struct OpenTown {
    QString path;
    QDateTime changed; ///< the file, when it was read: it may be replaced under the console
    qint64 bytes = 0;
    QString digest; ///< of its content: the same sources make the same bytes
    std::shared_ptr<const TownPack> pack;
    std::unique_ptr<TileServer> tiles;
};

/// With the photograph that `book` has for it. Errors: as TownPack::open and TileServer::start.
[[nodiscard]] Result<std::unique_ptr<OpenTown>> openTown(const QString &path, const TownBook &book);

/// Borgo Campanile, beside the program or installed with it; empty when it is not there.
[[nodiscard]] QString sampleTownPath();

} // namespace campanile
