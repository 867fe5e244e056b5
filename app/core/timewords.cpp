// SPDX-License-Identifier: GPL-3.0-or-later
#include "timewords.h"

#include "figures.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace campanile {

using namespace Qt::StringLiterals;

// The units are the international ones: the same in every language.
QString spanWords(std::chrono::milliseconds span)
{
    const qint64 seconds = std::max<qint64>(0, std::chrono::duration_cast<std::chrono::seconds>(span).count());
    if (seconds < 60)
        return campanile::figure(seconds) + u"\u00a0s"_s;
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return campanile::figure(minutes) + u"\u00a0min"_s;
    return campanile::figure(minutes / 60) + u"\u00a0h\u00a0"_s + QString::number(minutes % 60).rightJustified(2, u'0')
        + u"\u00a0min"_s;
}

QString hourWords(const QDateTime &time)
{
    return time.isValid() ? QLocale().toString(time.toLocalTime().time(), u"HH:mm"_s) : u"–"_s;
}

QString hourWords(qint64 unixMs)
{
    return unixMs > 0 ? hourWords(QDateTime::fromMSecsSinceEpoch(unixMs)) : u"–"_s;
}

QString exactHourWords(const QDateTime &time)
{
    return time.isValid() ? QLocale().toString(time.toLocalTime().time(), u"HH:mm:ss"_s) : u"–"_s;
}

QString percentWords(int part, int whole)
{
    // Rounded down: "100 %" means all.
    return whole > 0 ? campanile::figure(static_cast<int>(std::floor(100.0 * part / whole))) + u"\u00a0%"_s : u"–"_s;
}

} // namespace campanile
