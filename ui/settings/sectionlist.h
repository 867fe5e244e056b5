// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;

namespace campanile {

/// The page's sections, one under the other. Arrows move, Tab leaves: they are one group of buttons.
class SectionList final : public QWidget {
    Q_OBJECT
public:
    struct Entry {
        QString name; ///< for tests and for showSection
        QString title;
        QString icon;
    };

    explicit SectionList(const QList<Entry> &entries, QWidget *parent = nullptr);
    void setCurrent(int index); ///< does not emit chosen
    [[nodiscard]] int current() const;

Q_SIGNALS:
    void chosen(int index);

private:
    QButtonGroup *m_group;
};

} // namespace campanile
