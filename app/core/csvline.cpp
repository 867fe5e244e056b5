// SPDX-License-Identifier: GPL-3.0-or-later
#include "csvline.h"

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

// "+39 0461 123456" is no formula that does any harm, and must stay a number.
bool isFormula(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty() || !u"=+-@"_s.contains(trimmed[0]))
        return text.startsWith(u'\t') || text.startsWith(u'\r');
    return trimmed[0] != u'+' || std::ranges::any_of(trimmed.mid(1), [](QChar c) { return !c.isDigit() && c != u' '; });
}

} // namespace

QByteArray csvLine(const QStringList &fields)
{
    QString line;
    for (qsizetype i = 0; i < fields.size(); ++i) {
        QString field = isFormula(fields[i]) ? u'\'' + fields[i] : fields[i];
        if (field.contains(u';') || field.contains(u'"') || field.contains(u'\n') || field.contains(u'\r')
            || field != field.trimmed())
            field = u'"' + field.replace(u'"', "\"\""_L1) + u'"';
        line += (i ? u";"_s : QString()) + field;
    }
    return (line + "\r\n"_L1).toUtf8();
}

} // namespace campanile
