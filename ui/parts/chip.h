// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "outcome.h"

#include <QAbstractButton>

#include <optional>

namespace campanile {

/// A round choice; may carry an outcome's mark, or a cross that asks to take it away.
class Chip final : public QAbstractButton {
    Q_OBJECT
public:
    explicit Chip(const QString &text, QWidget *parent = nullptr);
    void setMark(std::optional<Mark> mark);
    void setRemovable(bool removable);
    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void removeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    std::optional<Mark> m_mark;
    bool m_removable = false;
};

} // namespace campanile
