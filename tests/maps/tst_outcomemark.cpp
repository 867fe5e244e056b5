// SPDX-License-Identifier: GPL-3.0-or-later
#include "outcomemark.h"

#include <QDir>
#include <QImage>
#include <QPainter>
#include <QTest>

#include <cmath>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

QImage picture(Mark mark, double r, MarkTheme theme, int side = 64)
{
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintMark(painter, mark, QPointF(side / 2.0, side / 2.0), r, theme);
    return image;
}

QRect inked(const QImage &image)
{
    QRect box;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (qAlpha(image.pixel(x, y)) > 8)
                box |= QRect(x, y, 1, 1);
    return box;
}

} // namespace

class tst_OutcomeMark final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyMarkHasItsOwnShape();
    void staysInsideItsReach();
    void greyHasNoColour();
    void sheet();
};

/// Colour is never the only sign: with the colours gone, no two marks are the same picture.
void tst_OutcomeMark::everyMarkHasItsOwnShape()
{
    for (const bool dark : {false, true}) {
        for (int a = 0; a < markCount; ++a) {
            for (int b = a + 1; b < markCount; ++b) {
                const QImage one = picture(Mark(a), 9, {.dark = dark}).convertToFormat(QImage::Format_Alpha8);
                const QImage two = picture(Mark(b), 9, {.dark = dark}).convertToFormat(QImage::Format_Alpha8);
                const QImage inside = picture(Mark(a), 9, {dark, true}), other = picture(Mark(b), 9, {dark, true});
                QVERIFY2(one != two || inside != other, qPrintable(u"%1 looks like %2"_s.arg(a).arg(b)));
            }
        }
    }
}

void tst_OutcomeMark::staysInsideItsReach()
{
    for (const double r : {4.2, 5.0, 7.5, 9.0, 15.0}) {
        for (int mark = 0; mark < markCount; ++mark) {
            const QRectF box = inked(picture(Mark(mark), r, {}));
            QVERIFY(!box.isEmpty());
            const double reach = markReach(r) + 1; // a pixel is not a point
            QVERIFY(QRectF(32 - reach, 32 - reach, 2 * reach, 2 * reach).contains(box));
            const double own = std::ceil(markReach(Mark(mark), r));
            QVERIFY2(QRectF(32 - own, 32 - own, 2 * own, 2 * own).contains(box), qPrintable(QString::number(mark)));
        }
    }
}

void tst_OutcomeMark::greyHasNoColour()
{
    for (const bool dark : {false, true}) {
        for (int mark = 0; mark < markCount; ++mark) {
            const QColor colour = markColour(Mark(mark), {dark, true});
            QCOMPARE(colour.saturation(), 0);
            const QImage image = picture(Mark(mark), 9, {dark, true});
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x) {
                    const QRgb pixel = image.pixel(x, y);
                    QVERIFY(qRed(pixel) == qGreen(pixel) && qGreen(pixel) == qBlue(pixel));
                }
        }
    }
}

/// Not a check: the sheet to look at beside the design's.
void tst_OutcomeMark::sheet()
{
    const double scale = 2;
    QImage image(QSize(480, 14 * 44) * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const MarkTheme themes[] = {{false, false}, {true, false}, {false, true}, {true, true}};
    const QColor grounds[] = {QColor(0xf3f4f2), QColor(0x12181f), QColor(0xf3f4f2), QColor(0x12181f)};
    for (int i = 0; i < 4; ++i) {
        painter.fillRect(QRectF(i * 120, 0, 120, 14 * 44), grounds[i]);
        for (int mark = 0; mark < markCount; ++mark) {
            paintMark(painter, Mark(mark), QPointF(i * 120 + 34, mark * 44 + 22), 9, themes[i]);
            paintMark(painter, Mark(mark), QPointF(i * 120 + 84, mark * 44 + 22), 4.2, themes[i]);
        }
    }
    painter.end();
    QVERIFY(QDir().mkpath(u"" CAMPANILE_SOURCE_DIR "/out/test"_s));
    QVERIFY(image.save(u"" CAMPANILE_SOURCE_DIR "/out/test/marks.png"_s));
}

QTEST_GUILESS_MAIN(tst_OutcomeMark)
#include "tst_outcomemark.moc"
