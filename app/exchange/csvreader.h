// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <QFile>
#include <QStringDecoder>

#include <optional>

namespace campanile {

struct CsvRecord {
    qint64 line = 0; ///< where it begins, from 1
    QStringList fields;
    std::optional<Error> problem; ///< ImportLineTooLong, ImportQuoteOpen: fields are empty, text is the beginning
    QString text; ///< as it stands in the file, at most 200 characters; only with a problem
};

/// Reads a file record by record, in memory that does not depend on the file: fields in quotes may hold delimiters,
/// doubled quotes and line ends; a quote that is never closed costs one line, not the rest of the file.
class CsvReader final {
public:
    static constexpr qsizetype longestRecord = 64 * 1024; ///< characters
    static constexpr qsizetype mostFields = 1000;

    CsvReader(const QString &path, const QString &encoding, QChar delimiter);
    [[nodiscard]] Result<void> open();
    /// False at the end, or when the disk fails: see error().
    bool next(CsvRecord &record);

    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    [[nodiscard]] qint64 bytesRead() const { return m_file.pos(); }

    [[nodiscard]] qint64 size() const { return m_file.size(); }

private:
    enum class Parsed { Record, NeedsMore, OpenQuote };
    [[nodiscard]] Parsed parse(CsvRecord &record);
    bool fill();
    void skipLine(CsvRecord &record, ErrorCode why);
    void advance(qsizetype characters);

    QFile m_file;
    QString m_encoding;
    QChar m_delimiter;
    std::optional<QStringDecoder> m_decoder;
    QString m_buffer;
    qsizetype m_at = 0; ///< where the next record begins in the buffer
    qint64 m_line = 1;
    bool m_end = false;
    std::optional<Error> m_error;
};

/// The one of ; , tab | that cuts the first records into the same number of fields most often.
[[nodiscard]] QChar guessDelimiter(const QString &head);

} // namespace campanile
