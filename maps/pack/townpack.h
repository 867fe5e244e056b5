// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gazetteer.h"
#include "result.h"

#include <memory>

namespace campanile {

/// The Gazetteer over a town pack's file. Everything is in memory after open(): the file may go away.
class TownPack final : public Gazetteer {
public:
    /// Errors: FileNotFound, FileUnreadable, FileTruncated, FileWrongKind, FileTooNew, DatabaseFailed.
    [[nodiscard]] static Result<std::shared_ptr<const TownPack>> open(const QString &path);
    ~TownPack() override;

    [[nodiscard]] const TownInfo &town() const override;
    [[nodiscard]] QList<SearchHit> search(const QString &text, int limit) const override;
    [[nodiscard]] std::optional<Street> street(const QString &key) const override;
    [[nodiscard]] std::optional<Street> streetByName(const QString &name) const override;
    [[nodiscard]] std::optional<Quarter> quarter(const QString &key) const override;
    [[nodiscard]] std::optional<Quarter> quarterByName(const QString &name) const override;
    [[nodiscard]] QList<Quarter> quarters() const override;
    [[nodiscard]] std::optional<Landmark> landmark(const QString &key) const override;
    [[nodiscard]] QList<GeoRing> boundary() const override;
    [[nodiscard]] std::optional<Street> streetAt(GeoPoint point, double withinMetres) const override;
    [[nodiscard]] std::optional<Quarter> quarterAt(GeoPoint point) const override;
    [[nodiscard]] PlacedAddress locate(const QString &street, const QString &civic) const override;
    [[nodiscard]] QList<PlacedAddress> civics(const QString &streetKey) const override;
    [[nodiscard]] QList<Crossing> crossings(const QString &streetKey) const override;
    [[nodiscard]] QList<PlacedAddress> allAddresses() const override;

    [[nodiscard]] const QString &path() const; ///< as it was opened
    /// The quarter's polygon was drawn around its place's point, not surveyed (packschema.h).
    [[nodiscard]] bool isDerived(const QString &quarterKey) const;
    /// When the newest thing on the map was last edited, ISO 8601; empty: unknown.
    [[nodiscard]] const QString &dataTimestamp() const;

private:
    struct Private;
    explicit TownPack(std::unique_ptr<Private> data);
    std::unique_ptr<const Private> d;
};

} // namespace campanile
