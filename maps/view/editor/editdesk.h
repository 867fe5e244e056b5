// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areacheck.h"
#include "editgeometry.h"
#include "mapprojection.h"

#include <QObject>

#include <optional>

namespace campanile {

class CampaignDraft;
class Gazetteer;

/// What the tools share: the draft, where the view stands, what is in the hand. A shape that is no area never gets from
/// here into the draft.
class EditDesk final : public QObject {
    Q_OBJECT
public:
    EditDesk(CampaignDraft &draft, const Gazetteer &gazetteer, QObject *parent = nullptr);

    MapProjection projection;
    bool subtract = false; ///< the next pieces are exclusions
    std::optional<QPointF> pointer;
    std::optional<GeoPoint> crosshair; ///< while the keyboard leads
    Corner grabbed;

    [[nodiscard]] CampaignDraft &draft() const { return m_draft; }

    [[nodiscard]] const Gazetteer &gazetteer() const { return m_gazetteer; }

    /// Where the hand is: the crosshair's pixel, or the pointer's.
    [[nodiscard]] std::optional<QPointF> at() const;

    /// The piece as the hand has it now. It stands for the draft's piece of the same id.
    [[nodiscard]] const std::optional<AreaPiece> &working() const { return m_working; }

    [[nodiscard]] bool isBroken() const { return m_broken; } ///< working() crosses itself

    [[nodiscard]] bool isBusy() const { return m_busy; } ///< the draft is changing because of the hand

    [[nodiscard]] std::optional<AreaPiece> draftPiece(const PieceId &id) const;
    [[nodiscard]] std::optional<AreaPiece> current() const; ///< the piece in edit, as the hand has it
    [[nodiscard]] AreaPiece newPiece(PieceKind kind, const QList<GeoRing> &rings) const; ///< its id from begin()
    void begin(); ///< another new piece

    void show(const std::optional<AreaPiece> &piece); ///< counted and drawn, not yet in the draft
    /// Takes it into the draft, or says why not.
    bool commit(const AreaPiece &piece, bool isNew);
    void refuse(const Error &error);
    /// What would put right the shape that commit() refused last; None when nothing would, or it is gone.
    [[nodiscard]] AreaRepair mending() const;
    bool mend(); ///< and takes it into the draft

Q_SIGNALS:
    void changed(); ///< something there is to draw
    void refused(const campanile::Error &error);

private:
    CampaignDraft &m_draft;
    const Gazetteer &m_gazetteer;
    std::optional<AreaPiece> m_working;
    PieceId m_newId;
    bool m_broken = false, m_busy = false;

    struct Refused {
        AreaPiece piece;
        bool isNew = false;
        AreaRepair repair = AreaRepair::None;
    };

    std::optional<Refused> m_refused;
};

} // namespace campanile
