// SPDX-License-Identifier: GPL-3.0-or-later
#include "language.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QQuickWindow>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

void install(const QString &file)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(file))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

void prepareApplication()
{
    QCoreApplication::setOrganizationName(u"Campanile"_s);
    QCoreApplication::setApplicationName(u"campanile"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(CAMPANILE_VERSION));
    // The map shares its context with the window it is in.
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QQuickWindow::setGraphicsApi(QSGRendererInterface::OpenGL);
}

void speak(const QString &language)
{
    if (language == u"en") {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        return;
    }
    QLocale::setDefault(QLocale(QLocale::Italian, QLocale::Italy));
    install(QLibraryInfo::path(QLibraryInfo::TranslationsPath) + u"/qtbase_it.qm"_s);
    const QStringList files = QDir(u":/i18n"_s).entryList({u"*_it.qm"_s});
    for (const QString &file : files)
        install(u":/i18n/"_s + file);
}

} // namespace campanile
