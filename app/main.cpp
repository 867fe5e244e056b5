// SPDX-License-Identifier: GPL-3.0-or-later
#include "console.h"
#include "errorwords.h"
#include "hardening.h"
#include "language.h"
#include "mainwindow.h"
#include "settingsstore.h"

#include <QApplication>

#include <cstdio>

using namespace campanile;

int main(int argc, char *argv[])
{
    hardenProcess();
    prepareApplication();
    QApplication app(argc, argv);
    ConsoleOptions options;
    if (const std::optional<int> exitCode = readOptions(QCoreApplication::arguments(), options))
        return *exitCode;
    speak(options.language.isEmpty() ? loadSettings().language : options.language);

    auto console = Console::create(options);
    if (!console) {
        std::fprintf(stderr, "campanile: %s\n", qPrintable(words(console.error())));
        return 1;
    }
    (*console)->show();
    return QCoreApplication::exec();
}
