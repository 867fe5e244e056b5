// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gazetteer.h"
#include "result.h"

#include <memory>
#include <vector>

namespace campanile {

/// A street with its civic numbers laid along it: tells which of them lie between two places, and which part of the
/// street some of them take up. What counts is the way along the street: a side lane belongs to where it leaves it,
/// both carriageways of an avenue run side by side.
class StreetLayout final {
public:
    StreetLayout(const Street &street, const QList<PlacedAddress> &civics);
    ~StreetLayout();
    Q_DISABLE_COPY_MOVE(StreetLayout)

    struct Ends {
        GeoPoint low, high; ///< where its numbers begin and end
        friend bool operator==(const Ends &, const Ends &) = default;
    };

    [[nodiscard]] bool isEmpty() const; ///< a street without lines has no stretches
    [[nodiscard]] GeoPoint nearest(GeoPoint place) const; ///< on its lines
    [[nodiscard]] double way(GeoPoint place) const; ///< metres along the street from where its numbers begin
    /// The numbers of the doors between the two places, in any order of these. Where a place is the street's end, its
    /// numbers are open there: doors that the map does not know are meant too. A side without doors is left out.
    /// Errors: AreaEmpty (no door of that side between them).
    [[nodiscard]] Result<StreetStretch> between(
        GeoPoint a, GeoPoint b, StreetStretch::Side side = StreetStretch::Side::Both) const;
    [[nodiscard]] QList<GeoRing> linesBetween(GeoPoint a, GeoPoint b) const;
    /// From the first to the last of its doors; the whole street where none of them is known.
    [[nodiscard]] QList<GeoRing> lines(const StreetStretch &stretch) const;
    /// All within so many metres of the stretch: of one side where the stretch has only that. `drawn`: its lines, where
    /// they are known better than from its doors.
    [[nodiscard]] CorridorShape corridor(
        const StreetStretch &stretch, double metres, const QList<GeoRing> &drawn = {}) const;
    /// Where the stretch begins and ends, as far as `drawn` shows it (linesBetween() goes on to the next crossing).
    [[nodiscard]] Ends ends(const StreetStretch &stretch, const QList<GeoRing> &drawn) const;

private:
    struct Network;
    struct Interval;
    [[nodiscard]] CorridorShape::Flank flankOf(const QList<GeoRing> &lines, bool odd) const;
    [[nodiscard]] QList<Interval> intervals(const StreetStretch &stretch) const;
    [[nodiscard]] QList<GeoRing> cut(const QList<Interval> &intervals) const;
    const Street m_street;
    std::unique_ptr<const Network> m_network;
};

/// The piece that a stretch makes, with its part of the lines and its name.
[[nodiscard]] AreaPiece stretchPiece(
    const Gazetteer &gazetteer, const Street &street, const StreetStretch &stretch); ///< a new id, not an exclusion

/// The same piece with other numbers of its street, or with a strip of so many metres along it (0: none): its kind, its
/// lines, and its name where that was the stretch's own. Errors: NotFound (the street), AreaEmpty, AreaTooManyCorners.
[[nodiscard]] Result<AreaPiece> withStretch(const Gazetteer &gazetteer, const AreaPiece &piece,
    const StreetStretch &stretch, double metres, const QList<GeoRing> &drawn = {});
[[nodiscard]] double stripOf(const AreaPiece &piece); ///< its metres; 0: none

/// "Via Roma 1–45 odd", "Via Roma 1–45, 2–38": the street's name and the numbers meant. Translated.
[[nodiscard]] QString stretchName(const QString &streetName, const StreetStretch &stretch);

} // namespace campanile
