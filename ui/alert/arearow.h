// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "area.h"

#include <QWidget>

class QLineEdit;

namespace campanile {

class IconButton;

/// What can be done with one line of WHERE, by its menu, its signs or its keys.
enum class RowAction { Edit, Rename, Hide, Exclude, Duplicate, MoveUp, MoveDown, Remove };

/// One line of WHERE: what it is on the map, its name, how many phones. Its signs (off, more, away) come when it is
/// pointed at, has the focus or is in edit; at rest it is calm.
class AreaRow final : public QWidget {
    Q_OBJECT
public:
    explicit AreaRow(QWidget *parent = nullptr);
    void setPiece(const AreaPiece &piece, int count, bool current, bool compact, int margin);

    [[nodiscard]] const PieceId &piece() const { return m_piece.id; }

    [[nodiscard]] int count() const { return m_count; }

    void beginRename();
    void openMenu(const QPoint &globalPosition);

Q_SIGNALS:
    void chosen(const campanile::PieceId &piece);
    void actionRequested(const campanile::PieceId &piece, campanile::RowAction action);
    void renamed(const campanile::PieceId &piece, const QString &name);
    void dragged(const campanile::PieceId &piece, int y); ///< y in the row's parent
    void dropped(const campanile::PieceId &piece, int y);
    void dragCancelled();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool showsSigns() const;
    [[nodiscard]] QRect nameRect() const;
    void placeSigns();
    void request(RowAction action);
    void endRename(bool take);
    AreaPiece m_piece;
    int m_count = 0;
    int m_margin = 24;
    bool m_current = false;
    bool m_compact = false;
    std::optional<QPoint> m_pressed;
    bool m_dragging = false;
    IconButton *m_hide, *m_more, *m_remove;
    QLineEdit *m_name = nullptr; ///< while it is renamed
};

} // namespace campanile
