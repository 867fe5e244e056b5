// SPDX-License-Identifier: GPL-3.0-or-later
#include "arealist.h"

#include "arearow.h"
#include "audiencecounter.h"
#include "campaigndraft.h"
#include "tokens.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

/// Painted over the rows: where the dragged one would go.
class DropLine final : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), tokensFor(this).primary); }
};

} // namespace

AreaList::AreaList(CampaignDraft &draft, AudienceCounter &counter, QWidget *parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_counter(counter)
    , m_layout(new QVBoxLayout(this))
    , m_line(new DropLine(this))
{
    setObjectName(u"areaList"_s);
    setAccessibleName(tr("Areas"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_line->hide();
}

void AreaList::setLook(bool compact, int margin)
{
    m_compact = compact;
    m_margin = margin;
    refresh();
}

AreaRow *AreaList::makeRow()
{
    auto *row = new AreaRow(this);
    row->setObjectName(u"areaRow%1"_s.arg(m_rows.size()));
    connect(row, &AreaRow::chosen, this, [this](const PieceId &id) {
        m_draft.setCurrentPiece(id);
        Q_EMIT pieceShown();
    });
    connect(row, &AreaRow::actionRequested, this, &AreaList::act);
    connect(row, &AreaRow::renamed, this,
        [this](const PieceId &id, const QString &name) { change(id, [&](AreaPiece &piece) { piece.name = name; }); });
    connect(row, &AreaRow::dragged, this, [this](const PieceId &, int y) {
        const int gap = gapAt(y);
        const QWidget *next = gap < rowsUsed() ? m_rows[gap] : m_rows[rowsUsed() - 1];
        m_line->setGeometry(
            m_margin, (gap < rowsUsed() ? next->y() : next->geometry().bottom()) - 1, width() - 2 * m_margin, 3);
        m_line->show();
        m_line->raise();
    });
    connect(row, &AreaRow::dragCancelled, m_line, &QWidget::hide);
    connect(row, &AreaRow::dropped, this, [this](const PieceId &id, int y) {
        m_line->hide();
        const int from = static_cast<int>(rowOf(id)), gap = gapAt(y);
        m_draft.movePiece(id, gap > from ? gap - 1 : gap);
    });
    return row;
}

qsizetype AreaList::rowsUsed() const
{
    return std::ranges::count_if(m_rows, [](const AreaRow *row) { return !row->isHidden(); });
}

int AreaList::gapAt(int y) const
{
    int gap = 0;
    for (const AreaRow *row : m_rows) {
        if (!row->isHidden() && y > row->geometry().center().y())
            ++gap;
    }
    return gap;
}

qsizetype AreaList::rowOf(const PieceId &id) const
{
    const QList<AreaPiece> &pieces = m_draft.area().pieces;
    return std::ranges::find_if(pieces, [&](const AreaPiece &piece) { return piece.id == id; }) - pieces.begin();
}

void AreaList::change(const PieceId &id, const std::function<void(AreaPiece &)> &how)
{
    const qsizetype row = rowOf(id);
    if (row >= m_draft.area().pieces.size())
        return;
    AreaPiece piece = m_draft.area().pieces[row];
    how(piece);
    m_draft.replacePiece(piece);
}

void AreaList::focusRow(qsizetype row)
{
    row = std::clamp<qsizetype>(row, 0, std::max<qsizetype>(0, rowsUsed() - 1));
    if (row < m_rows.size() && !m_rows[row]->isHidden())
        m_rows[row]->setFocus(Qt::OtherFocusReason);
}

void AreaList::act(const PieceId &id, RowAction action)
{
    const qsizetype row = rowOf(id);
    if (row >= m_draft.area().pieces.size())
        return; // only previewed: the map still draws it
    const AreaPiece piece = m_draft.area().pieces[row];
    switch (action) {
    case RowAction::Edit:
        if (piece.hidden)
            break;
        m_draft.setCurrentPiece(id);
        Q_EMIT pieceShown();
        Q_EMIT editRequested();
        break;
    case RowAction::Rename: m_rows[row]->beginRename(); break;
    case RowAction::Hide:
        change(id, [](AreaPiece &p) { p.hidden = !p.hidden; });
        if (!piece.hidden && m_draft.currentPiece() == id)
            m_draft.setCurrentPiece({});
        break;
    case RowAction::Exclude:
        if (piece.kind != PieceKind::Town)
            change(id, [](AreaPiece &p) { p.exclude = !p.exclude; });
        break;
    case RowAction::Duplicate: {
        AreaPiece copy = piece;
        copy.id = PieceId::create();
        //: name of a copied area; %1 is the first one's
        copy.name = tr("%1 (copy)").arg(piece.name);
        m_draft.addPieces({copy});
        break;
    }
    case RowAction::MoveUp:
    case RowAction::MoveDown: {
        const qsizetype to = row + (action == RowAction::MoveUp ? -1 : 1);
        if (to < 0 || to >= m_draft.area().pieces.size())
            break;
        m_draft.movePiece(id, static_cast<int>(to));
        focusRow(to); // it goes along
        break;
    }
    case RowAction::Remove: {
        const bool focused = m_rows[row]->hasFocus() || m_rows[row]->isAncestorOf(focusWidget());
        m_draft.removePiece(id);
        if (focused)
            focusRow(row); // the next one's, so that Del, Del takes two
        break;
    }
    }
}

void AreaList::refresh()
{
    const Area area = m_draft.areaWithPreview();
    const AudienceCount &count = m_counter.count();
    while (m_rows.size() < area.pieces.size()) {
        AreaRow *row = makeRow();
        m_layout->addWidget(row);
        m_rows.append(row);
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const bool used = i < area.pieces.size();
        if (used) {
            const AreaPiece &piece = area.pieces[i];
            // The count follows a frame later than the area; a row that was not counted yet is not shown wrong.
            const int phones = i < count.rows.size() ? count.rows[i] : 0;
            m_rows[i]->setPiece(piece, phones, piece.id == m_draft.currentPiece(), m_compact, m_margin);
        }
        m_rows[i]->setVisible(used);
    }
}

void AreaList::keyPressEvent(QKeyEvent *event)
{
    const auto focused = std::ranges::find_if(m_rows, [](const AreaRow *row) { return row->hasFocus(); });
    if (focused != m_rows.end() && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down))
        focusRow(focused - m_rows.begin() + (event->key() == Qt::Key_Up ? -1 : 1));
    else
        QWidget::keyPressEvent(event);
}

} // namespace campanile
