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
        All, ///< everyone of them, wherever they live, where an area includes anything; less what it takes away
        None, ///< not even with their street or the whole town
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
    /// Phones of one address (the same position; where none is known, the same street and civic number) whose names
    /// share a family word (householdnames.h) are a household; a phone without such a word is one of its own.
    int households = 0;
    int addresses = 0; ///< distinct positions
    int filteredOut = 0; ///< phones that the area finds and the filter leaves out
    int unplaced = 0; ///< without a position, added by AudienceFilter::Unplaced::All, before anything is taken away
    int withoutPosition = 0; ///< in `phones` without a position, through their street or as part of the whole town
    int townWithoutPosition = 0; ///< all contacts without a position that the filter's other parts let through
    QList<int> rows;
    friend bool operator==(const AudienceCount &, const AudienceCount &) = default;
};

/// Phones whose contacts name the same languages.
struct LanguageCount {
    QStringList languages; ///< primary tags in the order of preference; empty: none named
    int phones = 0;
    friend bool operator==(const LanguageCount &, const LanguageCount &) = default;
};

class PieceMemory;

/// The contacts in memory, sorted so that an area is counted while its corner is dragged. Immutable; safe to share
/// between threads. Opted-out contacts are never counted nor selected. The first count with a filter costs a few
/// milliseconds more for a million contacts, the next ones do not. With a `memory` of the caller's (one thread's), only
/// the pieces that changed since the last call are looked for.
class AudienceIndex final {
public:
    explicit AudienceIndex(QList<Contact> contacts);
    ~AudienceIndex();
    Q_DISABLE_COPY_MOVE(AudienceIndex)

    [[nodiscard]] AudienceCount count(
        const Area &area, const AudienceFilter &filter = {}, PieceMemory *memory = nullptr) const;
    /// Indices into contacts(), ascending by contact id: the same area gives the same list in the same order.
    [[nodiscard]] QList<int> select(const Area &area, const AudienceFilter &filter = {}) const;
    /// Where the selected phones are, each address once: the dots of the Alert page. Of more than `atMost`, that many,
    /// spread evenly.
    [[nodiscard]] QList<GeoPoint> positions(
        const Area &area, const AudienceFilter &filter = {}, int atMost = INT_MAX, PieceMemory *memory = nullptr) const;
    /// The selected phones by the languages their contacts name; in no particular order, none with 0.
    [[nodiscard]] QList<LanguageCount> languages(
        const Area &area, const AudienceFilter &filter = {}, PieceMemory *memory = nullptr) const;
    /// Who has no position, of those the filter's other parts let through; indices as select().
    [[nodiscard]] QList<int> unplaced(const AudienceFilter &filter = {}) const;
    /// Ascending by id, whatever the order they came in.
    [[nodiscard]] const QList<Contact> &contacts() const;

private:
    struct Private;
    std::unique_ptr<const Private> d;
};

/// One phone of a campaign.
struct Recipient {
    ContactId id;
    QString number; ///< E.164
    bool sample = false;
    int track = 0; ///< index of what it hears in PreparedCampaign::tracks
    friend bool operator==(const Recipient &, const Recipient &) = default;
};

/// "id\tE.164\tsample(0|1)\ttrack\n" of each recipient in order, and its SHA-256.
[[nodiscard]] QByteArray audienceText(std::span<const Recipient> recipients);
[[nodiscard]] QByteArray audienceDigest(std::span<const Recipient> recipients);

} // namespace campanile
