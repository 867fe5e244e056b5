// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QButtonGroup>
#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace campanile {

/// The pages, at the left edge. One is current; arrows move between them.
class Rail final : public QWidget {
    Q_OBJECT
public:
    explicit Rail(QWidget *parent = nullptr);

    void addPage(const QString &id, const QString &title, const QString &iconName);
    void setCurrent(const QString &id);
    /// A small figure on the icon; 0 takes it away. Live: a real campaign, the only red one.
    void setCount(const QString &id, int count, bool live);

Q_SIGNALS:
    void pageChosen(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    class Item;
    [[nodiscard]] Item *item(const QString &id) const;

    QVBoxLayout *m_layout;
    QButtonGroup m_group;
    QList<Item *> m_items;
};

} // namespace campanile
