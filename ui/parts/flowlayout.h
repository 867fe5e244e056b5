// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

namespace campanile {

/// Items one after another, in as many lines as the width needs; in the reading direction.
class FlowLayout final : public QLayout {
public:
    explicit FlowLayout(int gap, QWidget *parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override { m_items.append(item); }

    void setToEnd(bool toEnd); ///< each line ends at the far side

    /// Puts a widget at a place among the others.
    void insertWidget(int index, QWidget *widget);

    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }

    [[nodiscard]] QLayoutItem *itemAt(int index) const override { return m_items.value(index); }

    QLayoutItem *takeAt(int index) override;

    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }

    [[nodiscard]] int heightForWidth(int width) const override { return arrange({0, 0, width, 0}, false); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    int arrange(const QRect &rect, bool place) const; ///< its height
    QList<QLayoutItem *> m_items;
    bool m_toEnd = false;
};

} // namespace campanile
