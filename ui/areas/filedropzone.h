// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace campanile {

/// Files that are dragged over a page: while they hover it says what letting go will do, or that it cannot be done.
/// Covers the page only during a drag.
class FileDropZone final : public QWidget {
    Q_OBJECT
public:
    explicit FileDropZone(QWidget *page);

    /// GeoJSON, KML, KMZ, Shapefile and its parts, zip, GeoPackage: by name; the reader looks inside.
    [[nodiscard]] static bool mayHoldAreas(const QString &path);

Q_SIGNALS:
    void dropped(const QStringList &paths);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *m_page;
    bool m_welcome = false;
};

} // namespace campanile
