// SPDX-License-Identifier: GPL-3.0-or-later
#include "icons.h"
#include "look.h"
#include "tokens.h"
#include "typescale.h"

#include <QDir>
#include <QFontInfo>
#include <QFontMetrics>
#include <QLabel>
#include <QPainter>
#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

struct Pair {
    const char *name;
    QColor Tokens::*colour;
    QColor Tokens::*on;
    double light, dark; ///< what the design's table claims
};

// The brackets of the design's token table, and the least a pair may have: 4.5 for text, 3 for edges and marks.
const QList<Pair> pairs = {
    {"text", &Tokens::text, &Tokens::surface, 13.1, 14.5},
    {"text2", &Tokens::text2, &Tokens::surface, 7.2, 9.6},
    {"muted", &Tokens::muted, &Tokens::surface, 5.3, 6.6},
    {"primary", &Tokens::primary, &Tokens::surface, 5.6, 7.5},
    {"white on primary fill", &Tokens::onFill, &Tokens::primaryFill, 5.6, 5.6},
    {"white on live", &Tokens::onFill, &Tokens::live, 6.9, 5.6},
    {"ok", &Tokens::ok, &Tokens::surface, 5.4, 7.9},
    {"warn", &Tokens::warnText, &Tokens::warnFill, 7.5, 9.7},
    {"stale", &Tokens::staleText, &Tokens::stale, 11.8, 11.8},
    {"muted on tint", &Tokens::muted, &Tokens::tint, 4.6, 0},
    {"control", &Tokens::control, &Tokens::surface, 3.7, 4.1},
};

} // namespace

class TestTheme : public QObject {
    Q_OBJECT
private Q_SLOTS:

    void contrastOfKnownPairs()
    {
        QCOMPARE(std::round(contrast(Qt::black, Qt::white) * 100) / 100, 21.0);
        QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
        QCOMPARE(std::round(contrast(QColor(0x777777), Qt::white) * 100) / 100, 4.48);
    }

    void pairsAreWhatTheTableClaims()
    {
        for (const Pair &p : pairs) {
            const double light = contrast(tokens(Look::Light).*p.colour, tokens(Look::Light).*p.on);
            const double dark = contrast(tokens(Look::Dark).*p.colour, tokens(Look::Dark).*p.on);
            const double least = p.colour == &Tokens::control ? 3.0 : 4.5;
            QVERIFY2(light >= least && dark >= least, p.name);
            // The design states one decimal, measured by another tool.
            QVERIFY2(std::abs(light - p.light) <= 0.16,
                qPrintable(u"%1 light %2"_s.arg(QLatin1StringView(p.name)).arg(light)));
            if (p.dark > 0)
                QVERIFY2(std::abs(dark - p.dark) <= 0.16,
                    qPrintable(u"%1 dark %2"_s.arg(QLatin1StringView(p.name)).arg(dark)));
        }
    }

    void ownPairsAreReadable()
    {
        for (const Look look : {Look::Light, Look::Dark}) {
            const Tokens &t = tokens(look);
            QVERIFY(contrast(t.liveText, t.liveTint) >= 4.5);
            QVERIFY(contrast(t.ok, t.okTint) >= 4.5);
            QVERIFY(contrast(t.text, t.tint) >= 4.5);
            QVERIFY(contrast(t.primary, t.tint) >= 4.5);
            QVERIFY(contrast(t.muted, t.sunken) >= 4.5);
            QVERIFY(contrast(t.text2, t.bg) >= 4.5);
            QVERIFY(contrast(t.onFill, t.liveDone) >= 4.5);
            QVERIFY(contrast(t.onFill, t.liveRest) >= 4.5);
            QVERIFY(contrast(t.onStrong, t.strong) >= 4.5);
            QVERIFY(contrast(t.exclusion, t.surface) >= 4.5);
        }
    }

    void lookComesFromTheWidgetsPalette()
    {
        QWidget light, dark;
        light.setPalette(lookPalette(Look::Light));
        dark.setPalette(lookPalette(Look::Dark));
        QLabel inside(&dark);
        QCOMPARE(tokensFor(&light).look, Look::Light);
        QCOMPARE(tokensFor(&inside).look, Look::Dark);
    }

    void nothingIsSmallerThanTwelve()
    {
        for (int s = 0; s <= static_cast<int>(TextStyle::Headline); ++s)
            QVERIFY(textFont(static_cast<TextStyle>(s)).pixelSize() >= 12);
        QVERIFY(figureFont(3, QFont::Normal).pixelSize() >= 12);
    }

    void figuresAreTabular()
    {
        const QFontMetricsF m(textFont(TextStyle::Figure));
        QCOMPARE(m.horizontalAdvance(u"1111"_s), m.horizontalAdvance(u"8888"_s));
    }

    void everyIconDraws()
    {
        const QStringList folders{u":/icons/own"_s, u":/icons/breeze"_s};
        int count = 0;
        for (const QString &folder : folders) {
            for (const QString &file : QDir(folder).entryList()) {
                if (file == u"crest.svg")
                    continue;
                QImage image(24, 24, QImage::Format_ARGB32_Premultiplied);
                image.fill(Qt::transparent);
                QPainter painter(&image);
                paintIcon(painter, image.rect(), file.chopped(4), Qt::red);
                painter.end();
                int red = 0, other = 0;
                for (int y = 0; y < 24; ++y) {
                    for (int x = 0; x < 24; ++x) {
                        const QColor c = image.pixelColor(x, y);
                        if (c.alpha() > 128)
                            ++(c.red() > 200 && c.green() < 60 ? red : other);
                    }
                }
                QVERIFY2(red > 8 && other == 0, qPrintable(file));
                ++count;
            }
        }
        QVERIFY(count > 60);
        QVERIFY(!hasIcon(u"no-such-drawing"_s));
    }

    void crestIsBlue()
    {
        QImage image(52, 64, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paintCrest(painter, image.rect());
        painter.end();
        QCOMPARE(image.pixelColor(6, 10), QColor(0x0066CC));
        QCOMPARE(image.pixelColor(26, 45), QColor(Qt::white));
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
