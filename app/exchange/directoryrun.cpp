// SPDX-License-Identifier: GPL-3.0-or-later
#include "directoryrun.h"

#include <QtConcurrentMap>

namespace campanile {

namespace {

constexpr qsizetype rowsPerBatch = 4096;
constexpr qint64 bytesPerBatch = 4 * 1024 * 1024; ///< rows may be as long as the reader lets them
constexpr qsizetype mostRejected = 10'000;

quint64 key(const PhoneNumber &number)
{
    return number.e164().mid(1).toULongLong();
}

QString shortened(const QStringList &fields, QChar delimiter)
{
    return fields.join(delimiter).simplified().left(200);
}

} // namespace

DirectoryRun::DirectoryRun(DirectoryFile file, DirectoryTerms terms, const Gazetteer &gazetteer)
    : m_file(std::move(file))
    , m_terms(std::move(terms))
    , m_gazetteer(gazetteer)
{
}

Result<ImportReport> DirectoryRun::run(const Hooks &hooks)
{
    QElapsedTimer timer;
    timer.start();
    if (!m_file.fields.contains(DirectoryField::Phone))
        return failure(ErrorCode::ImportNoColumn, {QStringLiteral("telefono")});
    CsvReader reader(m_file.path, m_file.encoding, m_file.delimiter);
    if (const Result<void> opened = reader.open(); !opened)
        return std::unexpected(opened.error());
    reader.onProgress(hooks.goOn);

    bool header = m_file.hasHeader;
    QList<Row> rows;
    for (bool more = true; more;) {
        rows.clear();
        const qint64 from = reader.bytesRead();
        while (rows.size() < rowsPerBatch && reader.bytesRead() - from < bytesPerBatch) {
            Row row{};
            more = reader.next(row.record);
            if (!more)
                break;
            if (header && !row.record.problem) {
                header = false;
                continue;
            }
            rows.append(std::move(row));
        }
        // Parsing numbers and finding addresses costs most, and each row stands alone.
        QtConcurrent::blockingMap(rows, [this](Row &row) {
            if (!row.record.problem)
                row.read = readRow(row.record.fields, m_file.fields, m_terms, m_gazetteer);
        });
        Batch batch;
        batch.reserve(rows.size());
        for (Row &row : rows)
            settle(row, batch, hooks);
        if (const Result<void> taken = hooks.contacts(std::move(batch)); !taken)
            return std::unexpected(taken.error());
        if (reader.error())
            return std::unexpected(*reader.error());
        if (!hooks.goOn(
                static_cast<double>(reader.bytesRead()) / static_cast<double>(std::max<qint64>(reader.size(), 1))))
            return failure(ErrorCode::Cancelled);
    }
    m_report.added = m_report.imported - m_report.duplicates;
    m_report.merged = m_report.duplicates;
    m_report.took = std::chrono::duration_cast<std::chrono::milliseconds>(timer.durationElapsed());
    return m_report;
}

void DirectoryRun::settle(Row &row, Batch &batch, const Hooks &hooks)
{
    ++m_report.rows;
    CheckedRow checked{
        .line = row.record.line, .cells = row.record.fields, .error = row.record.problem, .suggestion = {}};
    if (row.record.problem)
        reject(row.record.line, *row.record.problem, row.record.text);
    for (Result<Contact> &contact : row.read.phones) {
        if (!contact) {
            reject(row.record.line, contact.error(), shortened(row.record.fields, m_file.delimiter));
            checked.error = contact.error();
            continue;
        }
        const auto known = m_lines.constFind(key(contact->number));
        if (known != m_lines.cend()) {
            ++m_report.duplicates;
            checked.duplicateOf = *known;
        } else {
            m_lines.insert(key(contact->number), static_cast<qint32>(row.record.line));
            count(*contact);
        }
        checked.withoutPosition = !contact->position;
        if (hooks.row && checked.withoutPosition && !row.read.address.street.isEmpty()) {
            const QList<SearchHit> hits = m_gazetteer.search(row.read.address.street, 1);
            if (!hits.isEmpty() && hits[0].kind == SearchHit::Kind::Street)
                checked.suggestion = hits[0].title;
        }
        ++m_report.imported;
        batch.append(std::move(*contact));
    }
    if (hooks.row)
        hooks.row(checked);
}

void DirectoryRun::reject(qint64 line, const Error &reason, const QString &text)
{
    ++m_report.rejectedCount;
    ++m_report.rejectedBy[reason.code];
    if (m_report.rejected.size() < mostRejected)
        m_report.rejected.append({line, reason, text});
}

void DirectoryRun::count(const Contact &contact)
{
    ++(contact.number.kind() == LineKind::Mobile ? m_report.mobiles : m_report.landlines);
    m_report.withoutPosition += !contact.position;
    m_report.exact += contact.located == Located::Exact;
    m_report.normalised += contact.located == Located::Normalised;
    m_report.interpolated += contact.located == Located::Interpolated;
    m_report.withLanguage += !contact.languages.isEmpty();
    m_report.sample += contact.sample;
}

} // namespace campanile
