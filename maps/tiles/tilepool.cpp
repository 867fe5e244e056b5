// SPDX-License-Identifier: GPL-3.0-or-later
#include "tilepool.h"

#include "phototiles.h"
#include "tilecache.h"
#include "tilerenderer.h"
#include "town.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace campanile {

namespace {

constexpr std::size_t longestQueue = 256; // metatiles; a view needs a dozen
constexpr qsizetype restBytes = 48 << 20;

QImage part(const QImage &image, const Metatile &metatile, const TileAddress &tile)
{
    const int side = TileAddress::pixels * tile.scale;
    return image.copy(QRect(metatile.placeOf(tile) * side, QSize(side, side)));
}

} // namespace

// What one thread keeps between jobs.
class PoolThread {
public:
    Result<QImage> draw(const std::shared_ptr<Town> &town, const Metatile &metatile)
    {
        if (m_town != town) {
            m_renderer.reset();
            m_town = town;
        }
        if (!m_renderer) {
            auto shapes = town->shapes();
            if (!shapes)
                return std::unexpected(shapes.error());
            m_renderer = std::make_unique<TileRenderer>(*shapes);
        }
        return metatile.first.style == MapStyle::Photo ? drawPhoto(metatile) : drawMap(metatile, metatile.first.style);
    }

private:
    Result<QImage> drawMap(const Metatile &metatile, MapStyle style)
    {
        const TileAddress &first = metatile.first;
        const int side = metatile.columns() * TileAddress::pixels;
        return m_renderer->draw({.style = style,
            .zoom = double(first.zoom),
            .topLeft = QPointF(first.x, first.y) * TileAddress::pixels,
            .size = QSize(side, side),
            .scale = double(first.scale)});
    }

    // Where there is no photograph there is the map.
    Result<QImage> drawPhoto(const Metatile &metatile)
    {
        const TileAddress &first = metatile.first;
        PhotoTiles::Picture photo;
        if (m_town->photo())
            photo = m_town->photo()->picture(
                first.zoom, first.x, first.y, metatile.columns(), TileAddress::pixels * first.scale);
        if (!photo.any)
            return drawMap(metatile, MapStyle::Light);
        QImage ground = photo.image;
        if (!photo.whole) {
            auto map = drawMap(metatile, MapStyle::Light);
            if (!map)
                return map;
            ground = map->convertToFormat(QImage::Format_RGBA8888_Premultiplied);
            QPainter(&ground).drawImage(0, 0, photo.image);
        }
        const auto above = drawMap(metatile, MapStyle::Photo);
        if (!above)
            return above;
        QPainter(&ground).drawImage(0, 0, *above);
        return ground.convertToFormat(QImage::Format_RGBX8888);
    }

    std::shared_ptr<Town> m_town;
    std::unique_ptr<TileRenderer> m_renderer;
};

TilePool::TilePool(std::shared_ptr<TileCache> cache, int threads)
    : m_cache(std::move(cache))
{
    for (int i = 0; i < std::max(threads, 1); ++i)
        m_threads.emplace_back([this] { work(); });
}

TilePool::~TilePool()
{
    stop();
}

void TilePool::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
    m_threads.clear();
    for (const JobPtr &job : std::exchange(m_todo, {})) {
        for (const Wait &wait : job->waiting)
            wait.answer(failure(ErrorCode::Cancelled));
    }
}

int TilePool::drawn() const
{
    const std::scoped_lock lock(m_mutex);
    return m_drawn;
}

TilePool::JobPtr TilePool::take(Jobs &jobs, const std::shared_ptr<Town> &town, const Metatile &metatile)
{
    const auto found =
        std::ranges::find_if(jobs, [&](const JobPtr &job) { return job->metatile == metatile && job->town == town; });
    if (found == jobs.end())
        return {};
    JobPtr job = *found;
    jobs.erase(found);
    return job;
}

void TilePool::request(const std::shared_ptr<Town> &town, const TileAddress &tile, Answer answer)
{
    std::vector<Wait> dropped;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_stop)
            dropped.push_back({tile, std::move(answer)});
        else
            dropped = enqueue(town, {tile, std::move(answer)});
    }
    m_wake.notify_one();
    for (const Wait &wait : dropped)
        wait.answer(failure(ErrorCode::Cancelled));
}

