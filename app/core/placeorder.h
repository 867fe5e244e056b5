// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "area.h"
#include "contact.h"
#include "rankbits.h"
#include "runs.h"

#include <QHash>

#include <functional>
#include <memory>
#include <span>

namespace campanile {

/// Things of a town (phones, civic numbers) in an order in which an area is a few runs: bands of latitude, within a
/// band by longitude, at the end those without a position. Sets of things are lists of runs, so that only the things
/// close to an area's edge are ever looked at one by one. Immutable.
class PlaceOrder final {
public:
    struct Thing { ///< what is pointed at lives until the constructor is done
        std::optional<GeoPoint> position;
        const QString *street = nullptr; ///< key; empty: none is known
        const CivicNumber *civic = nullptr;
    };

    /// Empty: this one is left out.
    using Describe = std::function<std::optional<Thing>(int thing)>;
    /// May change the order of two or more things at one address, which will stand from `firstPlace` on. One address:
    /// the same position or, where none is known, the same street and civic number.
    using Arrange = std::function<void(std::span<int> things, std::uint32_t firstPlace)>;

    PlaceOrder(int count, const Describe &describe, const Arrange &arrange = {});

    [[nodiscard]] Runs find(const AreaPiece &piece) const;
    [[nodiscard]] Runs unplaced() const; ///< without a position

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_thing.size()); }

    [[nodiscard]] std::uint32_t located() const { return static_cast<std::uint32_t>(m_position.size()); }

    [[nodiscard]] int thing(std::uint32_t place) const { return m_thing[place]; }

    [[nodiscard]] GeoPoint position(std::uint32_t place) const { return m_position[place]; } ///< of a located one

    /// Different for every order ever made: a memory of what was found knows which it was.
    [[nodiscard]] std::uint64_t serial() const { return m_serial; }

private:
    struct Band {
        std::uint32_t from = 0;
        std::uint32_t to = 0;
        std::int32_t south = 0;
        std::int32_t north = 0;
    };

    struct OnStreet {
        std::uint32_t place = 0;
        int civic = 0;
    };

    struct Building; ///< what is needed only while the order is made

    void addLocated(Building &building, const Arrange &arrange);
    void addUnplaced(Building &building, const Arrange &arrange);
    [[nodiscard]] Runs findInside(const QList<GeoRing> &rings) const;
    [[nodiscard]] Runs findStreet(const StreetStretch &stretch) const;

    std::vector<int> m_thing; ///< by place
    std::vector<GeoPoint> m_position; ///< of the located ones
    std::vector<Band> m_bands;
    QHash<QString, std::uint32_t> m_streetNumbers;
    std::vector<std::vector<OnStreet>> m_streets;
    std::uint64_t m_serial;
};

/// What the pieces of the last area found, so that while one of them is dragged the others are not looked for again.
/// For one thread.
class PieceMemory final {
public:
    [[nodiscard]] std::shared_ptr<const Runs> find(const PlaceOrder &order, const AreaPiece &piece);
    void keepOnly(const Area &area); ///< forgets what no piece of it needs

private:
    struct Known {
        std::uint64_t order = 0;
        PieceKind kind{};
        QList<GeoRing> rings;
        std::optional<StreetStretch> street;
        std::shared_ptr<const Runs> runs;
    };

    QHash<PieceId, Known> m_known;
};

/// Includes, minus excludes, each thing once. Counted are those things that are in `passing`.
struct Selection {
    QList<int> rows; ///< in step with Area::pieces: what it added or, negative, took away
    int unplaced = 0; ///< added after all includes because nobody knows where they are
    Runs all; ///< whether they pass or not
    Runs byArea; ///< without those that were added as unplaced
};

struct SelectionRules {
    const RankBits *passing = nullptr; ///< null: all
    bool withUnplaced = false; ///< all without a position are included too, where the area includes anything
};

[[nodiscard]] Selection resolve(
    const PlaceOrder &order, const Area &area, const SelectionRules &rules = {}, PieceMemory *memory = nullptr);

} // namespace campanile
