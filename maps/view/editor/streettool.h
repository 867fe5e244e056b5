// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edittool.h"
#include "gazetteer.h"
#include "streetstretch.h"

namespace campanile {

/// The two ends of the street piece in edit: dragged along its street they stop at crossings and at doors.
class StreetEnds final {
public:
    explicit StreetEnds(EditDesk &desk)
        : m_desk(desk)
    {
    }

    [[nodiscard]] static bool has(const AreaPiece &piece); ///< a street, or a strip along one
    [[nodiscard]] QList<GeoPoint> handles(const AreaPiece &piece) const; ///< low, high; none without lines
    /// Error: AreaEmpty where no door lies between the ends.
    [[nodiscard]] Result<AreaPiece> moved(const AreaPiece &piece, int end, QPointF to) const;
    [[nodiscard]] Result<AreaPiece> stepped(const AreaPiece &piece, int end, int step) const; ///< to the next stop
    [[nodiscard]] QString stopName(const AreaPiece &piece, int end) const; ///< "Via Verdi", "17"; may be empty

private:
    struct Stop {
        GeoPoint place;
        QString name;
        bool crossing = false;
    };

    struct Known {
        QString key;
        std::unique_ptr<StreetLayout> layout;
        QList<Stop> stops;
    };

    [[nodiscard]] const Known *know(const AreaPiece &piece) const;
    [[nodiscard]] StreetLayout::Ends endsOf(const AreaPiece &piece) const;
    [[nodiscard]] Result<AreaPiece> between(const AreaPiece &piece, GeoPoint low, GeoPoint high) const;
    EditDesk &m_desk;
    mutable Known m_known; ///< of the last street that was asked for
    mutable std::optional<std::pair<AreaPiece, StreetLayout::Ends>> m_lastEnds; ///< asked for at every move
};

/// A click adds the whole street; then its ends are dragged.
class StreetTool final : public EditTool {
public:
    using EditTool::EditTool;
    void hover(QPointF pixel) override;
    void place(GeoPoint place) override;
    bool putDown() override;
    void refresh() override;

    [[nodiscard]] QList<AreaPiece> candidates() const override { return m_candidates; }

    [[nodiscard]] bool usesHandles(const AreaPiece &piece) const override { return StreetEnds::has(piece); }

    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::PointingHandCursor; }

private:
    [[nodiscard]] std::optional<AreaPiece> streetAt(GeoPoint place) const;
    QList<AreaPiece> m_candidates;
};

} // namespace campanile
