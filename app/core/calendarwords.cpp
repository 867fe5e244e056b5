// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendarwords.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

QString month(QDate date, const QString &language)
{
    return QLocale(language).monthName(date.month(), QLocale::LongFormat);
}

} // namespace

QString dateWords(QDate date, const QString &language)
{
    const QString day = QString::number(date.day());
    if (language == "de"_L1)
        return day + u". "_s + month(date, language);
    if (language == "fr"_L1 && date.day() == 1)
        return u"1er "_s + month(date, language);
    return day + u' ' + month(date, language);
}

QString dayWords(QDate date, const QString &language)
{
    return weekdayWords(date.dayOfWeek(), language) + (language == "de"_L1 ? u", "_s : u" "_s)
        + dateWords(date, language);
}

QString weekdayWords(int dayOfWeek, const QString &language)
{
    return QLocale(language).dayName(dayOfWeek, QLocale::LongFormat);
}

QString clockWords(QTime time, const QString &language)
{
    if (language == "fr"_L1)
        return QString::number(time.hour()) + u'h' + (time.minute() > 0 ? time.toString(u"mm"_s) : QString());
    return time.toString(u"HH:mm"_s);
}

} // namespace campanile