std::vector<TilePool::Wait> TilePool::enqueue(const std::shared_ptr<Town> &town, Wait wait)
{
    const Metatile metatile = Metatile::of(wait.tile);
    for (const JobPtr &job : m_running) {
        if (job->metatile == metatile && job->town == town) {
            job->waiting.push_back(std::move(wait));
            return {};
        }
    }
    JobPtr job = take(m_todo, town, metatile);
    if (!job)
        job = take(m_rest, town, metatile);
    if (!job)
        job = std::make_shared<Job>(town, metatile, QImage(), std::vector<Wait>());
    job->waiting.push_back(std::move(wait));
    m_todo.push_front(job);
    if (m_todo.size() <= longestQueue)
        return {};
    std::vector<Wait> dropped = std::move(m_todo.back()->waiting);
    m_todo.pop_back();
    return dropped;
}

void TilePool::work()
{
    PoolThread thread;
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_stop || !m_todo.empty() || !m_rest.empty(); });
        if (m_stop)
            return;
        const bool urgent = !m_todo.empty();
        Jobs &jobs = urgent ? m_todo : m_rest;
        const JobPtr job = jobs.front();
        jobs.pop_front();
        m_running.push_back(job);
        if (urgent)
            run(job, lock, thread);
        else
            compressRest(job, lock);
    }
}

void TilePool::run(const JobPtr &job, std::unique_lock<std::mutex> &lock, PoolThread &thread)
{
    lock.unlock();
    Result<QImage> image = job->image;
    const bool fresh = job->image.isNull();
    if (fresh)
        image = thread.draw(job->town, job->metatile);
    lock.lock();
    if (fresh && image)
        ++m_drawn;
    if (image)
        job->image = *image;

    QHash<TileAddress, QByteArray> done; // a tile may be asked for several times
    while (!job->waiting.empty()) {
        const std::vector<Wait> waiting = std::exchange(job->waiting, {});
        lock.unlock();
        for (const Wait &wait : waiting) {
            if (!image) {
                wait.answer(std::unexpected(image.error()));
                continue;
            }
            QByteArray &png = done[wait.tile];
            if (png.isEmpty())
                png = TileRenderer::png(part(*image, job->metatile, wait.tile));
            wait.answer(png);
        }
        lock.lock();
    }
    std::erase(m_running, job);
    if (image) {
        m_rest.push_front(job);
        qsizetype held = 0;
        for (auto rest = m_rest.begin(); rest != m_rest.end(); ++rest) {
            held += (*rest)->image.sizeInBytes();
            if (held > restBytes && rest != m_rest.begin()) {
                m_rest.erase(rest, m_rest.end());
                break;
            }
        }
        m_wake.notify_one();
    }
    lock.unlock();
    for (auto [tile, png] : std::as_const(done).asKeyValueRange())
        m_cache->keep(job->town->cacheName(job->metatile.first.style), tile, png);
    lock.lock();
}

// The neighbours of what was asked for: the view will come to them.
void TilePool::compressRest(const JobPtr &job, std::unique_lock<std::mutex> &lock)
{
    const int side = job->metatile.columns();
    for (int i = 0; i < side * side; ++i) {
        // Somebody waits for a tile of this one, or of another: first that.
        if (m_stop || !job->waiting.empty() || !m_todo.empty()) {
            std::erase(m_running, job);
            (job->waiting.empty() ? m_rest : m_todo).push_front(job);
            return;
        }
        const TileAddress tile = job->metatile.tile(i % side, i / side);
        lock.unlock();
        if (!m_cache->contains(job->town->cacheName(job->metatile.first.style), tile))
            m_cache->keep(job->town->cacheName(job->metatile.first.style), tile,
                TileRenderer::png(part(job->image, job->metatile, tile)));
        lock.lock();
    }
    std::erase(m_running, job);
    if (!job->waiting.empty()) {
        m_todo.push_front(job);
        return;
    }
    lock.unlock();
    if (m_cache->wantsTidying())
        m_cache->tidy();
    lock.lock();
}

} // namespace campanile
