// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <QFile>
#include <QStringDecoder>

#include <functional>
#include <optional>

namespace campanile {

struct CsvRecord {
    qint64 line = 0; ///< where it begins, from 1
    QStringList fields;
    std::optional<Error> problem; ///< ImportLineTooLong (also: too many fields), ImportQuoteOpen: fields are empty,
                                  ///< text is the beginning
    QString text; ///< as it stands in the file, at most 200 characters; only with a problem
};

/// Reads a file record by record, in memory that does not depend on the file: fields in quotes may hold delimiters,
/// doubled quotes and line ends; a quote that is never closed costs one line, not the rest of the file. Time grows with
/// the file and with nothing else.
class CsvReader final {
public:
    static constexpr qsizetype longestRecord = 64 * 1024; ///< characters
    static constexpr qsizetype mostFields = 256;

    CsvReader(const QString &path, const QString &encoding, QChar delimiter);
    [[nodiscard]] Result<void> open();

    /// Told every quarter of a megabyte how far it is, within a line of any length too; false: stop (Cancelled).
    void onProgress(std::function<bool(double)> goOn) { m_goOn = std::move(goOn); }

    /// False at the end, when the disk fails, when it was told to stop: see error().
    bool next(CsvRecord &record);

    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    [[nodiscard]] qint64 bytesRead() const { return m_file.pos(); }

    [[nodiscard]] qint64 size() const { return m_file.size(); }

private:
    enum class Parsed { Record, NeedsMore, OpenQuote, TooManyFields };
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
    qsizetype m_plainUntil = 0; ///< a quote opened before this place in the buffer and left open in its line stays so
    qint64 m_line = 1;
    bool m_end = false;
    std::optional<Error> m_error;
    std::function<bool(double)> m_goOn;
};

/// The one of ; , tab | that cuts the first records into the same number of fields most often.
[[nodiscard]] QChar guessDelimiter(const QString &head);

} // namespace campanile
