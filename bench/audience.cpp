// SPDX-License-Identifier: GPL-3.0-or-later
// Our audience count beside GEOS (STRtree and prepared geometry), on the same points and areas, in one run.
#include "audience.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <geos_c.h>

#include <algorithm>
#include <numbers>
#include <random>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

constexpr int points = 1'000'000;
constexpr int rounds = 9;

GeoRing star(std::mt19937_64 &random, int corners)
{
    std::uniform_real_distribution<double> reach(0.55, 1.0);
    GeoRing ring;
    double r = 0.8;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners;
        r = 0.9 * r + 0.1 * reach(random);
        ring.append(GeoPoint::fromDegrees(46.07 + 0.0275 * r * std::sin(angle), 11.12 + 0.0275 * r * std::cos(angle)));
    }
    return ring;
}

template <class Count> double median(Count count, int &found)
{
    QList<double> times;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        found = count();
        times.append(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    return times[rounds / 2];
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOption({u"json"_s, u"write the figures there"_s, u"FILE"_s});
    parser.process(application);
    QTextStream out(stdout);

    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> lat(46.0, 46.14);
    std::uniform_real_distribution<double> lon(11.05, 11.19);
    QList<Contact> contacts;
    contacts.reserve(points);
    for (int i = 0; i < points; ++i) {
        contacts.append({.id = ContactId(u"%1"_s.arg(i, 8, 10, QChar(u'0'))),
            .number = StoredPhoneNumber::trusted(
                u"+39046%1"_s.arg(i, 7, 10, QChar(u'0')), i % 20 < 11 ? LineKind::Landline : LineKind::Mobile),
            .position = GeoPoint::fromDegrees(lat(random), lon(random))});
    }
    QElapsedTimer timer;
    timer.start();
    const AudienceIndex index(contacts);
    out << "our index of " << points << " contacts: " << timer.elapsed() << " ms\n";

    GEOSContextHandle_t geos = GEOS_init_r();
    timer.start();
    GEOSSTRtree *tree = GEOSSTRtree_create_r(geos, 10);
    std::vector<GEOSGeometry *> geometries;
    geometries.reserve(points);
    for (const Contact &c : contacts) {
        geometries.push_back(GEOSGeom_createPointFromXY_r(geos, c.position->lonE7, c.position->latE7));
        GEOSSTRtree_insert_r(geos, tree, geometries.back(), geometries.back());
    }
    GEOSSTRtree_build_r(geos, tree);
    out << "GEOS STRtree: " << timer.elapsed() << " ms\n\n  corners     found    ours ms    GEOS ms   faster\n";

    QJsonArray rows;
    bool equal = true;
    for (const int corners : {200, 3008}) {
        const GeoRing ring = star(random, corners);
        const Area area{{{PieceId(u"p"_s), PieceKind::Polygon, u"A"_s, false, {ring}, std::nullopt}}};
        GEOSCoordSequence *sequence = GEOSCoordSeq_create_r(geos, static_cast<unsigned>(corners + 1), 2);
        for (int i = 0; i <= corners; ++i)
            GEOSCoordSeq_setXY_r(
                geos, sequence, static_cast<unsigned>(i), ring[i % corners].lonE7, ring[i % corners].latE7);
        GEOSGeometry *polygon = GEOSGeom_createPolygon_r(geos, GEOSGeom_createLinearRing_r(geos, sequence), nullptr, 0);

        struct Query {
            GEOSContextHandle_t geos;
            const GEOSPreparedGeometry *prepared;
            int found;
        };

        int ours = 0;
        int theirs = 0;
        const double ourTime = median([&] { return index.count(area).phones; }, ours);
        const double theirTime = median(
            [&] {
                const GEOSPreparedGeometry *prepared = GEOSPrepare_r(geos, polygon);
                Query query{geos, prepared, 0};
                GEOSSTRtree_query_r(
                    geos, tree, polygon,
                    [](void *item, void *data) {
                        auto *q = static_cast<Query *>(data);
                        q->found +=
                            GEOSPreparedContains_r(q->geos, q->prepared, static_cast<GEOSGeometry *>(item)) == 1;
                    },
                    &query);
                GEOSPreparedGeom_destroy_r(geos, prepared);
                return query.found;
            },
            theirs);
        GEOSGeom_destroy_r(geos, polygon);
        equal = equal && ours == theirs;
        out << qSetFieldWidth(9) << corners << qSetFieldWidth(10) << ours << qSetFieldWidth(11) << ourTime << theirTime
            << qSetFieldWidth(9) << theirTime / ourTime << qSetFieldWidth(0) << (ours == theirs ? "" : "  DIFFERENT")
            << '\n';
        rows.append(QJsonObject{{u"corners"_s, corners}, {u"found"_s, ours}, {u"found_geos"_s, theirs},
            {u"ours_ms"_s, ourTime}, {u"geos_ms"_s, theirTime}});
    }
    for (GEOSGeometry *geometry : geometries)
        GEOSGeom_destroy_r(geos, geometry);
    GEOSSTRtree_destroy_r(geos, tree);
    GEOS_finish_r(geos);
    if (parser.isSet(u"json"_s)) {
        QFile file(parser.value(u"json"_s));
        if (!file.open(QIODevice::WriteOnly))
            return 1;
        file.write(QJsonDocument(QJsonObject{{u"points"_s, points}, {u"areas"_s, rows}, {u"equal"_s, equal}}).toJson());
    }
    return equal ? 0 : 1;
}
