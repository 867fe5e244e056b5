// SPDX-License-Identifier: GPL-3.0-or-later
#include "townbuilder.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList args = app.arguments();
    if (args.size() < 5 || args[1] != u"build"_s)
        return 2;
    const auto r = campanile::TownBuilder::build(args[2], args[4], {});
    if (!r) {
        std::fprintf(stderr, "error %d %s\n", int(r.error().code), r.error().args.join(u" | "_s).toUtf8().constData());
        return 1;
    }
    std::printf("%s %d %d %d\n", r->name.toUtf8().constData(), r->streets, r->civicNumbers, r->quarters);
}
