// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplefill.h"

#include "sampledirectory.h"

#include <QPromise>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

using Report = Result<ImportReport>;

QFuture<Report> done(Report report)
{
    return QtFuture::makeReadyValueFuture(std::move(report));
}

} // namespace

QFuture<Report> fillWithSample(ContactStore &store, DirectoryImporter &importer, std::shared_ptr<const Gazetteer> town,
    const SampleFill &fill, QObject *context)
{
    ContactGenerator::Options options;
    options.count = fill.contacts > 0 ? fill.contacts : std::max(1000, town->town().civicNumbers * 5 / 3);
    options.seed = fill.seed;
    const QString path = fill.folder + u"/elenco-di-esempio.csv"_s;

    return store.stats()
        .then(context,
            [=](const Result<RegistryStats> &stats) -> QFuture<Result<void>> {
                if (!stats)
                    return QtFuture::makeReadyValueFuture(Result<void>(std::unexpected(stats.error())));
                if (stats->contacts > 0)
                    return QtFuture::makeReadyValueFuture(Result<void>(failure(ErrorCode::None)));
                return QtConcurrent::run([=] { return writeSampleDirectory(*town, options, path); });
            })
        .unwrap()
        .then(context,
            [&importer, path](const Result<void> &written) -> QFuture<Result<DirectoryFile>> {
                if (!written)
                    return QtFuture::makeReadyValueFuture(Result<DirectoryFile>(std::unexpected(written.error())));
                return importer.inspect(path);
            })
        .unwrap()
        .then(context,
            [&importer](const Result<DirectoryFile> &file) -> QFuture<Report> {
                if (!file) // None: the registry was not empty, there is nothing to do
                    return done(file.error().code == ErrorCode::None ? Report(ImportReport())
                                                                     : Report(std::unexpected(file.error())));
                return importer.import(*file, {});
            })
        .unwrap();
}

} // namespace campanile
