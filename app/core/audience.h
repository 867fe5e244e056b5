// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "area.h"
#include "contact.h"

#include <memory>
#include <span>

namespace campanile {

struct AudienceFilter {
    bool landlines = true;
    bool mobiles = true;
    friend bool operator==(const AudienceFilter &, const AudienceFilter &) = default;
};

/// What an area means in phones, without their names. `rows` is in step with Area::pieces and sums to `phones`: an
/// include counts those no earlier include had, an exclusion is negative.
struct AudienceCount {
    int phones = 0;
    int landlines = 0;
    int mobiles = 0;
    int addresses = 0; ///< distinct positions
    int withoutPosition =
        0; ///< contacts of the selected streets that have no position, and are in `phones` only through their street
    int townWithoutPosition = 0; ///< all contacts without a position: no drawn area can reach them
    QList<int> rows;
    friend bool operator==(const AudienceCount &, const AudienceCount &) = default;
};

/// The contacts in memory, sorted so that an area is counted while its corner is dragged. Immutable; safe to share
/// between threads. Opted-out contacts are never counted nor selected.
class AudienceIndex final {
public:
    explicit AudienceIndex(QList<Contact> contacts);
    ~AudienceIndex();
    Q_DISABLE_COPY_MOVE(AudienceIndex)

    [[nodiscard]] AudienceCount count(const Area &area, const AudienceFilter &filter = {}) const;
    /// Indices into contacts(), ascending by contact id: the same area gives the same list in the same order.
    [[nodiscard]] QList<int> select(const Area &area, const AudienceFilter &filter = {}) const;
    /// Where the selected phones are, each address once: the dots of the Alert page.
    [[nodiscard]] QList<GeoPoint> positions(const Area &area, const AudienceFilter &filter = {}) const;
    /// Ascending by id, whatever the order they came in.
    [[nodiscard]] const QList<Contact> &contacts() const;

private:
    struct Private;
    std::unique_ptr<const Private> d;
};

/// SHA-256 over "id\tE.164\tsample(0|1)\n" of each recipient in order.
struct Recipient {
    ContactId id;
    QString number; ///< E.164
    bool sample = false;
    friend bool operator==(const Recipient &, const Recipient &) = default;
};

[[nodiscard]] QByteArray audienceDigest(std::span<const Recipient> recipients);

} // namespace campanile
