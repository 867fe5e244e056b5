// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <memory>
#include <vector>

namespace campanile::sample {

/// Metres east and north of the town's middle.
struct Vec {
    double x = 0, y = 0;

    friend Vec operator+(Vec a, Vec b) { return {a.x + b.x, a.y + b.y}; }

    friend Vec operator-(Vec a, Vec b) { return {a.x - b.x, a.y - b.y}; }

    friend Vec operator*(Vec a, double k) { return {a.x * k, a.y * k}; }

    friend bool operator==(const Vec &, const Vec &) = default;
};

[[nodiscard]] inline double length(Vec a)
{
    return std::hypot(a.x, a.y);
}

[[nodiscard]] inline double dot(Vec a, Vec b)
{
    return a.x * b.x + a.y * b.y;
}

[[nodiscard]] inline Vec unit(Vec a)
{
    return length(a) > 0 ? a * (1 / length(a)) : Vec{1, 0};
}

[[nodiscard]] inline Vec left(Vec a)
{
    return {-a.y, a.x};
}

using Line = std::vector<Vec>;
using Polygon = std::vector<Line>; ///< outer ring, then holes; rings are closed
using Polygons = std::vector<Polygon>;

/// The same numbers on every machine and compiler.
class Random final {
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed)
    {
    }

    std::uint64_t next();
    double uniform(); ///< 0..1

    double between(double a, double b) { return a + (b - a) * uniform(); }

    int index(int count) { return static_cast<int>(next() % static_cast<std::uint64_t>(count)); }

    bool chance(double p) { return uniform() < p; }

private:
    std::uint64_t m_state;
};

[[nodiscard]] double lengthOf(const Line &line);
[[nodiscard]] Vec pointAt(const Line &line, double along);
[[nodiscard]] Vec directionAt(const Line &line, double along);
[[nodiscard]] Line piece(const Line &line, double from, double to);
[[nodiscard]] Line smooth(const Line &corners, double step = 12); ///< a curve through them
[[nodiscard]] double areaOf(const Polygon &polygon);
[[nodiscard]] Vec centroid(const Polygon &polygon);
[[nodiscard]] bool inside(const Polygon &polygon, Vec p);
[[nodiscard]] double distance(const Line &line, Vec p);
[[nodiscard]] Polygon simple(Line corners); ///< closes it

/// GEOS in metres.
class Planar final {
public:
    Planar();
    ~Planar();
    Planar(const Planar &) = delete;
    Planar &operator=(const Planar &) = delete;
    [[nodiscard]] Polygons buffer(const Line &line, double metres, bool flat = true) const;
    [[nodiscard]] Polygons grow(const Polygons &polygons, double metres) const; ///< negative: shrink
    [[nodiscard]] Polygons unite(const Polygons &polygons) const;
    [[nodiscard]] Polygons subtract(const Polygons &from, const Polygons &what) const;
    [[nodiscard]] Polygons intersect(const Polygons &a, const Polygons &b) const;
    [[nodiscard]] double overlap(const Polygon &a, const Polygon &b) const;
    [[nodiscard]] std::vector<Line> inside(const Line &line, const Polygons &polygons) const;
    [[nodiscard]] std::vector<Line> outside(const Line &line, const Polygons &polygons) const;
    [[nodiscard]] Polygons faces(const std::vector<Line> &lines) const; ///< what the lines enclose
    [[nodiscard]] Polygons simplify(const Polygons &polygons, double tolerance) const;
    [[nodiscard]] Line box(const Polygon &polygon) const; ///< smallest rectangle around it, four corners

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace campanile::sample
