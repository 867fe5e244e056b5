// SPDX-License-Identifier: GPL-3.0-or-later
#include "icons.h"

#include <QFile>
#include <QIconEngine>
#include <QLoggingCategory>
#include <QPainter>
#include <QPixmapCache>
#include <QRegularExpression>
#include <QSvgRenderer>

#include <cmath>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

QString pathOf(const QString &name)
{
    const QString own = u":/icons/own/%1.svg"_s.arg(name);
    if (QFile::exists(own))
        return own;
    const QString breeze = u":/icons/breeze/%1.svg"_s.arg(name);
    return QFile::exists(breeze) ? breeze : QString();
}

/// Own drawings use currentColor; Breeze's carry a style sheet with ColorScheme classes, whose colours are replaced.
QByteArray recoloured(const QString &path, const QColor &colour)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString svg = QString::fromUtf8(file.readAll());
    static const QRegularExpression scheme(u"(ColorScheme-\\w+\\s*\\{\\s*color:\\s*)#[0-9a-fA-F]{3,8}"_s);
    svg.replace(scheme, u"\\1"_s + colour.name());
    svg.replace(u"currentColor"_s, colour.name());
    return svg.toUtf8();
}

QPixmap pixmapOf(const QString &name, const QColor &colour, const QSize &pixels)
{
    const QString key = u"campanile-icon/%1/%2/%3x%4"_s.arg(name, colour.name(QColor::HexArgb))
                            .arg(pixels.width())
                            .arg(pixels.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    const QString path = pathOf(name);
    if (path.isEmpty()) {
        qWarning("No icon is called %s", qUtf8Printable(name));
    } else {
        QSvgRenderer renderer(recoloured(path, colour));
        QPainter painter(&pixmap);
        if (colour.alpha() != 255)
            painter.setOpacity(colour.alphaF());
        renderer.render(&painter, QRectF(QPointF(), QSizeF(pixels)));
    }
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class LineIconEngine final : public QIconEngine {
public:
    LineIconEngine(QString name, QColor colour)
        : m_name(std::move(name))
        , m_colour(colour)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(*painter, rect, m_name, colourFor(mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return pixmapOf(m_name, colourFor(mode), size);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        QPixmap made = pixmapOf(m_name, colourFor(mode), size);
        made.setDevicePixelRatio(scale);
        return made;
    }

    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }

    [[nodiscard]] QIconEngine *clone() const override { return new LineIconEngine(m_name, m_colour); }

    QString iconName() override { return m_name; }

    bool isNull() override { return false; }

private:
    [[nodiscard]] QColor colourFor(QIcon::Mode mode) const
    {
        QColor c = m_colour;
        if (mode == QIcon::Disabled)
            c.setAlphaF(0.45F);
        return c;
    }

    QString m_name;
    QColor m_colour;
};

class CrestEngine final : public QIconEngine {
public:
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override { paintCrest(*painter, rect); }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap made(size);
        made.fill(Qt::transparent);
        QPainter painter(&made);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return made;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new CrestEngine; }
};

} // namespace

bool hasIcon(const QString &name)
{
    return !pathOf(name).isEmpty();
}

void paintIcon(QPainter &painter, const QRectF &rect, const QString &name, const QColor &colour)
{
    const double scale = painter.device()->devicePixelRatioF();
    const QSize pixels(
        static_cast<int>(std::lround(rect.width() * scale)), static_cast<int>(std::lround(rect.height() * scale)));
    if (pixels.isEmpty())
        return;
    QPixmap pixmap = pixmapOf(name, colour, pixels);
    pixmap.setDevicePixelRatio(scale);
    // on whole device pixels, or thin lines blur
    const QPointF corner(std::round(rect.x() * scale) / scale, std::round(rect.y() * scale) / scale);
    painter.drawPixmap(corner, pixmap);
}

QIcon themedIcon(const QString &name, const QColor &colour)
{
    return QIcon(new LineIconEngine(name, colour));
}

void paintCrest(QPainter &painter, const QRectF &rect)
{
    static QSvgRenderer renderer(u":/icons/own/crest.svg"_s);
    const QSizeF natural = renderer.defaultSize();
    const QSizeF size = natural.scaled(rect.size(), Qt::KeepAspectRatio);
    QRectF at(QPointF(), size);
    at.moveCenter(rect.center());
    renderer.render(&painter, at);
}

QIcon programIcon()
{
    return QIcon(new CrestEngine);
}

} // namespace campanile
