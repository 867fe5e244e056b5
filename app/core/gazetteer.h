// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "area.h"
#include "contact.h"

#include <QVariant>

namespace campanile {

struct TownInfo {
    QString name;
    GeoBox bounds;
    int streets = 0;
    int civicNumbers = 0;
    int quarters = 0;
    QString attribution;
    bool sample = false; ///< the invented town
    friend bool operator==(const TownInfo &, const TownInfo &) = default;
};

struct Street {
    QString key; ///< stable between builds of the pack: the normalised official name
    QString name;
    QList<GeoRing> lines; ///< open
    friend bool operator==(const Street &, const Street &) = default;
};

struct Quarter {
    QString key;
    QString name;
    QList<GeoRing> rings; ///< empty where the map knows only a point
    GeoPoint centre;
    friend bool operator==(const Quarter &, const Quarter &) = default;
};

/// A place that people name without a street: the hospital, a school, the station.
struct Landmark {
    QString key;
    QString name;
    QString kind; ///< the pack's class: "hospital", "school", "station"...
    QList<GeoRing> rings; ///< its grounds or its building; empty where the map knows only a point
    GeoPoint centre;
    friend bool operator==(const Landmark &, const Landmark &) = default;
};

struct PlacedAddress {
    QString streetKey;
    QString streetName; ///< as the pack writes it
    CivicNumber civic;
    std::optional<GeoPoint> position;
    Located located = Located::No;
    friend bool operator==(const PlacedAddress &, const PlacedAddress &) = default;
};

/// Where another street meets or crosses this one.
struct Crossing {
    GeoPoint point;
    QString streetKey; ///< the other street's
    QString streetName;
    friend bool operator==(const Crossing &, const Crossing &) = default;
};

struct SearchHit {
    enum class Kind { Street, Quarter, Civic, Landmark };
    Kind kind = Kind::Street;
    QString key; ///< street's, quarter's or landmark's
    QString title; ///< "Via Roma 12"
    QString detail; ///< the quarter it is in, when known
    GeoPoint position;
    CivicNumber civic;
    friend bool operator==(const SearchHit &, const SearchHit &) = default;
};

/// The town's names and addresses. Implemented over a town pack (maps/pack). Immutable and safe to use from several
/// threads at once. All lookups are in memory or indexed: each is under a millisecond but search (under 20 ms).
class Gazetteer {
public:
    Gazetteer() = default;
    virtual ~Gazetteer() = default;
    Q_DISABLE_COPY_MOVE(Gazetteer)
    [[nodiscard]] virtual const TownInfo &town() const = 0;
    [[nodiscard]] virtual QList<SearchHit> search(const QString &text, int limit) const = 0;
    [[nodiscard]] virtual std::optional<Street> street(const QString &key) const = 0;
    [[nodiscard]] virtual std::optional<Street> streetByName(const QString &name) const = 0; ///< any usual spelling
    [[nodiscard]] virtual std::optional<Quarter> quarter(const QString &key) const = 0;
    [[nodiscard]] virtual std::optional<Quarter> quarterByName(const QString &name) const = 0;
    [[nodiscard]] virtual QList<Quarter> quarters() const = 0;

    [[nodiscard]] virtual std::optional<Landmark> landmark(const QString &key) const
    {
        Q_UNUSED(key)
        return {};
    }

    /// The municipality's polygon, even-odd over all rings; empty where the pack does not know it.
    [[nodiscard]] virtual QList<GeoRing> boundary() const { return {}; }

    [[nodiscard]] virtual std::optional<Street> streetAt(GeoPoint point, double withinMetres) const = 0;
    [[nodiscard]] virtual std::optional<Quarter> quarterAt(
        GeoPoint point) const = 0; ///< smallest polygon that holds it
    /// Exact, then normalised spelling, then interpolated along the street, then not located (never dropped).
    [[nodiscard]] virtual PlacedAddress locate(const QString &street, const QString &civic) const = 0;

    /// The street's civic numbers, by number, then exponent.
    [[nodiscard]] virtual QList<PlacedAddress> civics(const QString &streetKey) const
    {
        Q_UNUSED(streetKey)
        return {};
    }

    /// Where other streets meet it, along its lines; streets that only pass above or below it do not.
    [[nodiscard]] virtual QList<Crossing> crossings(const QString &streetKey) const
    {
        Q_UNUSED(streetKey)
        return {};
    }

    /// Every civic number, street by street, in a stable order: for the generator of sample directories.
    [[nodiscard]] virtual QList<PlacedAddress> allAddresses() const = 0;
};

} // namespace campanile
