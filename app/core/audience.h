// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "area.h"
#include "contact.h"

#include <memory>
#include <span>

namespace campanile {

/// Who is called among those an area finds. What it leaves out is counted, so that a screen can say so.
struct AudienceFilter {
    /// Contacts whose position nobody knows: no drawn area can find them.
    enum class Unplaced {
        OfTheirStreet, ///< with their street, when it is chosen
        All, ///< everyone of them, wherever they live
        None,
    };
    bool landlines = true;
    bool mobiles = true;
    QStringList languages{}; ///< primary BCP 47 tags; empty: all; an empty text in it: contacts that name none
    bool directory = true; ///< sources
    bool signUps = true;
    bool imports = true;
    Unplaced unplaced = Unplaced::OfTheirStreet;

    [[nodiscard]] bool isEverybody() const { return *this == AudienceFilter(); }

    friend bool operator==(const AudienceFilter &, const AudienceFilter &) = default;
};

/// What an area means in phones, without their names. `rows` is in step with Area::pieces; together with `unplaced`
/// they sum to `phones`: an include counts those no earlier include had, an exclusion is negative, one that is switched
/// off is 0.
struct AudienceCount {
    int phones = 0;
    int landlines = 0;
    int mobiles = 0;
    int households = 0; ///< phones of one address and one family name are a household
    int addresses = 0; ///< distinct positions
    int filteredOut = 0; ///< phones that the area finds and the filter leaves out
    int unplaced = 0; ///< without a position, added by AudienceFilter::Unplaced::All
    int withoutPosition =
        0; ///< contacts of the selected streets that have no position, and are in `phones` only through their street
    int townWithoutPosition = 0; ///< all contacts without a position that the filter's other parts let through
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
