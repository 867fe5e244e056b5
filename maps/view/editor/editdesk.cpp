// SPDX-License-Identifier: GPL-3.0-or-later
#include "editdesk.h"

#include "campaigndraft.h"
#include "gazetteer.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace campanile {

EditDesk::EditDesk(CampaignDraft &draft, const Gazetteer &gazetteer, QObject *parent)
    : QObject(parent)
    , m_draft(draft)
    , m_gazetteer(gazetteer)
{
}

std::optional<QPointF> EditDesk::at() const
{
    return crosshair ? std::optional(projection.pixel(*crosshair)) : pointer;
}

std::optional<AreaPiece> EditDesk::draftPiece(const PieceId &id) const
{
    const QList<AreaPiece> &pieces = m_draft.area().pieces;
    const auto it = std::ranges::find_if(pieces, [&](const AreaPiece &piece) { return piece.id == id; });
    return it == pieces.end() || id.isEmpty() ? std::nullopt : std::optional(*it);
}

std::optional<AreaPiece> EditDesk::current() const
{
    const PieceId id = m_draft.currentPiece();
    if (m_working && m_working->id == id)
        return m_working;
    std::optional<AreaPiece> piece = draftPiece(id);
    return piece && piece->hidden ? std::nullopt : piece;
}

void EditDesk::begin()
{
    m_newId = PieceId::create();
}

AreaPiece EditDesk::newPiece(PieceKind kind, const QList<GeoRing> &rings) const
{
    AreaPiece piece;
    piece.id = m_newId;
    piece.kind = kind;
    piece.name = m_draft.nextPolygonName();
    piece.exclude = subtract;
    piece.rings = rings;
    return piece;
}

void EditDesk::show(const std::optional<AreaPiece> &piece)
{
    if (piece == m_working && !m_broken)
        return;
    m_working = piece;
    m_broken = false;
    if (piece) {
        const Result<void> valid = validate(*piece, m_gazetteer.town().bounds);
        m_broken = !valid && valid.error().code == ErrorCode::AreaSelfCrossing;
    }
    const QScopedValueRollback busy(m_busy, true);
    m_draft.setPreview(piece && !m_broken ? piece : std::nullopt);
    Q_EMIT changed();
}

bool EditDesk::commit(const AreaPiece &piece, bool isNew)
{
    m_refused.reset();
    if (const Result<void> valid = validate(piece, m_gazetteer.town().bounds); !valid) {
        const QList<AreaFinding> found = checkPiece(piece, {m_gazetteer.town().bounds, m_gazetteer.boundary()});
        m_refused = Refused{piece, isNew, found.isEmpty() ? AreaRepair::None : found.front().repair};
        refuse(valid.error());
        return false;
    }
    {
        const QScopedValueRollback busy(m_busy, true);
        m_working.reset();
        m_broken = false;
        m_draft.setPreview({});
        if (isNew) {
            grabbed = {};
            m_draft.addPiece(piece);
        } else {
            m_draft.replacePiece(piece);
        }
    }
    Q_EMIT changed();
    return true;
}

AreaRepair EditDesk::mending() const
{
    return m_refused ? m_refused->repair : AreaRepair::None;
}

bool EditDesk::mend()
{
    if (!m_refused)
        return false;
    const Refused last = *std::exchange(m_refused, {});
    const Result<AreaPiece> mended =
        repaired(last.piece, last.repair, {m_gazetteer.town().bounds, m_gazetteer.boundary()});
    if (!mended) {
        refuse(mended.error());
        return false;
    }
    return commit(*mended, last.isNew);
}

void EditDesk::refuse(const Error &error)
{
    Q_EMIT refused(error);
}

} // namespace campanile
