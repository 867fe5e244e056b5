// SPDX-License-Identifier: GPL-3.0-or-later
#include "csvreader.h"

#include <QHash>

#include <algorithm>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 chunk = 256 * 1024;

bool isLineEnd(QChar c)
{
    return c == u'\n' || c == u'\r';
}

} // namespace

CsvReader::CsvReader(const QString &path, const QString &encoding, QChar delimiter)
    : m_file(path)
    , m_encoding(encoding)
    , m_delimiter(delimiter)
{
}

Result<void> CsvReader::open()
{
    if (!m_file.exists())
        return failure(ErrorCode::FileNotFound, {m_file.fileName()});
    if (!m_file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileUnreadable, {m_file.fileName(), m_file.errorString()});
    m_decoder.emplace(m_encoding.toLatin1().constData());
    if (!m_decoder->isValid())
        return failure(ErrorCode::FileWrongKind, {m_file.fileName(), m_encoding});
    return {};
}

bool CsvReader::fill()
{
    if (m_end)
        return false;
    if (m_goOn
        && !m_goOn(static_cast<double>(m_file.pos()) / static_cast<double>(std::max<qint64>(m_file.size(), 1)))) {
        m_end = true;
        m_error = Error{ErrorCode::Cancelled, {}};
        return false;
    }
    const QByteArray bytes = m_file.read(chunk);
    if (bytes.isEmpty()) {
        m_end = true;
        if (m_file.error() != QFileDevice::NoError)
            m_error = Error{ErrorCode::FileUnreadable, {m_file.fileName(), m_file.errorString()}};
        return false;
    }
    m_buffer.remove(0, m_at);
    m_plainUntil = std::max<qsizetype>(m_plainUntil - m_at, 0);
    m_at = 0;
    m_buffer += m_decoder->decode(bytes);
    if (m_line == 1 && m_buffer.startsWith(QChar::ByteOrderMark))
        m_buffer.remove(0, 1);
    return true;
}

void CsvReader::advance(qsizetype characters)
{
    m_line += QStringView(m_buffer).mid(m_at, characters).count(u'\n');
    m_at += characters;
}

bool CsvReader::next(CsvRecord &record)
{
    for (;;) {
        // Line ends between records: empty lines are no rows. A file of old Macintosh has returns alone.
        while (m_at < m_buffer.size() && isLineEnd(m_buffer.at(m_at)))
            advance(1);
        record = {.line = m_line, .fields = {}, .problem = {}, .text = {}};
        switch (parse(record)) {
        case Parsed::Record:
            if (record.fields.size() == 1 && record.fields[0].trimmed().isEmpty())
                continue;
            return true;
        case Parsed::OpenQuote: skipLine(record, ErrorCode::ImportQuoteOpen); return !m_error;
        case Parsed::TooManyFields: skipLine(record, ErrorCode::ImportLineTooLong); return !m_error;
        case Parsed::NeedsMore: break;
        }
        if (m_buffer.size() - m_at >= longestRecord) {
            skipLine(record, ErrorCode::ImportLineTooLong);
            return !m_error;
        }
        if (!fill() && (m_error || m_at >= m_buffer.size()))
            return false;
    }
}

// Nothing is taken from the buffer unless a whole record is there.
CsvReader::Parsed CsvReader::parse(CsvRecord &record)
{
    record.fields.clear();
    QString field;
    bool quoted = false;
    bool inQuotes = false;
    const qsizetype limit = std::min(m_buffer.size(), m_at + longestRecord);
    const auto endField = [&] {
        record.fields.append(quoted ? field : field.trimmed());
        field.clear();
        quoted = false;
    };
    const QChar *const text = m_buffer.constData();
    qsizetype i = m_at;
    for (; i < limit; ++i) {
        const QChar c = text[i];
        if (inQuotes) {
            if (isLineEnd(c) && i < m_plainUntil)
                return Parsed::OpenQuote;
            if (c != u'"') {
                field += c;
            } else if (i + 1 < m_buffer.size() && text[i + 1] == u'"') {
                field += c;
                ++i;
            } else if (i + 1 == m_buffer.size() && !m_end) {
                return Parsed::NeedsMore; // the next character decides
            } else {
                inQuotes = false;
            }
        } else if (c == u'"' && !quoted && QStringView(field).trimmed().isEmpty()) {
            field.clear();
            quoted = inQuotes = true;
        } else if (c == m_delimiter) {
            endField();
            if (record.fields.size() > mostFields)
                break;
        } else if (isLineEnd(c)) {
            endField();
            advance(i - m_at);
            return Parsed::Record;
        } else if (!quoted || !c.isSpace()) {
            field += c;
        }
    }
    // What was seen from here on to give one line up is not gone through again, line by line, as far as that: a file
    // of nothing but quotes would cost its square.
    if (record.fields.size() > mostFields) {
        m_plainUntil = std::max(m_plainUntil, i);
        return Parsed::TooManyFields; // no table has that many columns: one line is given up
    }
    if (inQuotes && (m_end || i - m_at >= longestRecord)) {
        m_plainUntil = std::max(m_plainUntil, i);
        return Parsed::OpenQuote;
    }
    if (!m_end || i - m_at >= longestRecord)
        return Parsed::NeedsMore;
    if (i == m_at)
        return Parsed::NeedsMore; // nothing left
    endField();
    advance(i - m_at);
    return Parsed::Record;
}

// One line is given up, whatever its length.
void CsvReader::skipLine(CsvRecord &record, ErrorCode why)
{
    record.fields.clear();
    record.problem = Error{why, {}};
    const qsizetype end = std::min(m_buffer.size(), m_at + 200);
    for (qsizetype i = m_at; i < end && !isLineEnd(m_buffer.at(i)); ++i)
        record.text += m_buffer.at(i);
    for (;;) {
        const QStringView rest = QStringView(m_buffer).sliced(m_at);
        m_at += std::ranges::find_if(rest, isLineEnd) - rest.begin();
        if (m_at < m_buffer.size() || !fill())
            return;
    }
}

QChar guessDelimiter(const QString &head)
{
    QChar best = u';';
    double bestScore = 0;
    for (const QChar candidate : {u';', u',', u'\t', u'|'}) {
        QHash<int, int> counts;
        int records = 0;
        int fields = 1;
        bool quotes = false;
        bool empty = true;
        for (const QChar c : head) {
            if (c == u'"')
                quotes = !quotes;
            if (!quotes && c == candidate)
                ++fields;
            if (c == u'\n' && (!quotes || fields == 1)) {
                if (!empty && ++counts[fields] && ++records >= 100)
                    break;
                fields = 1;
                empty = true;
                quotes = false;
            } else if (!c.isSpace()) {
                empty = false;
            }
        }
        if (!empty)
            ++counts[fields], ++records;
        for (const auto &[width, count] : counts.asKeyValueRange()) {
            // Agreement first; among equals the one that cuts finer.
            const double score = width < 2 ? 0 : static_cast<double>(count) / records + width / 1000.0;
            if (score > bestScore) {
                bestScore = score;
                best = candidate;
            }
        }
    }
    return best;
}

} // namespace campanile
