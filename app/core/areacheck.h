// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "area.h"

namespace campanile {

class AudienceIndex;

/// Where the municipality is, as far as the town pack knows.
struct TownOutline {
    GeoBox bounds; ///< empty: nothing is called outside
    QList<GeoRing> boundary{}; ///< even-odd; empty: only the bounds are known
};

/// What puts a finding right with one click. WholeTown is no repair but the separate act that is wanted instead.
enum class AreaRepair { None, Untangle, DropDuplicates, DropSlivers, FillHoles, Simplify, ClipToTown, WholeTown };

/// Something about a piece that a person should know before anybody is called. The error's words say it.
struct AreaFinding {
    enum class Severity { Blocking, Warning, Note };
    PieceId piece; ///< empty: the area as a whole
    Severity severity = Severity::Blocking;
    Error error;
    AreaRepair repair = AreaRepair::None;
    friend bool operator==(const AreaFinding &, const AreaFinding &) = default;
};

/// How many of the located phones that may be called an area finds, and how many there are: nearly all of them is the
/// whole town, which is never an accident. Everybody 0: not known.
struct AreaReach {
    int found = 0;
    int everybody = 0;
};

/// `registry` is everybody's, also where a correction calls only some: those few are not the town.
[[nodiscard]] AreaReach reachOf(const Area &area, const AudienceIndex &registry);

/// What forbids a launch, and nothing else: a millisecond or two for thousands of corners, asked at every change.
[[nodiscard]] QList<AreaFinding> blocks(const Area &area, const TownOutline &town, const AreaReach &reach);

/// Blocking ones first. Bounded time for any input (more than `mostCorners` are refused unread), but for a worker's
/// thread: a large piece takes many milliseconds.
[[nodiscard]] QList<AreaFinding> checkPiece(const AreaPiece &piece, const TownOutline &town);
/// All pieces that are switched on.
[[nodiscard]] QList<AreaFinding> checkArea(const Area &area, const TownOutline &town, const AreaReach &reach);

/// The piece with that put right, drawn by its corners from then on (a mended circle is a polygon). Simplify only grows
/// the shape: no phone inside is lost. Errors: AreaEmpty when nothing would be left, AreaSelfCrossing when it is too
/// tangled to be mended in reasonable time, AreaTooManyCorners.
[[nodiscard]] Result<AreaPiece> repaired(const AreaPiece &piece, AreaRepair repair, const TownOutline &town);

inline constexpr int mostCorners = 2'000'000; ///< that are looked at all

} // namespace campanile
