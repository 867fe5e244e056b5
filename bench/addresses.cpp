// SPDX-License-Identifier: GPL-3.0-or-later
// How well addresses are found as people and directories write them, on two real towns. Half of the streets (by hash)
// are held out: their failures are never shown, only counted, so that rules cannot be made to fit them.
#include "addresslocator.h"
#include "addresstowns.h"
#include "areashapes.h"
#include "townsearch.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <map>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

constexpr double precisionTarget = 0.99, recallTarget = 0.97;
constexpr double samePlace = 30, nearPlace = 60; ///< metres

struct Query {
    QString group, kind;
    dirt::Expect expect = dirt::Expect::Place;
    dirt::Written written;
    dirt::TrueAddress truth; ///< no street: there is none
    bool heldOut = false;
};

struct Counts {
    int asked = 0; ///< whose truth exists
    int found = 0; ///< of them, at the right place
    int located = 0; ///< exact or normalised, whatever was asked
    int right = 0; ///< of them
    int interpolated = 0, nearBy = 0;
    int strangers = 0; ///< asked, and no house is there
    int houseless = 0, streets = 0; ///< of them on a street of the town; its street was known

    Counts &operator+=(const Counts &o)
    {
        asked += o.asked, found += o.found, located += o.located, right += o.right, interpolated += o.interpolated;
        nearBy += o.nearBy, strangers += o.strangers, streets += o.streets, houseless += o.houseless;
        return *this;
    }

    [[nodiscard]] double precision() const { return located ? double(right) / located : 1; }

    [[nodiscard]] double recall() const { return asked ? double(found) / asked : 1; }
};

using Halves = std::array<Counts, 2>;

bool isHeldOut(const QString &street)
{
    return dirt::hashOf(dirt::plain(street)) % 2 == 1;
}

// ---- what is asked

QList<Query> dirtyQueries(const BenchTown &town)
{
    QHash<QString, QList<dirt::TrueAddress>> byStreet;
    QHash<QString, QString> clean;
    for (const auto &address : town.addresses) {
        byStreet[address.street] += address;
        clean.insert(dirt::plain(address.street), address.street);
    }
    QStringList streets = byStreet.keys();
    streets.sort();
    QList<Query> result;
    for (const dirt::Kind &kind : dirt::kinds()) {
        QList<Query> these;
        QHash<QString, QSet<QString>> meant;
        for (const QString &street : std::as_const(streets)) {
            dirt::Random random(dirt::hashOf(street + u'|' + QString::fromUtf8(kind.name)));
            const auto &houses = byStreet[street];
            // a kind that needs a letter at the house, or so, gets a few tries
            for (int tries = 0; tries < 5; ++tries) {
                Query query{QString::fromUtf8(kind.group), QString::fromUtf8(kind.name), kind.expect, {},
                    houses[random.below(houses.size())], isHeldOut(street)};
                if (!kind.write(random, query.truth, town.town, query.written))
                    continue;
                meant[dirt::plain(query.written.street)].insert(dirt::plain(street));
                these += query;
                break;
            }
        }
        for (Query &query : these) {
            const QString written = dirt::plain(query.written.street);
            // What is another street's own name says nothing of this one.
            if (const auto other = clean.constFind(written);
                other != clean.cend() && dirt::plain(*other) != dirt::plain(query.truth.street))
                continue;
            if (meant.value(written).size() > 1 && query.expect != dirt::Expect::Nothing) {
                query.group = u"nobody's"_s, query.kind = u"two streets are meant"_s;
                query.expect = dirt::Expect::Nothing;
            }
            result += query;
        }
    }
    for (const auto &address : town.withheld) {
        result += {u"interpolated"_s, u"number the town does not know"_s, dirt::Expect::Place,
            {address.street, QString::number(address.number)}, address, isHeldOut(address.street)};
    }
    return result;
}

// What makes a street this street: family name, thing, place; and apart the given names.
struct Core {
    QStringList words, given;
    QString joined;
};

