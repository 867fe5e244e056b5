// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;

namespace campanile {

class Label;
class StepNumber;

/// The number on its disc, what the step is, and at the right what is known about it.
class StepHead final : public QWidget {
    Q_OBJECT
public:
    StepHead(int number, const QString &title, QWidget *parent = nullptr);
    void setTitle(const QString &title);
    void addRight(QWidget *widget);

    [[nodiscard]] StepNumber *number() const { return m_number; }

private:
    StepNumber *m_number;
    Label *m_title;
    QHBoxLayout *m_layout;
};

} // namespace campanile
