// SPDX-License-Identifier: GPL-3.0-or-later
#include "addresstowns.h"

#include "addressnormaliser.h"
#include "osmdata.h"
#include "townbuilder.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>

#include <algorithm>
#include <memory>
#include <ogr_spatialref.h>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

void withhold(BenchTown &town)
{
    QHash<QString, int> at;
    for (qsizetype i = 0; i < town.pack.streets.size(); ++i)
        at.insert(town.pack.streets[i].street.key, static_cast<int>(i));
    QList<dirt::TrueAddress> kept;
    QSet<QString> gone;
    for (const auto &address : town.addresses) {
        const QString id = u"%1|%2|%3"_s.arg(address.street).arg(address.number).arg(address.exponent);
        // only plain numbers: a letter's place follows from its number's
        if (!address.exponent.isEmpty() || (dirt::hashOf(id) % 20 != 0 && !gone.contains(id))) {
            kept += address;
            continue;
        }
        const int street = at.value(addressnormaliser::streetKey(address.street), -1);
        if (street < 0) {
            kept += address;
            continue;
        }
        gone.insert(id);
        town.pack.streets[street].civics.removeIf(
            [&](const PackFile::Civic &c) { return c.civic.number == address.number && c.civic.exponent.isEmpty(); });
        town.withheld += address;
    }
    town.addresses = kept;
    QSet<QString> names;
    for (const auto &address : town.addresses)
        names.insert(address.street);
    for (const QString &name : names)
        town.town.streets += name.split(u' ', Qt::SkipEmptyParts);
    std::ranges::sort(town.town.streets);
}

} // namespace

Result<BenchTown> alessandria(const QString &sharedData)
{
    const QString path = sharedData + u"/civici/alessandria-numeri-civici.csv"_s;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::FileNotFound, {path});
    OGRSpatialReference from, to;
    from.importFromEPSG(3003);
    to.importFromEPSG(4326);
    from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    to.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const std::unique_ptr<OGRCoordinateTransformation> transform(OGRCreateCoordinateTransformation(&from, &to));
    if (!transform)
        return failure(ErrorCode::FileUnreadable, {path, u"EPSG:3003"_s});

    BenchTown result;
    result.town = {u"Alessandria"_s, u"AL"_s, u"15121"_s, {}};
    QHash<QString, qsizetype> at;
    QSet<QString> places;
    (void)file.readLine();
    while (!file.atEnd()) {
        const QStringList cells = QString::fromUtf8(file.readLine()).trimmed().split(u';');
        if (cells.size() < 11 || cells[1] == u"DUG")
            continue;
        double x = cells[9].toDouble(), y = cells[10].toDouble();
        if (!transform->Transform(1, &x, &y))
            continue;
        const dirt::TrueAddress address{
            cells[1] + u' ' + cells[2], cells[5].toInt(), cells[6].toUpper(), cells[4], GeoPoint::fromDegrees(y, x)};
        if (address.number <= 0)
            continue;
        places.insert(address.place);
        const QString key = addressnormaliser::streetKey(address.street);
        const auto found = at.constFind(key);
        if (found == at.cend()) {
            at.insert(key, result.pack.streets.size());
            PackFile::StreetRow row;
            row.street = {key, address.street, {}};
            result.pack.streets += row;
        }
        result.pack.streets[at.value(key)].civics += {{address.number, address.exponent}, address.position};
        result.addresses += address;
    }
    for (auto &row : result.pack.streets) {
        std::ranges::stable_sort(row.civics, [](const auto &a, const auto &b) {
            return std::tie(a.civic.number, a.civic.exponent) < std::tie(b.civic.number, b.civic.exponent);
        });
    }
    result.pack.town.name = result.town.name;
    result.places = QStringList(places.cbegin(), places.cend());
    result.places.sort();
    result.places.prepend(result.town.name);
    withhold(result);
    return result;
}

Result<BenchTown> trento(const QString &sharedData)
{
    const QString input = sharedData + u"/osm/trento.osm.pbf"_s;
    const auto data = readOsm(QStringList{input}, std::nullopt, [](double) { }, {});
    if (!data)
        return std::unexpected(data.error());
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"trento.townpack"_s);
    if (const auto built = TownBuilder::build(input, path, TownBuilder::Options{}); !built)
        return std::unexpected(built.error());
    auto pack = PackFile::read(path);
    if (!pack)
        return std::unexpected(pack.error());

    BenchTown result;
    result.town = {u"Trento"_s, u"TN"_s, u"38122"_s, {}};
    result.pack = *std::move(pack);
    static const QRegularExpression house(u"^(\\d{1,4})\\s*/?\\s*(\\d{1,2}|[A-Za-z]|bis|ter)?$"_s);
    for (const auto &civic : data->civics) {
        const auto match = house.match(QString::fromStdString(civic.number).trimmed());
        const QString street = QString::fromStdString(civic.street);
        if (!match.hasMatch() || street.isEmpty() || !result.pack.town.bounds.contains(civic.position))
            continue;
        result.addresses += dirt::TrueAddress{street, match.captured(1).toInt(), match.captured(2).toUpper(),
            QString::fromStdString(civic.city), civic.position};
    }
    result.places = QStringList{result.pack.town.name};
    for (const auto &row : result.pack.quarters)
        result.places += row.quarter.name;
    withhold(result);
    return result;
}
