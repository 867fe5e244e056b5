// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace campanile {

/// On or off, at once. Its text is for screen readers; the words stand beside it.
class Toggle final : public QAbstractButton {
    Q_OBJECT
public:
    explicit Toggle(const QString &name, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {36, 20}; }

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace campanile
