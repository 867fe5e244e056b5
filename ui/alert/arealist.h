// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "area.h"

#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace campanile {

class AreaRow;
class AudienceCounter;
class CampaignDraft;
enum class RowAction;

/// The rows of WHERE, one per piece. What a row asks for is done to the draft here, one step of undo each; rows are
/// moved by dragging or with Alt and the arrows.
class AreaList final : public QWidget {
    Q_OBJECT
public:
    AreaList(CampaignDraft &draft, AudienceCounter &counter, QWidget *parent = nullptr);
    void setLook(bool compact, int margin);
    void refresh();

Q_SIGNALS:
    void pieceShown(); ///< a row was chosen: the map should show it
    void editRequested(); ///< the current piece, by its numbers

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void act(const PieceId &id, RowAction action);
    void change(const PieceId &id, const std::function<void(AreaPiece &)> &how);
    void focusRow(qsizetype row);
    [[nodiscard]] qsizetype rowOf(const PieceId &id) const;
    [[nodiscard]] qsizetype rowsUsed() const;
    [[nodiscard]] int gapAt(int y) const; ///< before which row
    AreaRow *makeRow();
    CampaignDraft &m_draft;
    AudienceCounter &m_counter;
    QVBoxLayout *m_layout;
    QList<AreaRow *> m_rows;
    int m_margin = 24;
    bool m_compact = false;
    QWidget *m_line; ///< where a dragged row would go
};

} // namespace campanile
