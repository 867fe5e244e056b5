// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"
#include "tileaddress.h"

#include <QRectF>
#include <QString>

#include <atomic>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <thread>

namespace campanile {

class PhotoTiles;
class TownShapes;

/// One pack being read on a thread of its own: first its name in the cache, so that tiles of an earlier run are there
/// at once, then its shapes.
class Town final {
public:
    /// Looks only at the beginning of the file; the rest is for read().
    /// `photo` lies under the names of MapStyle::Photo; empty: none.
    [[nodiscard]] static Result<std::shared_ptr<Town>> open(const QString &path, const QString &photo, int generation);
    ~Town();
    Q_DISABLE_COPY_MOVE(Town)

    /// Both calls come from the reading thread. `named` comes once, also for a pack that proves damaged.
    void read(std::function<void()> named, std::function<void(const Result<void> &)> done);

    void stop(); ///< ends the reading and waits for it; never from the callbacks above

    [[nodiscard]] int generation() const { return m_generation; }

    [[nodiscard]] const QString &cacheName(MapStyle style) const ///< after `named`
    {
        return style == MapStyle::Photo ? m_photoCacheName : m_cacheName;
    }

    /// After `named`; null: there is none, and where it should have been, photoProblem() says why.
    [[nodiscard]] const std::shared_ptr<const PhotoTiles> &photo() const { return m_photo; }

    [[nodiscard]] const std::optional<Error> &photoProblem() const { return m_photoProblem; }

    /// Waits for the reading to end. For drawing threads.
    [[nodiscard]] Result<std::shared_ptr<const TownShapes>> shapes() const { return m_shapes.get(); }

    /// Whether anything of the town can be on it.
    [[nodiscard]] bool covers(const TileAddress &tile) const;

private:
    Town(const QString &path, const QString &photo, const QRectF &bounds, int generation);
    void openPhoto();

    QString m_path, m_photoPath;
    QRectF m_bounds; ///< longitude and latitude
    int m_generation;
    QString m_cacheName, m_photoCacheName;
    std::shared_ptr<const PhotoTiles> m_photo;
    std::optional<Error> m_photoProblem;
    std::atomic<bool> m_stop = false;
    std::promise<Result<std::shared_ptr<const TownShapes>>> m_promise;
    std::shared_future<Result<std::shared_ptr<const TownShapes>>> m_shapes;
    std::thread m_thread;
};

} // namespace campanile
