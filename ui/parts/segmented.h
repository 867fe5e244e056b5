// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;

namespace campanile {

/// One of a few. Arrows move, Tab leaves.
class Segmented final : public QWidget {
    Q_OBJECT
public:
    explicit Segmented(const QStringList &options, QWidget *parent = nullptr);
    [[nodiscard]] int current() const;
    void setCurrent(int index); ///< does not emit chosen
    void setOptionEnabled(int index, bool enabled);

Q_SIGNALS:
    void chosen(int index); ///< by the user

private:
    QButtonGroup *m_group;
};

} // namespace campanile
