// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "csvreader.h"
#include "directoryimporter.h"
#include "gazetteer.h"

#include <QElapsedTimer>
#include <QHash>

namespace campanile {

/// One pass over a directory: every row read, located and counted, its contacts handed on in batches.
class DirectoryRun final {
public:
    using Batch = QList<Contact>;

    struct Hooks {
        std::function<bool(double)> goOn; ///< told how far it is; false: stop
        std::function<Result<void>(Batch)> contacts;
        std::function<void(const CheckedRow &)> row; ///< may be empty
    };

    DirectoryRun(DirectoryFile file, DirectoryTerms terms, const Gazetteer &gazetteer);
    [[nodiscard]] Result<ImportReport> run(const Hooks &hooks);

private:
    struct Row {
        CsvRecord record;
        DirectoryRow read;
    };

    void settle(Row &row, Batch &batch, const Hooks &hooks);
    void reject(qint64 line, const Error &reason, const QString &text);
    void count(const Contact &contact);

    DirectoryFile m_file;
    DirectoryTerms m_terms;
    const Gazetteer &m_gazetteer;
    ImportReport m_report;
    QHash<quint64, qint32> m_lines; ///< number to the line that had it first
};

} // namespace campanile
