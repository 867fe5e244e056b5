// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sketchpainter.h"

#include <QCoreApplication>

namespace campanile {

class AreaEditor;
class AudienceCounter;
class CampaignDraft;

/// What the map says in words: names beside areas, the bubble at the hand, the line of help.
class MapWords final {
    Q_DECLARE_TR_FUNCTIONS(campanile::MapWords)
public:
    [[nodiscard]] static QString help(const AreaEditor &editor);
    [[nodiscard]] static QList<MapTag> tags(
        const QList<AreaPiece> &pieces, const PieceId &current, const AudienceCounter *counter);
    [[nodiscard]] static std::optional<MapBubble> bubble(
        const AreaEditor &editor, const CampaignDraft &draft, const AudienceCounter *counter);
    /// "radius 250 m", "120 × 80 m", "50 m on each side · 1.240 m long"; empty for what has no measures.
    [[nodiscard]] static QString measures(const AreaPiece &piece);

private:
    [[nodiscard]] static QString helpForPiece(const AreaPiece &piece);
    [[nodiscard]] static std::optional<MapBubble> candidateBubble(
        const AreaEditor &editor, const AudienceCounter *counter);
};

} // namespace campanile