Core coreOf(const QString &street, const QStringList &places)
{
    static const QSet<QString> little{u"di"_s, u"del"_s, u"della"_s, u"dello"_s, u"dei"_s, u"degli"_s, u"delle"_s,
        u"dell"_s, u"d"_s, u"de"_s, u"da"_s, u"in"_s, u"e"_s, u"al"_s, u"alla"_s, u"la"_s, u"il"_s};
    QString text = u' ' + dirt::plain(street) + u' ';
    for (const QString &place : places) {
        for (const QString &before : {u" in "_s, u" di "_s})
            text.replace(before + dirt::plain(place) + u' ', u" "_s);
    }
    Core core;
    static const QSet<QString> given = [] {
        QSet<QString> names;
        for (const QString &name : dirt::givenNames())
            names.insert(dirt::plain(name));
        return names;
    }();
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 1; i < words.size(); ++i) {
        static const QHash<QString, QString> numbers{{u"venti"_s, u"20"_s}, {u"ventiquattro"_s, u"24"_s},
            {u"venticinque"_s, u"25"_s}, {u"xx"_s, u"20"_s}, {u"xxiv"_s, u"24"_s}, {u"xxv"_s, u"25"_s},
            {u"iv"_s, u"4"_s}, {u"quattro"_s, u"4"_s}, {u"iii"_s, u"3"_s}, {u"otto"_s, u"8"_s}, {u"primo"_s, u"1"_s}};
        const bool year = words[i].size() == 4 && words[i].front().isDigit(); // "24 Maggio 1915"
        if (little.contains(words[i]) || year)
            continue;
        if (given.contains(words[i]) && i + 1 < words.size())
            core.given += words[i];
        else
            core.words += numbers.value(words[i], words[i]);
    }
    core.words.sort();
    core.joined = core.words.join(QString());
    return core;
}

