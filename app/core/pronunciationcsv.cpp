// SPDX-License-Identifier: GPL-3.0-or-later
#include "pronunciationstore.h"

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr qsizetype longestLine = 2000;

/// The first that stands outside quotation marks.
QChar separatorOf(const QString &line)
{
    bool quoted = false;
    for (const QChar c : line) {
        if (c == u'"')
            quoted = !quoted;
        else if (!quoted && (c == u'\t' || c == u';' || c == u','))
            return c;
    }
    return u',';
}

Result<QStringList> cellsOf(const QString &line, QChar separator)
{
    QStringList cells{QString()};
    bool quoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line[i];
        if (quoted && c == u'"' && i + 1 < line.size() && line[i + 1] == u'"')
            cells.last() += line[++i];
        else if (c == u'"' && (quoted || cells.last().trimmed().isEmpty()))
            quoted = !quoted;
        else if (c == separator && !quoted)
            cells.append(QString());
        else
            cells.last() += c;
    }
    if (quoted)
        return failure(ErrorCode::ImportQuoteOpen);
    return cells;
}

bool isHeading(const QStringList &cells)
{
    static const QStringList words{u"written"_s, u"word"_s, u"parola"_s, u"scritto"_s, u"testo"_s};
    return words.contains(cells.first().trimmed().toLower());
}

QString cell(QString text)
{
    // A spreadsheet takes a cell that begins so for a formula.
    if (!text.isEmpty() && u"=+-@"_s.contains(text[0]))
        text.prepend(u'\'');
    const bool quote = text.contains(u',') || text.contains(u'"') || text.contains(u';');
    return quote ? u'"' + text.replace(u'"', u"\"\""_s) + u'"' : text;
}

} // namespace

Result<Pronunciations> pronunciationsFromCsv(const QString &text)
{
    Pronunciations list;
    bool first = true;
    for (QString line : text.split(u'\n')) {
        if (line.startsWith(QChar::ByteOrderMark))
            line.remove(0, 1);
        line = line.trimmed();
        if (line.isEmpty())
            continue;
        if (line.size() > longestLine)
            return failure(ErrorCode::ImportLineTooLong);
        const Result<QStringList> cells = cellsOf(line, separatorOf(line));
        if (!cells)
            return std::unexpected(cells.error());
        if (std::exchange(first, false) && isHeading(*cells))
            continue;
        if (cells->size() < 2)
            return failure(ErrorCode::ImportNoColumn, {line.left(60)});
        list.entries.append({cells->at(0), cells->at(1), cells->value(2)});
    }
    return cleaned(list);
}

QString pronunciationsToCsv(const Pronunciations &list)
{
    QString text = u"written,spoken,language\n"_s;
    for (const Pronunciation &entry : list.entries)
        text += cell(entry.written) + u',' + cell(entry.spoken) + u',' + cell(entry.language) + u'\n';
    return text;
}

} // namespace campanile
