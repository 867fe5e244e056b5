// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areasketch.h"

#include <QWidget>

namespace campanile {

/// The sketch of a file's features, chosen ones tinted, in a sunken box.
class SketchView final : public QWidget {
    Q_OBJECT
public:
    explicit SketchView(QWidget *parent);
    void setShapes(const QList<SketchShape> &shapes);

    [[nodiscard]] QSize sizeHint() const override { return {360, 300}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<SketchShape> m_shapes;
};

/// The surface of a sheet.
class SheetBox final : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace campanile
