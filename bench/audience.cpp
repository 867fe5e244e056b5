// SPDX-License-Identifier: GPL-3.0-or-later
// Our audience count beside GEOS (STRtree and prepared geometry) and SpatiaLite (R*Tree and ST_Contains): the same
// contacts, the same areas, one run, the same contacts found. A point exactly on an edge belongs to one of the two
// areas that share the edge for us, and to neither of them for GEOS and SpatiaLite: those are told apart one by one,
// and no other difference is allowed.
#include "audience.h"
#include "audiencepeers.h"
#include "audiencetown.h"
#include "languageshare.h"
#include "placeorder.h"
#include "silentaddresses.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <algorithm>

#include <ctime>
#include <malloc.h>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

constexpr int contactCount = 1'000'000;
constexpr int addressCount = 400'000;
constexpr int cornersOnContacts = 50;

struct Times {
    double median = 0;
    double longest = 0;
};

// Of this thread's processor time: nothing here waits, and whatever else the machine does is nobody's merit.
double milliseconds(const auto &what)
{
    const auto now = [] {
        timespec t{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
        return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
    };
    const double start = now();
    what();
    return now() - start;
}

Times times(int rounds, const auto &what)
{
    std::vector<double> all;
    for (int i = 0; i < rounds; ++i)
        all.push_back(milliseconds([&] { what(i); }));
    std::ranges::sort(all);
    return {all[all.size() / 2], all.back()};
}

double bytesInUse()
{
    const auto info = mallinfo2();
    return static_cast<double>(info.uordblks + info.hblkhd);
}

AreaPiece polygon(const QString &id, const GeoRing &ring, bool exclude = false)
{
    return {PieceId(id), PieceKind::Polygon, id, exclude, {ring}, {}};
}

/// Prints one line and keeps the figure.
class Report final {
public:
    void line(const QString &what, const QString &key, const Times &t)
    {
        m_out << what.leftJustified(58) << QString::number(t.median, 'f', 2).rightJustified(10) << " ms   longest "
              << QString::number(t.longest, 'f', 2) << '\n';
        m_out.flush();
        json.insert(key + u"_ms"_s, t.median);
        json.insert(key + u"_longest_ms"_s, t.longest);
    }

    void line(const QString &what, const QString &key, double figure, const QString &unit)
    {
        m_out << what.leftJustified(58) << QString::number(figure, 'f', 1).rightJustified(10) << ' ' << unit << '\n';
        m_out.flush();
        json.insert(key, figure);
    }

    void text(const QString &text)
    {
        m_out << text << '\n';
        m_out.flush();
    }

    QJsonObject json;

private:
    QTextStream m_out{stdout};
};

/// Those that only one found stand on the ring, all of them; how many there are.
struct Difference {
    qsizetype onEdge = 0;
    bool allowed = true;
};

Difference difference(
    const std::vector<GeoPoint> &points, const GeoRing &ring, std::span<const int> ours, std::span<const int> theirs)
{
    std::vector<int> onlyOne;
    std::ranges::set_symmetric_difference(ours, theirs, std::back_inserter(onlyOne));
    return {static_cast<qsizetype>(onlyOne.size()),
        std::ranges::all_of(onlyOne, [&](int i) { return isOnEdge(ring, points[static_cast<size_t>(i)]); })
            && std::ranges::includes(ours, theirs)};
}

bool besideThePeers(Report &report, const AudienceIndex &index, const QList<GeoRing> &rings, int rounds)
{
    std::vector<GeoPoint> points;
    for (const Contact &contact : index.contacts())
        points.push_back(*contact.position);
    std::unique_ptr<AudiencePeer> geos;
    std::unique_ptr<AudiencePeer> spatialite;
    report.line(u"GEOS: build STRtree"_s, u"geos_build_ms"_s, milliseconds([&] { geos = geosPeer(points); }), u"ms"_s);
    report.line(u"SpatiaLite: fill table and R*Tree"_s, u"spatialite_build_ms"_s,
        milliseconds([&] { spatialite = spatialitePeer(points); }), u"ms"_s);
    report.text(u"\n  corners     found  on edge     ours ms     GEOS ms   faster  SpatiaLite ms   faster"_s);
    QJsonArray rows;
    bool equal = true;
    for (const GeoRing &ring : rings) {
        const Area area{{polygon(u"p"_s, ring)}};
        const QList<int> ours = index.select(area);
        const Difference fromGeos = difference(points, ring, ours, geos->find(ring));
        const Difference fromSpatialite = difference(points, ring, ours, spatialite->find(ring));
        int sum = 0;
        // In turns, so that whatever else the machine does meets all three.
        std::vector<double> own, theirs, sql;
        for (int i = 0; i < rounds; ++i) {
            for (int warm = 0; warm < 3; ++warm)
                own.push_back(milliseconds([&] { sum += index.count(area).phones; }));
            theirs.push_back(milliseconds([&] { sum += geos->count(ring); }));
            sql.push_back(milliseconds([&] { sum += spatialite->count(ring); }));
        }
        const auto median = [](std::vector<double> &v) {
            std::ranges::sort(v);
            return v[v.size() / 2];
        };
        const double a = median(own), b = median(theirs), c = median(sql);
        const bool same = fromGeos.allowed && fromSpatialite.allowed && fromGeos.onEdge == fromSpatialite.onEdge
            && sum == rounds * (5 * static_cast<int>(ours.size()) - 2 * static_cast<int>(fromGeos.onEdge));
        equal = equal && same;
        report.text(u"%1%2%3%4%5%6%7%8%9"_s.arg(ring.size(), 9)
                .arg(ours.size(), 10)
                .arg(fromGeos.onEdge, 9)
                .arg(a, 12, 'f', 2)
                .arg(b, 12, 'f', 1)
                .arg(b / a, 9, 'f', 0)
                .arg(c, 15, 'f', 1)
                .arg(c / a, 9, 'f', 0)
                .arg(same ? QString() : u"  DIFFERENT"_s));
        rows.append(QJsonObject{{u"corners"_s, ring.size()}, {u"found"_s, ours.size()}, {u"on_edge"_s, fromGeos.onEdge},
            {u"ours_ms"_s, a}, {u"geos_ms"_s, b}, {u"spatialite_ms"_s, c}, {u"times_geos"_s, b / a},
            {u"times_spatialite"_s, c / a}});
    }
    report.json.insert(u"areas"_s, rows);
    report.json.insert(u"equal"_s, equal);
    return equal;
}

void drag(Report &report, const AudienceIndex &index, const QList<GeoRing> &rings)
{
    Area area{{polygon(u"dragged"_s, rings[1]), polygon(u"beside"_s, rings[0]),
        {PieceId(u"street"_s), PieceKind::Street, u"street"_s, false, {},
            StreetStretch{.streetKey = index.contacts().front().streetKey, .odd = {1, 45}, .even = {2, 44}}},
        polygon(u"minus"_s, rings[2], true)}};
    const AudienceFilter filter{.mobiles = false, .languages = {{}, u"de"_s}};
    PieceMemory memory;
    int sum = 0;
    const auto step = [&](int i, PieceMemory *with, const AudienceFilter &who) {
        GeoPoint &corner = area.pieces[0].rings[0][700];
        corner.lonE7 += 2000 * (i % 20 < 10 ? 1 : -1);
        sum += index.count(area, who, with).households;
    };
    report.line(u"a corner dragged among 4 pieces, all figures and rows"_s, u"drag"_s,
        times(61, [&](int i) { step(i, &memory, {}); }));
    report.line(u"  with a filter"_s, u"drag_filtered"_s, times(61, [&](int i) { step(i, &memory, filter); }));
    report.line(u"  without the memory of what did not change"_s, u"drag_forgetful"_s,
        times(61, [&](int i) { step(i, nullptr, {}); }));
    QList<AreaPiece> grid;
    for (int i = 0; i < 60; ++i) {
        const GeoPoint at = GeoPoint::fromDegrees(46.0 + 0.014 * (i / 6), 11.05 + 0.023 * (i % 6));
        grid.append(polygon(u"quarter %1"_s.arg(i),
            {at, {at.latE7, at.lonE7 + 215'000}, {at.latE7 + 130'000, at.lonE7 + 220'000},
                {at.latE7 + 140'000, at.lonE7}}));
    }
    area.pieces += grid;
    report.line(u"  among 64 pieces, 60 of them quarters of the whole town"_s, u"drag_many_pieces"_s,
        times(21, [&](int i) { step(i, &memory, {}); }));
    GeoRing comb; // as many corners as an area may have, every edge as long as the town
    for (int i = 0; i < maxCorners / 2; ++i) {
        comb.append(GeoPoint::fromDegrees(46.001, 11.06 + 0.00005 * i));
        comb.append(GeoPoint::fromDegrees(46.139, 11.06 + 0.00005 * i + 0.000025));
    }
    area = {{polygon(u"comb"_s, comb)}};
    report.line(u"  the worst: 5,000 corners, each edge across the town"_s, u"comb"_s,
        times(5, [&](int) { sum += index.count(area).phones; }));
    if (sum == 0)
        qFatal("nobody was found");
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({u"json"_s, u"write the figures there"_s, u"FILE"_s});
    parser.addOption({u"rounds"_s, u"how often each is asked (default: 9)"_s, u"N"_s, u"9"_s});
    parser.process(application);
    Report report;
    report.json.insert(u"contacts"_s, contactCount);

    std::mt19937_64 random(7);
    const QList<GeoRing> rings{starRing(random, 200), starRing(random, 3008), starRing(random, 12)};
    const QList<PlacedAddress> addresses = townAddresses(random, addressCount, rings[0].first(cornersOnContacts));
    double before = bytesInUse();
    QList<Contact> contacts = townContacts(random, contactCount, addresses);
    const double ofContacts = (bytesInUse() - before) / contactCount;
    before = bytesInUse();
    std::unique_ptr<const AudienceIndex> index;
    report.text(u"Milliseconds of processor time, medians.\n"_s);
    report.line(u"our index of 1,000,000 contacts at 400,000 addresses"_s, u"build_ms"_s,
        milliseconds([&] { index = std::make_unique<const AudienceIndex>(std::move(contacts)); }), u"ms"_s);
    report.line(u"memory: a contact with its texts"_s, u"bytes_per_contact"_s, ofContacts, u"bytes"_s);
    report.line(u"memory: the index, each contact"_s, u"index_bytes_per_contact"_s,
        (bytesInUse() - before) / contactCount, u"bytes"_s);

    const Area area{{polygon(u"p"_s, rings[1])}};
    AudienceFilter filter{.mobiles = false, .languages = {{}, u"de"_s}};
    AudienceCount count;
    report.line(u"3,008 corners: count, the filter new"_s, u"filter_new"_s, times(9, [&](int i) {
        filter.languages = {u"de"_s, u"x%1"_s.arg(i)};
        count = index->count(area, filter);
    }));
    filter.languages = {{}, u"de"_s};
    count = index->count(area, filter);
    report.line(
        u"  the filter known"_s, u"filter_known"_s, times(31, [&](int) { count = index->count(area, filter); }));
    report.line(u"  no filter"_s, u"no_filter"_s, times(31, [&](int) { count = index->count(area); }));
    report.text(u"  (%1 phones of %2 households at %3 addresses)"_s.arg(count.phones)
            .arg(count.households)
            .arg(count.addresses));
    report.json.insert(u"households"_s, count.households);
    drag(report, *index, rings);

    const Area everywhere{{{PieceId(u"t"_s), PieceKind::Town, u"t"_s, false, {}, {}}}};
    qsizetype dots = 0;
    report.line(u"dots: at most 100,000 of the whole town's 400,000"_s, u"dots_town"_s,
        times(9, [&](int) { dots = index->positions(everywhere, {}, 100'000).size(); }));
    report.line(u"dots: at most 100,000 of the area's"_s, u"dots_area"_s,
        times(9, [&](int) { dots += index->positions(area, {}, 100'000).size(); }));
    Message message = Message::blank(u"m"_s, u"it"_s, {});
    message.versions.append(MessageVersion{});
    message.versions[1].language = u"de"_s;
    for (MessageVersion &version : message.versions) {
        version.audioPath = u"a.wav"_s;
        version.length = std::chrono::seconds(1);
    }
    report.line(u"languages: who hears which of two, 3,008 corners"_s, u"languages_area"_s,
        times(31, [&](int) { dots += languageShare(*index, area, {}, message).size(); }));
    report.line(u"languages: the whole town"_s, u"languages_town"_s,
        times(9, [&](int) { dots += languageShare(*index, everywhere, {}, message).size(); }));
    std::unique_ptr<const SilentAddresses> silent;
    report.line(u"silent addresses: matching 400,000 civic numbers"_s, u"silent_build_ms"_s, milliseconds([&] {
        const AudienceIndex some(index->contacts().first(contactCount / 5));
        silent = std::make_unique<const SilentAddresses>(addresses, some);
    }),
        u"ms"_s);
    report.line(u"silent addresses: count in 3,008 corners"_s, u"silent"_s,
        times(31, [&](int) { dots += silent->count(area); }));
    report.text(u"  (%1 in the town)\n"_s.arg(silent->all()));
    silent.reset();

    const bool equal = besideThePeers(report, *index, rings.first(2), std::max(1, parser.value(u"rounds"_s).toInt()));
    if (parser.isSet(u"json"_s)) {
        QFile file(parser.value(u"json"_s));
        if (!file.open(QIODevice::WriteOnly))
            return 1;
        file.write(QJsonDocument(report.json).toJson());
    }
    return equal ? 0 : 1;
}
