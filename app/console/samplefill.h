// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contactstore.h"
#include "directoryimporter.h"
#include "gazetteer.h"

#include <memory>

namespace campanile {

struct SampleFill {
    int contacts = 0; ///< 0: two thirds more than the town has civic numbers, as Italian towns have phones
    quint64 seed = 1;
    QString folder; ///< where the directory's file is written
};

/// Demo only: an empty registry is filled with an invented directory, through the same file and the same import that a
/// real one goes through. Finishes with the report, or at once with an empty one when
/// the registry has contacts.
[[nodiscard]] QFuture<Result<ImportReport>> fillWithSample(ContactStore &store, DirectoryImporter &importer,
    std::shared_ptr<const Gazetteer> town, const SampleFill &fill, QObject *context);

} // namespace campanile
