// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audience.h"

#include <memory>
#include <optional>

namespace campanile {

class Gazetteer;

/// Who the opaque ids of a campaign are, by this console's registry. Keeps no copy of any contact. One that was deleted
/// since, or was called by another console, has no name here, and is still shown.
class RecipientDirectory final {
public:
    RecipientDirectory() = default;
    /// `gazetteer` gives streets their official names; it may be null. Slow (reads all contacts once): meant for a
    /// thread.
    [[nodiscard]] static RecipientDirectory resolve(
        std::shared_ptr<const AudienceIndex> index, const QList<ContactId> &ids, const Gazetteer *gazetteer);

    [[nodiscard]] bool isEmpty() const { return m_rows.isEmpty(); }

    [[nodiscard]] qsizetype size() const { return m_rows.size(); }

    [[nodiscard]] const Contact *contact(qsizetype recipient) const; ///< null: not known here
    [[nodiscard]] QString number(qsizetype recipient) const; ///< as an Italian writes it
    [[nodiscard]] QString address(qsizetype recipient) const; ///< "Via Papiria 12"

    [[nodiscard]] const QStringList &streets() const { return m_streets; }

    [[nodiscard]] int street(qsizetype recipient) const { return m_streetOf.value(recipient, -1); } ///< -1: not known

    [[nodiscard]] const QList<GeoPoint> &positions() const { return m_positions; } ///< distinct

    [[nodiscard]] int position(qsizetype recipient) const { return m_positionOf.value(recipient, -1); } ///< -1: none

    /// All recipients at one position.
    [[nodiscard]] std::span<const int> at(int position) const;

    /// The campaign's ids, sharing their memory with the registry's.
    [[nodiscard]] const QList<ContactId> &ids() const { return m_ids; }

private:
    std::shared_ptr<const AudienceIndex> m_index;
    QList<ContactId> m_ids;
    QList<int> m_rows; // into the index's contacts
    QList<int> m_streetOf;
    QStringList m_streets;
    QList<int> m_positionOf;
    QList<GeoPoint> m_positions;
    QList<int> m_byPosition; // recipients, position after position
    QList<int> m_firstAt; // into m_byPosition; one more than positions
};

} // namespace campanile
