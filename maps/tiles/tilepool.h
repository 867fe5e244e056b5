// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"
#include "tileaddress.h"

#include <QByteArray>
#include <QHash>
#include <QImage>

#include <condition_variable>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace campanile {

class PoolThread;
class TileCache;
class Town;

/// Draws tiles on a few threads. The newest request is drawn first, because the view has moved on from the older ones;
/// requests for one metatile are one drawing. Every request is answered exactly once.
class TilePool final {
public:
    using Answer = std::function<void(const Result<QByteArray> &png)>; ///< comes from a drawing thread

    TilePool(std::shared_ptr<TileCache> cache, int threads);
    ~TilePool();
    Q_DISABLE_COPY_MOVE(TilePool)

    void request(const std::shared_ptr<Town> &town, const TileAddress &tile, Answer answer);
    void stop(); ///< waits for the threads; what waited, and what comes later, is answered with Cancelled
    [[nodiscard]] int drawn() const; ///< metatiles, since the start

private:
    struct Wait {
        TileAddress tile;
        Answer answer;
    };

    struct Job {
        std::shared_ptr<Town> town;
        Metatile metatile;
        QImage image; ///< drawn already; null: not yet
        std::vector<Wait> waiting;
    };

    using JobPtr = std::shared_ptr<Job>;
    using Jobs = std::list<JobPtr>;

    void work();
    [[nodiscard]] std::vector<Wait> enqueue(const std::shared_ptr<Town> &town, Wait wait); ///< what had to make room
    void run(const JobPtr &job, std::unique_lock<std::mutex> &lock, PoolThread &thread);
    void compressRest(const JobPtr &job, std::unique_lock<std::mutex> &lock);
    [[nodiscard]] JobPtr take(Jobs &jobs, const std::shared_ptr<Town> &town, const Metatile &metatile);

    std::shared_ptr<TileCache> m_cache;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    Jobs m_todo; ///< newest first
    Jobs m_running;
    Jobs m_rest; ///< drawn, and some tiles not yet compressed: for idle times; newest first
    int m_drawn = 0;
    bool m_stop = false;
    std::vector<std::thread> m_threads;
};

} // namespace campanile