qsizetype distance(const QString &a, const QString &b)
{
    QList<qsizetype> row(b.size() + 1);
    for (qsizetype j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (qsizetype i = 1; i <= a.size(); ++i) {
        qsizetype diagonal = row[0];
        row[0] = i;
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const qsizetype above = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row.back();
}

// Streets that are not in the town.
QList<Query> strangers(const BenchTown &town, const BenchTown &other)
{
    QStringList candidates;
    for (const auto &words : other.town.streets)
        candidates += words.join(u' ');
    for (const QString &family : dirt::familyNames()) {
        dirt::Random random(dirt::hashOf(family));
        static const QStringList types{
            u"Via"_s, u"Via"_s, u"Via"_s, u"Via"_s, u"Piazza"_s, u"Viale"_s, u"V."_s, u"VIA"_s};
        candidates += random.pick(types) + u' ' + family;
        candidates += random.pick(types) + u' ' + random.pick(dirt::givenNames()) + u' ' + family;
    }
    static const QStringList things{u"Aceri"_s, u"Aranci"_s, u"Bersaglieri"_s, u"Castagni"_s, u"Ciclamini"_s,
        u"Cipressi"_s, u"Faggi"_s, u"Fornaci"_s, u"Gelsi"_s, u"Ginestre"_s, u"Girasoli"_s, u"Lavandai"_s, u"Mandorli"_s,
        u"Mimose"_s, u"Mulini"_s, u"Noci"_s, u"Oleandri"_s, u"Orti"_s, u"Peschi"_s, u"Pini"_s, u"Pioppi"_s,
        u"Platani"_s, u"Querce"_s, u"Rose"_s, u"Tigli"_s, u"Ulivi"_s, u"Viole"_s, u"Vigne"_s};
    for (const QString &thing : things)
        candidates += u"Via dei "_s + thing;
    candidates.removeDuplicates();
    QList<Core> cores;
    for (const auto &words : town.town.streets)
        cores += coreOf(words.join(u' '), town.places);
    QList<Query> result;
    for (const QString &street : std::as_const(candidates)) {
        const Core core = coreOf(street, {});
        if (core.words.isEmpty())
            continue;
        QString kind = u"another town's or invented"_s;
        bool here = false;
        for (const Core &known : std::as_const(cores)) {
            // a town may say more of the same: Camillo Cavour, Camillo Benso Cavour
            const bool all = std::ranges::all_of(core.words, [&](const QString &w) { return known.words.contains(w); });
            if (all && known.words.size() <= core.words.size() + 1) {
                const bool otherPerson = !known.given.isEmpty() && !core.given.isEmpty()
                    && std::ranges::none_of(core.given, [&](const QString &g) { return known.given.contains(g); });
                here = here || !otherPerson;
                kind = u"same family name, another person"_s;
            } else if (kind.startsWith(u'a') && distance(known.joined, core.joined) <= 2) {
                kind = u"a name like one of the town's"_s;
            }
        }
        if (here)
            continue;
        dirt::Random random(dirt::hashOf(street + town.town.name));
        Query query{u"nobody's"_s, kind, dirt::Expect::Nothing, {street, QString::number(1 + random.below(30))}, {},
            isHeldOut(street)};
        if (random.oneIn(4))
            query.written.street = query.written.street.toUpper();
        result += query;
    }
    return result;
}

// ---- how it is answered

PlacedAddress answer(const AddressLocator &locator, const dirt::Written &written)
{
    return locator.locate(written.street, written.civic);
}

class Judge final {
public:
    explicit Judge(const BenchTown &town, const AddressLocator &locator)
        : m_town(town)
        , m_locator(locator)
    {
        for (const auto *list : {&town.addresses, &town.withheld}) {
            for (const auto &a : *list)
                m_places[id(a)] += a.position;
        }
    }

    /// True: nothing to complain of.
    bool judge(const Query &query, const PlacedAddress &found, Counts &counts) const
    {
        const bool surely = found.located >= Located::Normalised, between = found.located == Located::Interpolated;
        if (query.expect != dirt::Expect::Place) {
            ++counts.strangers;
            counts.located += surely;
            counts.interpolated += between;
            if (query.expect == dirt::Expect::Street) {
                ++counts.houseless;
                counts.streets += isStreet(found, query.truth.street);
            }
            return !found.position && (query.expect == dirt::Expect::Nothing || isStreet(found, query.truth.street));
        }
        ++counts.asked;
        const bool street = isStreet(found, query.truth.street);
        const double metres = found.position ? away(*found.position, query.truth) : 1e9;
        const CivicNumber civic{query.truth.number, query.truth.exponent};
        const bool right = street && (metres <= samePlace || (surely && found.civic == civic));
        counts.located += surely;
        counts.right += surely && right;
        counts.interpolated += between;
        counts.nearBy += between && street && metres <= nearPlace;
        counts.found += right;
        return right;
    }

private:
    static QString id(const dirt::TrueAddress &a)
    {
        return u"%1|%2|%3"_s.arg(dirt::plain(a.street)).arg(a.number).arg(a.exponent);
    }

    [[nodiscard]] double away(GeoPoint point, const dirt::TrueAddress &truth) const
    {
        double best = 1e9;
        for (const GeoPoint p : m_places.value(id(truth)))
            best = std::min(best, metresBetween(p, point));
        return best;
    }

    [[nodiscard]] bool isStreet(const PlacedAddress &found, const QString &name) const
    {
        if (found.streetName.isEmpty())
            return false;
        if (dirt::plain(found.streetName) == dirt::plain(name))
            return true;
        const int street = m_locator.street(name); // the map may write one street in two ways
        return street >= 0 && m_town.pack.streets[street].street.key == found.streetKey;
    }

    const BenchTown &m_town;
    const AddressLocator &m_locator;
    QHash<QString, QList<GeoPoint>> m_places;
};

QString percent(int part, int whole)
{
    return whole ? QString::number(100.0 * part / whole, 'f', 1) : u"-"_s;
}

void printRow(const QString &name, const Halves &halves)
{
    std::printf("%-52s", qPrintable(name.leftJustified(52, u' ', true)));
    for (const Counts &c : halves)
        std::printf(" | %6d %6s %6s  %5d %5d", c.asked, qPrintable(percent(c.right, c.located)),
            qPrintable(percent(c.found, c.asked)), c.strangers, c.located - c.right);
    std::printf("\n");
}

QJsonObject json(const Counts &c)
{
    return {{u"asked"_s, c.asked}, {u"found"_s, c.found}, {u"located"_s, c.located}, {u"right"_s, c.right},
        {u"interpolated"_s, c.interpolated}, {u"interpolated_near"_s, c.nearBy}, {u"nobodys"_s, c.strangers},
        {u"houseless"_s, c.houseless}, {u"houseless_street_known"_s, c.streets}, {u"precision"_s, c.precision()},
        {u"recall"_s, c.recall()}};
}

struct Speed {
    double clean = 0, dirty = 0; ///< microseconds each
    double worst = 0;
    double search = 0, worstSearch = 0; ///< milliseconds
};

/// Seconds of this thread: other programs do not count.
double processorTime()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) + double(now.tv_nsec) / 1e9;
}

