// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures.h"

#include <QLocale>

namespace campanile {

QString figure(qint64 number)
{
    const QLocale locale;
    QString text = locale.toString(number);
    const qint64 size = std::abs(number);
    if (size < 1000 || size > 9999 || text.contains(locale.groupSeparator()))
        return text;
    return text.insert(text.size() - 3, locale.groupSeparator());
}

} // namespace campanile
