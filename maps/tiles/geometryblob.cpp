// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometryblob.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <numbers>

namespace campanile {

namespace geo = mapnik::geometry;

namespace {

constexpr double earthRadius = 6378137;
constexpr double highestLatitude = 85.0511287798;

enum class Kind : std::uint32_t {
    Point = 1,
    LineString = 2,
    Polygon = 3,
    MultiPoint = 4,
    MultiLineString = 5,
    MultiPolygon = 6,
};

class Reader {
public:
    explicit Reader(std::string_view data)
        : m_data(data)
    {
    }

    [[nodiscard]] bool good() const { return m_good; }

    void skip(std::size_t bytes) { take(bytes); }

    template <class T> T value()
    {
        std::array<char, sizeof(T)> bytes{};
        const std::string_view raw = take(sizeof(T));
        std::ranges::copy(raw, bytes.begin());
        if (m_swap)
            std::ranges::reverse(bytes);
        return std::bit_cast<T>(bytes);
    }

    void byteOrder() { m_swap = (value<std::uint8_t>() == 1) != (std::endian::native == std::endian::little); }

    // How many parts follow, each of at least `smallest` bytes: a count the rest has no room for is a lie.
    std::uint32_t count(std::size_t smallest)
    {
        const auto announced = value<std::uint32_t>();
        if (announced > m_data.size() / smallest)
            m_good = false;
        return m_good ? announced : 0;
    }

    geo::point<double> point()
    {
        const auto x = value<double>();
        const auto y = value<double>();
        if (!(std::abs(x) <= 180 && std::abs(y) <= 90)) // NaN as well
            m_good = false;
        return m_good ? mercator(x, y) : geo::point<double>();
    }

    template <class Points> Points points()
    {
        const std::uint32_t size = count(2 * sizeof(double));
        Points result;
        result.reserve(size);
        for (std::uint32_t i = 0; i < size && m_good; ++i)
            result.push_back(point());
        return result;
    }

    geo::polygon<double> polygon()
    {
        geo::polygon<double> result;
        const std::uint32_t rings = count(sizeof(std::uint32_t));
        for (std::uint32_t i = 0; i < rings && m_good; ++i)
            result.push_back(points<geo::linear_ring<double>>());
        return result;
    }

    // The head of a geometry: byte order and kind.
    Kind kind()
    {
        byteOrder();
        return Kind(value<std::uint32_t>());
    }

    template <class Parts, class Read> Parts parts(Kind expected, Read read)
    {
        Parts result;
        const std::uint32_t size = count(5);
        for (std::uint32_t i = 0; i < size && m_good; ++i) {
            if (kind() != expected)
                m_good = false;
            if (m_good)
                result.push_back(read());
        }
        return result;
    }

private:
    std::string_view take(std::size_t bytes)
    {
        if (bytes > m_data.size())
            m_good = false;
        if (!m_good)
            return {};
        const std::string_view taken = m_data.substr(0, bytes);
        m_data.remove_prefix(bytes);
        return taken;
    }

    std::string_view m_data;
    bool m_good = true;
    bool m_swap = false;
};

geo::geometry<double> readGeometry(Reader &reader)
{
    switch (reader.kind()) {
    case Kind::Point: return reader.point();
    case Kind::LineString: return reader.points<geo::line_string<double>>();
    case Kind::Polygon: return reader.polygon();
    case Kind::MultiPoint: return reader.parts<geo::multi_point<double>>(Kind::Point, [&] { return reader.point(); });
    case Kind::MultiLineString:
        return reader.parts<geo::multi_line_string<double>>(
            Kind::LineString, [&] { return reader.points<geo::line_string<double>>(); });
    case Kind::MultiPolygon:
        return reader.parts<geo::multi_polygon<double>>(Kind::Polygon, [&] { return reader.polygon(); });
    }
    return geo::geometry_empty();
}

} // namespace

geo::point<double> mercator(double longitude, double latitude)
{
    constexpr double radians = std::numbers::pi / 180;
    latitude = std::clamp(latitude, -highestLatitude, highestLatitude);
    return {earthRadius * longitude * radians,
        earthRadius * std::log(std::tan(std::numbers::pi / 4 + latitude * radians / 2))};
}

std::optional<geo::geometry<double>> geometryFromBlob(std::string_view blob)
{
    if (!blob.starts_with("GP"))
        return {};
    Reader reader(blob);
    reader.skip(3); // magic and version
    const auto flags = reader.value<std::uint8_t>();
    constexpr std::array<std::size_t, 5> envelopeBytes{0, 32, 48, 48, 64};
    const std::size_t envelope = (flags >> 1U) & 7U;
    const bool empty = (flags & 0x10U) != 0;
    if (envelope >= envelopeBytes.size() || empty)
        return {};
    reader.skip(4 + envelopeBytes[envelope]);
    geo::geometry<double> geometry = readGeometry(reader);
    if (!reader.good() || geometry.is<geo::geometry_empty>())
        return {};
    return geometry;
}

} // namespace campanile
