// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "statuslight.h"

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace campanile {

class Label;

/// One line of the receipt: a light, what it is about, what the dialer holds, and how that compares.
class ReceiptRow final : public QWidget {
    Q_OBJECT
public:
    static constexpr int valueLeft = 150; ///< where what the dialer holds begins

    explicit ReceiptRow(const QString &name, QWidget *parent = nullptr);

    void set(StatusLight::State state, const QString &value, const QString &detail);
    void setLow(bool low); ///< one line: the detail is a tooltip
    void setBefore(QWidget *widget); ///< between name and value: a play button
    void setBetween(QWidget *widget); ///< over the detail, instead of a value: a waveform

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    StatusLight::State m_state = StatusLight::State::Unknown;
    QString m_name;
    bool m_low = false;
    Label *m_value;
    Label *m_detail;
    QHBoxLayout *m_line;
    QVBoxLayout *m_words;
};

} // namespace campanile
