// SPDX-License-Identifier: GPL-3.0-or-later
#include "areacode.h"

#include <QFile>

namespace campanile {

using namespace Qt::StringLiterals;

QString areaCodeOf(const QString &town)
{
    // libphonenumber's own table, "390461|Trento"; asking the library for every district in turn takes seconds.
    QFile table(u":/core/data/it-39-geocoding.txt"_s);
    if (table.open(QIODevice::ReadOnly)) {
        while (!table.atEnd()) {
            const QString line = QString::fromUtf8(table.readLine()).trimmed();
            if (line.startsWith("39"_L1) && line.section(u'|', 1).compare(town, Qt::CaseInsensitive) == 0)
                return line.section(u'|', 0, 0).sliced(2);
        }
    }
    return u"0187"_s;
}

} // namespace campanile
