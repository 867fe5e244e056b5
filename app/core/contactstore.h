// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audience.h"

#include <QDateTime>
#include <QFuture>
#include <QObject>

#include <memory>
#include <optional>

namespace campanile {

struct RegistryStats {
    int contacts = 0;
    int landlines = 0;
    int mobiles = 0;
    int located = 0; ///< exact, normalised or interpolated
    int exact = 0;
    int normalised = 0;
    int interpolated = 0;
    int withoutPosition = 0;
    int optedOut = 0;
    int sample = 0;
    QDateTime lastChange; ///< invalid: empty registry
    friend bool operator==(const RegistryStats &, const RegistryStats &) = default;
};

/// The registry. One thread owns the database; futures finish in order of the calls.
class ContactStore : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Adds or, where the number is known, merges; all or nothing. Returns how many were new.
    virtual QFuture<Result<int>> upsert(const QList<Contact> &contacts) = 0;
    virtual QFuture<Result<RegistryStats>> stats() = 0;
    /// All contacts as the index the screens count with; built in the database's thread.
    virtual QFuture<Result<std::shared_ptr<const AudienceIndex>>> index() = 0;

Q_SIGNALS:
    void changed();
};

} // namespace campanile
