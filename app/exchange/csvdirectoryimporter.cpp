// SPDX-License-Identifier: GPL-3.0-or-later
#include "csvdirectoryimporter.h"

#include "contactstore.h"
#include "directoryinspection.h"
#include "directoryrun.h"

#include <QtConcurrentRun>

namespace campanile {

namespace {

constexpr int thousandths = 1000;

template <class T> auto progressOf(QPromise<T> &promise)
{
    promise.setProgressRange(0, thousandths);
    return [&promise](double part) {
        promise.setProgressValue(static_cast<int>(part * thousandths));
        return !promise.isCanceled();
    };
}

// A cancelled promise takes no more results; its future would finish without any.
template <class T> void answer(QPromise<Result<T>> &promise, Result<T> result)
{
    promise.addResult(std::move(result));
}

void check(QPromise<Result<DirectoryCheck>> &promise, const DirectoryFile &file, const DirectoryTerms &terms,
    const std::shared_ptr<const Gazetteer> &gazetteer)
{
    constexpr qsizetype shown = 100;
    DirectoryCheck result;
    CoveredCivics covered;
    const auto goOn = progressOf(promise);
    DirectoryRun run(file, terms, *gazetteer);
    Result<ImportReport> report = run.run({.goOn = goOn,
        .contacts = [&](const DirectoryRun::Batch &batch) -> Result<void> {
            for (const Contact &contact : batch)
                covered.add(contact);
            return {};
        },
        .row =
            [&](const CheckedRow &row) {
                if (result.first.size() < shown)
                    result.first.append(row);
                if (row.hasProblem() && result.problems.size() < shown)
                    result.problems.append(row);
            }});
    if (!report) {
        answer<DirectoryCheck>(promise, std::unexpected(report.error()));
        return;
    }
    result.report = std::move(*report);
    result.coverage = coverageByQuarter(*gazetteer, covered);
    answer<DirectoryCheck>(promise, std::move(result));
}

void importAll(QPromise<Result<ImportReport>> &promise, const DirectoryFile &file, const DirectoryTerms &terms,
    const std::shared_ptr<const Gazetteer> &gazetteer, ContactStore &store)
{
    // The larger a transaction, the fewer times the same pages of the indices are written: their rows come in no
    // order. This is half a second of writing.
    constexpr qsizetype writtenAtOnce = 32 * 1024;
    int added = 0;
    DirectoryRun::Batch waiting;
    // While the database writes one batch the next is read and located; never more than that in memory.
    std::optional<QFuture<Result<int>>> writing;
    const auto settle = [&]() -> Result<void> {
        if (!writing)
            return {};
        writing->waitForFinished();
        const Result<int> written = writing->result();
        writing.reset();
        if (!written)
            return std::unexpected(written.error());
        added += *written;
        return {};
    };
    const auto goOn = progressOf(promise);
    const auto write = [&]() -> Result<void> {
        if (Result<void> settled = settle(); !settled)
            return settled;
        if (!waiting.isEmpty())
            writing = store.upsert(std::exchange(waiting, {}));
        return {};
    };
    DirectoryRun run(file, terms, *gazetteer);
    Result<ImportReport> report = run.run({.goOn = goOn,
        .contacts = [&](DirectoryRun::Batch batch) -> Result<void> {
            waiting += std::move(batch);
            return waiting.size() >= writtenAtOnce ? write() : Result<void>();
        },
        .row = {}});
    if (report) {
        if (Result<void> written = write(); !written)
            report = std::unexpected(written.error());
    }
    if (Result<void> settled = settle(); !settled && report)
        report = std::unexpected(settled.error());
    if (report) {
        report->added = added;
        report->merged = report->imported - added;
    }
    answer(promise, std::move(report));
}

} // namespace

CsvDirectoryImporter::CsvDirectoryImporter(ContactStore &store, std::shared_ptr<const Gazetteer> gazetteer)
    : m_store(store)
    , m_gazetteer(std::move(gazetteer))
{
}

QFuture<Result<DirectoryFile>> CsvDirectoryImporter::inspect(const QString &path)
{
    return QtConcurrent::run([path](QPromise<Result<DirectoryFile>> &promise) {
        answer(promise, inspectDirectory(path, progressOf(promise)));
    });
}

QFuture<Result<DirectoryCheck>> CsvDirectoryImporter::check(const DirectoryFile &file, const DirectoryTerms &terms)
{
    return QtConcurrent::run([file, terms, gazetteer = m_gazetteer](QPromise<Result<DirectoryCheck>> &promise) {
        campanile::check(promise, file, terms, gazetteer);
    });
}

QFuture<Result<ImportReport>> CsvDirectoryImporter::import(const DirectoryFile &file, const DirectoryTerms &terms)
{
    return QtConcurrent::run(
        [file, terms, gazetteer = m_gazetteer, store = &m_store](
            QPromise<Result<ImportReport>> &promise) { importAll(promise, file, terms, gazetteer, *store); });
}

} // namespace campanile
