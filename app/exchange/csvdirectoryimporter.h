// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directoryimporter.h"

#include <memory>

namespace campanile {

class ContactStore;
class Gazetteer;

/// DirectoryImporter over CSV files of any usual encoding and delimiter.
class CsvDirectoryImporter final : public DirectoryImporter {
public:
    /// `store` outlives the importer and every future it gave.
    CsvDirectoryImporter(ContactStore &store, std::shared_ptr<const Gazetteer> gazetteer);
    QFuture<Result<DirectoryFile>> inspect(const QString &path) override;
    QFuture<Result<DirectoryCheck>> check(const DirectoryFile &file, const DirectoryTerms &terms) override;
    QFuture<Result<ImportReport>> import(const DirectoryFile &file, const DirectoryTerms &terms) override;

private:
    ContactStore &m_store;
    std::shared_ptr<const Gazetteer> m_gazetteer;
};

} // namespace campanile
