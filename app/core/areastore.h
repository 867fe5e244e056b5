// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audience.h"
#include "ids.h"

#include <QDateTime>
#include <QObject>

#include <optional>

namespace campanile {

using SavedAreaId = Id<struct SavedAreaTag>;

/// An area kept for the day it is needed, with who is called in it.
struct SavedArea {
    SavedAreaId id;
    QString name;
    QString folder; ///< "Fiume/Piene"; empty: none
    Area area;
    AudienceFilter filter{};
    QDateTime changed;
    friend bool operator==(const SavedArea &, const SavedArea &) = default;
};

struct RemovedArea {
    SavedAreaId id;
    QString name;
    QDateTime removed;
    friend bool operator==(const RemovedArea &, const RemovedArea &) = default;
};

/// "  Fiume // Piene/ " is "Fiume/Piene".
[[nodiscard]] QString folderPath(const QString &typed);

/// The library of areas. Small; synchronous; what it answered is on the disk. What is removed can be brought back.
class AreaStore : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual QList<SavedArea> areas() const = 0; ///< by folder, then by name, as people sort
    [[nodiscard]] virtual std::optional<SavedArea> area(const SavedAreaId &id) const = 0;
    /// Adds or replaces; renaming and moving are saving, too. Errors: DatabaseFailed, DiskFull; AreaEmpty for one that
    /// includes nothing.
    virtual Result<void> save(const SavedArea &area) = 0;
    virtual Result<void> remove(const SavedAreaId &id) = 0; ///< errors: NotFound, DatabaseFailed, DiskFull
    [[nodiscard]] virtual QList<RemovedArea> removed() const { return {}; } ///< and not brought back since
    virtual Result<void> restore(const SavedAreaId &id) = 0; ///< what was removed; errors: as remove

Q_SIGNALS:
    void changed();
};

} // namespace campanile