Speed speedOf(const BenchTown &town, const AddressLocator &locator, const QList<Query> &queries)
{
    Speed speed;
    const double start = processorTime();
    for (const auto &a : town.addresses)
        (void)locator.locate(
            a.street, a.exponent.isEmpty() ? QString::number(a.number) : QString::number(a.number) + u'/' + a.exponent);
    speed.clean = (processorTime() - start) * 1e6 / double(town.addresses.size());
    QList<double> each;
    for (const Query &query : queries) {
        const double before = processorTime();
        (void)locator.locate(query.written.street, query.written.civic);
        each += (processorTime() - before) * 1e6;
    }
    for (const double microseconds : std::as_const(each))
        speed.dirty += microseconds / double(each.size());
    std::ranges::sort(each);
    speed.worst = each[each.size() * 999 / 1000];
    const TownSearch finder(town.pack);
    double total = 0;
    int asked = 0;
    for (qsizetype i = 0; i < queries.size(); i += 97) {
        const double before = processorTime();
        (void)finder.search(queries[i].written.street, 10, [](GeoPoint) { return QString(); });
        const double ms = (processorTime() - before) * 1e3;
        total += ms, ++asked;
        speed.worstSearch = std::max(speed.worstSearch, ms);
    }
    speed.search = total / asked;
    return speed;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption jsonOption(u"json"_s, u"write the figures to FILE"_s, u"FILE"_s);
    const QCommandLineOption show(u"show"_s, u"print up to N failures of each kind, of the open half only"_s, u"N"_s);
    const QCommandLineOption only(u"kind"_s, u"only kinds whose name begins so"_s, u"KIND"_s);
    const QCommandLineOption ask(u"ask"_s, u"only look for STREET|NUMBER"_s, u"STREET|NUMBER"_s);
    parser.addOptions({jsonOption, show, only, ask});
    parser.addHelpOption();
    parser.process(app);

    const QString data = QStringLiteral(CAMPANILE_SHARED_DATA);
    QList<BenchTown> towns;
    for (const auto &read : {alessandria, trento}) {
        auto town = read(data);
        if (!town) {
            std::fprintf(stderr, "A town cannot be read: %s\n", qPrintable(town.error().args.join(u", "_s)));
            return 1;
        }
        towns += *std::move(town);
    }
    QJsonArray rows;
    Halves everything{};
    for (qsizetype t = 0; t < towns.size(); ++t) {
        const BenchTown &town = towns[t];
        const AddressLocator locator(town.pack.streets, town.places);
        if (parser.isSet(ask)) {
            for (const QString &address : parser.values(ask)) {
                const auto found = locator.locate(address.section(u'|', 0, 0), address.section(u'|', 1, 1));
                std::printf("%s: [%s] is [%s %s] (%d)\n", qPrintable(town.town.name), qPrintable(address),
                    qPrintable(found.streetName), qPrintable(found.civic.text()), int(found.located));
            }
            continue;
        }
        const Judge judge(town, locator);
        QList<Query> queries = dirtyQueries(town);
        queries += strangers(town, towns[1 - t]);
        if (parser.isSet(only))
            queries.removeIf([&](const Query &q) { return !q.kind.startsWith(parser.value(only)); });
        QList<QString> order;
        std::map<QString, Halves> byKind;
        std::map<QString, int> shown;
        Halves all{};
        QString failures;
        for (const Query &query : std::as_const(queries)) {
            const QString name = query.group + u": "_s + query.kind;
            if (!byKind.contains(name))
                order += name;
            const PlacedAddress found = answer(locator, query.written);
            Counts one;
            const bool good = judge.judge(query, found, one);
            byKind[name][query.heldOut] += one;
            if (query.group != u"interpolated")
                all[query.heldOut] += one;
            if (!good && !query.heldOut && shown[name]++ < parser.value(show).toInt())
                failures += u"%1: [%2] [%3] is %4 %5; found %6 %7 (%8)\n"_s.arg(name, query.written.street,
                    query.written.civic, query.truth.street,
                    query.truth.street.isEmpty() ? QString()
                                                 : CivicNumber{query.truth.number, query.truth.exponent}.text(),
                    found.streetName, found.civic.text(), QString::number(int(found.located)));
        }
        std::printf("\n%s: %lld streets, %lld addresses\n%-52s | %-33s | %s\n", qPrintable(town.town.name),
            static_cast<long long>(town.town.streets.size()), static_cast<long long>(town.addresses.size()), "",
            "open half of the streets", "held-out half");
        std::printf("%-52s", "");
        for (int half = 0; half < 2; ++half)
            std::printf(" | %6s %6s %6s  %5s %5s", "asked", "prec %", "rec %", "none", "wrong");
        std::printf("\n");
        for (const QString &name : std::as_const(order))
            printRow(name, byKind[name]);
        printRow(u"all (without interpolated)"_s, all);
        Counts between;
        for (const auto &[name, halves] : byKind) {
            for (const Counts &c : halves)
                between += c;
        }
        std::printf("interpolated: %d, of them within %.0f m: %s %%\n", between.interpolated, nearPlace,
            qPrintable(percent(between.nearBy, between.interpolated)));
        std::printf("no house, but the street was known: %s %% of %d\n",
            qPrintable(percent(between.streets, between.houseless)), between.houseless);
        std::printf("%s", qPrintable(failures));
        const Speed speed = speedOf(town, locator, queries);
        std::printf("locate: clean %.2f us (%.0f a second), dirty %.2f us, 99.9 %% under %.1f us; search %.2f ms, "
                    "worst %.2f ms\n",
            speed.clean, 1e6 / speed.clean, speed.dirty, speed.worst, speed.search, speed.worstSearch);
        QJsonObject kinds;
        for (const auto &[name, halves] : byKind)
            kinds.insert(name, QJsonObject{{u"open"_s, json(halves[0])}, {u"held_out"_s, json(halves[1])}});
        rows += QJsonObject{{u"town"_s, town.town.name}, {u"streets"_s, qint64(town.town.streets.size())},
            {u"addresses"_s, qint64(town.addresses.size())}, {u"open"_s, json(all[0])}, {u"held_out"_s, json(all[1])},
            {u"interpolated"_s, between.interpolated}, {u"interpolated_near"_s, between.nearBy}, {u"kinds"_s, kinds},
            {u"locate_clean_us"_s, speed.clean}, {u"locate_dirty_us"_s, speed.dirty},
            {u"locate_worst_us"_s, speed.worst}, {u"search_ms"_s, speed.search}};
        everything[0] += all[0];
        everything[1] += all[1];
    }
    if (parser.isSet(ask))
        return 0;
    std::printf("\n");
    printRow(u"both towns"_s, everything);
    const Counts &held = everything[1];
    const bool met = held.precision() >= precisionTarget && held.recall() >= recallTarget;
    std::printf("Target on the held-out half: precision 99 %%, recall 97 %%: %s\n", met ? "met" : "NOT met");
    if (parser.isSet(jsonOption)) {
        QFile file(parser.value(jsonOption));
        const QByteArray bytes = QJsonDocument(
            QJsonObject{{u"benchmark"_s, u"addresses"_s}, {u"met"_s, met}, {u"open"_s, json(everything[0])},
                {u"held_out"_s, json(held)},
                {u"towns"_s, rows}}).toJson();
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            std::fprintf(stderr, "%s cannot be written\n", qPrintable(file.fileName()));
            return 1;
        }
    }
    return met ? 0 : 1;
}
