// SPDX-License-Identifier: GPL-3.0-or-later
#include "filedropzone.h"

#include "icons.h"
#include "metrics.h"
#include "painting.h"
#include "tokens.h"
#include "typescale.h"

#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QPainter>
#include <QUrl>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

QStringList localFiles(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

} // namespace

FileDropZone::FileDropZone(QWidget *page)
    : QWidget(page)
    , m_page(page)
{
    setObjectName(u"fileDropZone"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_page->setAcceptDrops(true);
    m_page->installEventFilter(this);
    hide();
}

bool FileDropZone::mayHoldAreas(const QString &path)
{
    static const QStringList all{
        u"geojson"_s, u"json"_s, u"kml"_s, u"kmz"_s, u"shp"_s, u"dbf"_s, u"shx"_s, u"prj"_s, u"zip"_s, u"gpkg"_s};
    return all.contains(QFileInfo(path).suffix().toLower());
}

bool FileDropZone::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_page)
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove: {
        auto *drag = static_cast<QDragMoveEvent *>(event);
        const QStringList files = localFiles(drag->mimeData());
        if (files.isEmpty())
            return false;
        m_welcome = std::ranges::any_of(files, &FileDropZone::mayHoldAreas);
        setGeometry(m_page->rect());
        show();
        raise();
        update();
        // Taken even when not welcome, so that the page can go on saying why.
        drag->setDropAction(m_welcome ? Qt::CopyAction : Qt::IgnoreAction);
        drag->accept();
        return true;
    }
    case QEvent::DragLeave: hide(); return true;
    case QEvent::Drop: {
        auto *drop = static_cast<QDropEvent *>(event);
        hide();
        QStringList wanted;
        for (const QString &path : localFiles(drop->mimeData())) {
            if (mayHoldAreas(path))
                wanted.append(path);
        }
        if (wanted.isEmpty())
            return false;
        drop->setDropAction(Qt::CopyAction);
        drop->accept();
        Q_EMIT dropped(wanted);
        return true;
    }
    default: return false;
    }
}

void FileDropZone::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    painter.fillRect(rect(), t.scrim);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(0, 0, std::min(560, width() - 64), 176);
    const QRectF placed = box.translated(rect().center() - box.center());
    paintBox(painter, placed, radiusCard, t.surface, m_welcome ? t.primary : t.exclusion, 3,
        m_welcome ? Qt::DashLine : Qt::SolidLine);
    const QColor ink = m_welcome ? t.primary : t.exclusion;
    paintIcon(painter, QRectF(placed.center().x() - 20, placed.top() + 28, 40, 40),
        m_welcome ? u"download"_s : u"close"_s, ink);
    painter.setFont(textFont(TextStyle::PageTitle));
    painter.setPen(t.text);
    painter.drawText(placed.adjusted(16, 76, -16, -68), Qt::AlignCenter,
        m_welcome ? tr("Let go to add the area") : tr("This is no file of areas"));
    painter.setFont(textFont(TextStyle::Detail));
    painter.setPen(t.text2);
    painter.drawText(placed.adjusted(24, 112, -24, -20), Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
        m_welcome ? tr("Nobody is called: it only joins the list of areas.")
                  : tr("Areas come from GeoJSON, KML, KMZ, Shapefile (also zipped) and GeoPackage."));
}

} // namespace campanile
