// SPDX-License-Identifier: GPL-3.0-or-later
#include "addressnormaliser.h"
#include "areashapes.h"
#include "flatearth.h"
#include "streetmaker.h"
#include "streetmatcher.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>

namespace campanile {
using namespace Qt::StringLiterals;

namespace {

constexpr double sameDoor = 150; ///< metres: one door entered or mapped twice
constexpr double sameStreet = 500; ///< metres between a register's civic numbers and a line that is spelled otherwise
constexpr double generalised = 250; ///< metres: published boundaries are simplified, a register's doors are not

QString keyOf(const std::string &name)
{
    return addressnormaliser::streetKey(QString::fromStdString(name));
}

QString looseKey(const QString &name)
{
    const auto words = addressnormaliser::streetWords(name);
    return words.type + u' ' + words.words.join(u' ');
}

int editDistance(const QString &a, const QString &b, int limit)
{
    if (std::abs(a.size() - b.size()) > limit)
        return limit + 1;
    std::vector<int> row(static_cast<std::size_t>(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = row[0], least = ++row[0];
        for (qsizetype j = 0; j < b.size(); ++j) {
            const auto at = static_cast<std::size_t>(j) + 1;
            const int change = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[at];
            row[at] = std::min({change, row[at] + 1, row[at - 1] + 1});
            least = std::min(least, row[at]);
        }
        if (least > limit)
            return limit + 1;
    }
    return row.back();
}

double distance(const Shape &lines, GeoPoint point)
{
    const FlatEarth flat(point);
    double best = std::numeric_limits<double>::max();
    for (const auto &part : lines.parts) {
        const Path &path = part.front();
        for (std::size_t i = 1; i < path.size(); ++i)
            best = std::min(best, FlatEarth::nearest(flat.metres(path[i - 1]), flat.metres(path[i]), {}).distance);
    }
    return best;
}

/// The map's streets, to be found by a register's spelling.
class MapStreets final {
public:
    MapStreets(const Streets &streets, const std::vector<RegisterStreet> &entries)
        : m_streets(streets)
    {
        for (const auto &entry : entries)
            m_named.insert(addressnormaliser::streetKey(entry.name).toStdString());
        for (const auto &[key, street] : streets) {
            m_keys.push_back(key);
            m_matcher.add(QString::fromStdString(street.name()));
            m_loose[looseKey(QString::fromStdString(street.name()))].push_back(key);
        }
    }

    /// A street that the register itself has under its own name is never taken for another.
    [[nodiscard]] std::optional<std::string> find(const RegisterStreet &entry) const
    {
        const std::string key = addressnormaliser::streetKey(entry.name).toStdString();
        if (m_streets.contains(key))
            return key;
        std::optional<std::string> other;
        if (const auto loose = m_loose.find(looseKey(entry.name)); loose != m_loose.end() && loose->second.size() == 1)
            other = loose->second.front();
        else if (const auto match = m_matcher.match(entry.name); match.street >= 0)
            other = m_keys[static_cast<std::size_t>(match.street)];
        if (!other || m_named.contains(*other))
            return {};
        const Shape &lines = m_streets.at(*other).lines;
        const bool near = lines.isEmpty() || std::ranges::any_of(entry.civics, [&lines](const auto &civic) {
            return distance(lines, civic.position) < sameStreet;
        });
        return near ? other : std::nullopt;
    }

    [[nodiscard]] QString nearestSpelling(const RegisterStreet &entry) const
    {
        const QString key = addressnormaliser::streetKey(entry.name);
        int best = static_cast<int>(key.size()) / 3;
        QString name;
        for (const std::string &candidate : m_keys) {
            const int here = editDistance(key, QString::fromStdString(candidate), best);
            if (here < best || (here == best && name.isEmpty()))
                best = here, name = QString::fromStdString(m_streets.at(candidate).name());
        }
        return name;
    }

private:
    const Streets &m_streets;
    std::vector<std::string> m_keys;
    StreetMatcher m_matcher;
    std::map<QString, std::vector<std::string>> m_loose;
    std::set<std::string> m_named; ///< keys of the register's own names
};

} // namespace

void streetmaker::join(Streets &streets, const std::vector<RegisterStreet> &entries, bool isMap, const Shape *boundary,
    const Geometry &geometry, BuildReport &report)
{
    std::optional<Geometry::Region> tolerant;
    if (boundary)
        tolerant.emplace(geometry, *boundary, generalised);
    // found before anything is added: what a register adds is no street of the map
    std::vector<std::optional<std::string>> found;
    {
        const MapStreets map(streets, entries);
        std::map<std::string, std::set<QString>> claimed; // by another spelling
        for (const auto &entry : entries) {
            found.push_back(map.find(entry));
            const QString own = addressnormaliser::streetKey(entry.name);
            if (found.back() && *found.back() != own.toStdString())
                claimed[*found.back()].insert(own);
        }
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (found[i] && claimed.contains(*found[i]) && claimed.at(*found[i]).size() > 1)
                found[i] = {}; // two streets of the register look like it: neither is
            if (!found[i] && isMap && !entries[i].civics.empty()) {
                const QString near = map.nearestSpelling(entries[i]);
                report.add({BuildReport::Kind::StreetNotOnMap, entries[i].name, {},
                    near.isEmpty() ? u"nothing on the map is spelled like it"_s : u"the map has %1"_s.arg(near), 0,
                    entries[i].civics.front().position});
            }
        }
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const RegisterStreet &entry = entries[i];
        std::vector<StreetMaking::Civic> civics;
        for (const auto &civic : entry.civics) {
            if (tolerant && !tolerant->contains(civic.position))
                report.add({BuildReport::Kind::CivicOutside, entry.name, civic.civic.text(), {}, 0, civic.position});
            else
                civics.push_back({civic.civic, civic.position, 0, -1});
        }
        if (civics.empty())
            continue;
        const std::string key = found[i] ? *found[i] : keyOf(entry.name.toStdString()).toStdString();
        StreetMaking &street = streets[key];
        if (street.names.empty() || street.lines.isEmpty())
            street.names[entry.name.toStdString()] += static_cast<int>(civics.size());
        for (auto &civic : civics)
            civic.entry = static_cast<int>(street.entries.size());
        street.entries.push_back({entry.code, entry.quarter});
        std::ranges::move(civics, std::back_inserter(street.civics));
    }
}

void streetmaker::settleCivics(Streets &streets, double conflictMetres, BuildReport &report)
{
    for (auto &[key, street] : streets) {
        const QString name = QString::fromStdString(street.name());
        // the register first: what it has, the map cannot contradict
        std::ranges::stable_sort(street.civics, {},
            [](const StreetMaking::Civic &c) { return std::tuple(c.civic.number, c.civic.exponent, c.entry < 0); });
        std::vector<StreetMaking::Civic> kept;
        std::size_t begin = 0; // of the number that is looked at
        bool moved = false; // said once a number
        for (const auto &civic : street.civics) {
            if (kept.empty() || kept.back().civic != civic.civic)
                begin = kept.size(), moved = false;
            double nearest = std::numeric_limits<double>::max();
            bool registered = false;
            for (std::size_t k = begin; k < kept.size(); ++k) {
                nearest = std::min(nearest, metresBetween(kept[k].position, civic.position));
                registered = registered || kept[k].entry >= 0;
            }
            const bool again = begin < kept.size();
            if (again && civic.entry >= 0)
                report.add({BuildReport::Kind::CivicRepeated, name, civic.civic.text(),
                    nearest < sameDoor ? u"kept once"_s : u"kept in both places"_s, nearest, civic.position});
            if (again && registered && civic.entry < 0) {
                if (nearest > conflictMetres && !moved)
                    report.add({BuildReport::Kind::CivicMoved, name, civic.civic.text(),
                        u"on the map, object %1"_s.arg(civic.osmId), nearest, civic.position}),
                        moved = true;
                continue;
            }
            if (!again || nearest >= sameDoor)
                kept.push_back(civic);
        }
        street.civics = std::move(kept);
    }
}

} // namespace campanile
