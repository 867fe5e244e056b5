// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"
#include "roads.h"
#include "shapelayer.h"

#include <QByteArray>

#include <atomic>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace campanile {

/// Where a way runs: tunnels under everything, bridges over it, in the order of their layers.
enum class Level : std::uint8_t { Tunnel, Ground, Bridge, HighBridge };

/// A town pack in memory, sorted into what is painted together. Made once, read by all drawing threads.
class TownShapes final {
public:
    static std::string roads(RoadClass kind, bool link, Level level);
    static std::string rail(bool main, Level level);
    static std::string streetNames(RoadClass kind);
    static std::string placeNames(std::string_view place);

    /// Reads the whole pack: on a worker thread. FileTruncated, FileUnreadable... Cancelled when `stop` becomes true.
    static Result<std::shared_ptr<const TownShapes>> read(const QString &path, const std::atomic<bool> &stop);

    /// Null when the town has none.
    [[nodiscard]] ShapeLayerPtr layer(std::string_view key) const;

private:
    std::map<std::string, ShapeLayerPtr, std::less<>> m_layers;
};

using TownShapesPtr = std::shared_ptr<const TownShapes>;

} // namespace campanile
