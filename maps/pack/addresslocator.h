// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "packfile.h"
#include "streetmatcher.h"
#include "writtenaddress.h"

namespace campanile {

/// Finds addresses as people and directories write them among a town's streets. Needs no pack's file: a register's
/// streets in memory do. Immutable after its construction, safe from several threads at once.
class AddressLocator final {
public:
    /// `streets` must outlive it. `places`: the town's own name and its quarters', that are written behind a street's
    /// name to say where it is.
    explicit AddressLocator(const QList<PackFile::StreetRow> &streets, const QStringList &places = {});

    /// See Gazetteer::locate.
    [[nodiscard]] PlacedAddress locate(const QString &street, const QString &civic) const;
    /// The street that is meant by any usual spelling, by its order; -1: none, or more than one.
    [[nodiscard]] int street(const QString &name) const;

private:
    [[nodiscard]] std::optional<PlacedAddress> placed(const StreetMatcher::Match &match, const Reading &reading) const;

    const QList<PackFile::StreetRow> &m_streets;
    PlaceNames m_places;
    StreetMatcher m_matcher;
};

} // namespace campanile
