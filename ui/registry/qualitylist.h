// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "statuslight.h"

#include <QWidget>

namespace campanile {

/// A bar of parts and under it one row for each: its sign, its words, its count and its share of the whole.
class QualityList final : public QWidget {
    Q_OBJECT
public:
    struct Part {
        StatusLight::State state = StatusLight::State::Ok;
        QString words;
        qint64 count = 0;
        bool always = true; ///< shown also with nothing in it
    };

    explicit QualityList(QWidget *parent = nullptr);
    void setParts(QList<Part> parts);
    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Part> m_parts;
};

} // namespace campanile
