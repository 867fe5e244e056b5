// SPDX-License-Identifier: GPL-3.0-or-later
#include "townidentity.h"

using namespace Qt::StringLiterals;

namespace campanile {

QString townFileName(const QString &name)
{
    QString result;
    for (const QChar c : name.normalized(QString::NormalizationForm_KD).toCaseFolded()) {
        if (c.unicode() < 128 && c.isLetterOrNumber())
            result += c;
        else if (!c.isMark() && !result.isEmpty() && !result.endsWith(u'-'))
            result += u'-';
    }
    result.truncate(60);
    while (result.endsWith(u'-'))
        result.chop(1);
    return result.isEmpty() ? u"town"_s : result;
}

bool isSameTown(const QString &name, const GeoBox &bounds, const TownInfo &other)
{
    const GeoBox &there = other.bounds;
    return townFileName(name) == townFileName(other.name) && bounds.south <= there.north && there.south <= bounds.north
        && bounds.west <= there.east && there.west <= bounds.east;
}

} // namespace campanile
