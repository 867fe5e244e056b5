// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "look.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QLocale>
#include <QTest>
#include <QTranslator>
#include <QWidget>

#include <memory>
#include <utility>
#include <vector>

namespace campanile {

/// Italian words and figures, as the console starts with.
inline void speakItalian()
{
    static std::vector<std::unique_ptr<QTranslator>> translators;
    QLocale::setDefault(QLocale(QLocale::Italian, QLocale::Italy));
    const QStringList files = QDir(QStringLiteral(":/i18n")).entryList({QStringLiteral("*_it.qm")});
    for (const QString &file : files) {
        translators.push_back(std::make_unique<QTranslator>());
        if (translators.back()->load(QStringLiteral(":/i18n/") + file))
            QCoreApplication::installTranslator(translators.back().get());
    }
}

/// The widget's picture in out/screens/NAME.png, for people to look at.
inline void photograph(QWidget &widget, const QString &name, QSize size, Look look)
{
    applyLook(*qApp, look);
    widget.resize(size);
    widget.show();
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
    // Layouts in layouts take several turns; what moves by itself is photographed as it is after a while.
    QImage picture;
    (void)QTest::qWaitFor(
        [&] {
            const QImage now = widget.grab().toImage();
            return std::exchange(picture, now) == now;
        },
        1'000);
    const QString folder = QStringLiteral(CAMPANILE_SOURCE_DIR "/out/screens");
    QDir().mkpath(folder);
    QVERIFY(picture.save(folder + QLatin1Char('/') + name + QStringLiteral(".png")));
}

} // namespace campanile
