// SPDX-License-Identifier: GPL-3.0-or-later
#include "writtentext.h"

namespace campanile {

namespace {

bool isInvisible(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Format: // soft hyphen, joiners, direction marks
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned: return true;
    default: return c >= 0xFE00 && c <= 0xFE0F; // variation selectors
    }
}

QChar plain(QChar c)
{
    switch (c.unicode()) {
    case u'\u2018':
    case u'\u2019':
    case u'\u201B':
    case u'\u02BC':
    case u'\u00B4':
    case u'`': return u'\'';
    case u'\u2010':
    case u'\u2011':
    case u'\u2212': return u'-';
    case u'\u2014': return u'\u2013';
    case u'\u00BA': return u'\u00B0'; // the ordinal's o and the degree's circle are typed for each other
    case u'\u2028':
    case u'\u2029':
    case u'\r': return u'\n';
    case u'\n': return c;
    default: break;
    }
    return c.isSpace() || c.category() == QChar::Other_Control ? QChar(u' ') : c;
}

} // namespace

WrittenText::WrittenText(const QString &original)
{
    m_text.reserve(original.size());
    m_origins.reserve(original.size());
    const auto append = [this](QChar c, TextSpan from) {
        m_text += c;
        m_origins.append(from);
    };
    int capitals = 0;
    int smalls = 0;
    for (qsizetype i = 0; i < original.size(); ++i) {
        const QChar c = original[i];
        if (c.isHighSurrogate() && i + 1 < original.size() && original[i + 1].isLowSurrogate()) {
            if (!isInvisible(QChar::surrogateToUcs4(c, original[i + 1]))) {
                append(c, {i, 2});
                append(original[i + 1], {i, 2});
            }
            ++i;
            continue;
        }
        if (c.isSurrogate()) {
            append(u' ', {i, 1});
            continue;
        }
        if (isInvisible(c.unicode()))
            continue;
        if (c.isLetter() && i + 1 < original.size() && original[i + 1].isMark()) {
            const QString composed = QString(original.mid(i, 2)).normalized(QString::NormalizationForm_C);
            if (composed.size() == 1) {
                append(composed[0], {i, 2});
                ++i;
                continue;
            }
        }
        append(plain(c), {i, 1});
        capitals += c.isUpper() ? 1 : 0;
        smalls += c.isLower() ? 1 : 0;
    }
    m_shouting = capitals > 12 && capitals > smalls;
}

TextSpan WrittenText::original(TextSpan span) const
{
    if (span.length <= 0 || span.start < 0 || span.end() > m_origins.size())
        return {};
    const qsizetype start = m_origins[span.start].start;
    return {start, m_origins[span.end() - 1].end() - start};
}

qsizetype WrittenText::startOfWordBefore(qsizetype position) const
{
    qsizetype end = position;
    while (end > 0 && m_text[end - 1] == u' ')
        --end;
    qsizetype start = end;
    while (start > 0 && end - start < 60 && (m_text[start - 1].isLetterOrNumber() || m_text[start - 1] == u'\''))
        --start;
    return start < end ? start : -1;
}

QString WrittenText::wordBefore(qsizetype position) const
{
    const qsizetype start = startOfWordBefore(position);
    if (start < 0)
        return {};
    qsizetype end = position;
    while (end > start && m_text[end - 1] == u' ')
        --end;
    return m_text.sliced(start, end - start);
}

} // namespace campanile
