// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapworld.h"

#include <QFile>
#include <QFuture>
#include <QProcess>

#include <algorithm>

namespace campanile {

using namespace Qt::StringLiterals;

MemoryContacts::MemoryContacts(const Gazetteer &gazetteer)
{
    QList<Contact> contacts;
    int number = 0;
    for (const PlacedAddress &address : gazetteer.allAddresses()) {
        if (!address.position)
            continue;
        const int phones = 1 + (address.civic.number * 7 + number) % 3;
        for (int i = 0; i < phones; ++i) {
            const QString text = u"0461%1"_s.arg(200000 + number++);
            const Result<PhoneNumber> phone = PhoneNumber::parse(text);
            if (!phone)
                continue;
            Contact contact{.id = ContactId(QString::number(number)), .number = *phone};
            contact.streetKey = address.streetKey;
            contact.civic = address.civic;
            contact.position = address.position;
            contact.located = Located::Exact;
            contact.sample = true;
            contacts.append(contact);
        }
    }
    m_index = std::make_shared<const AudienceIndex>(contacts);
}

QFuture<Result<int>> MemoryContacts::upsert(const QList<Contact> &)
{
    return QtFuture::makeReadyValueFuture(Result<int>(0));
}

QFuture<Result<RegistryStats>> MemoryContacts::stats()
{
    RegistryStats stats;
    stats.contacts = int(m_index->contacts().size());
    return QtFuture::makeReadyValueFuture(Result<RegistryStats>(stats));
}

QFuture<Result<std::shared_ptr<const AudienceIndex>>> MemoryContacts::index()
{
    return QtFuture::makeReadyValueFuture(Result<std::shared_ptr<const AudienceIndex>>(m_index));
}

std::unique_ptr<MapWorld> MapWorld::sample(QString &why)
{
    return open(
        std::make_unique<MapWorld>(), u"" CAMPANILE_BIN_DIR "/../share/campanile/borgo-campanile.townpack"_s, why);
}

std::unique_ptr<MapWorld> MapWorld::trento(QString &why)
{
    auto world = std::make_unique<MapWorld>();
    const QString source = u"" CAMPANILE_SHARED_DATA "/osm/trento.osm.pbf"_s;
    if (!QFile::exists(source)) {
        why = u"The shared map data is not here."_s;
        return {};
    }
    const QString pack = world->folder.filePath(u"trento.townpack"_s);
    QProcess build;
    build.start(u"" CAMPANILE_BIN_DIR "/campanile-townpack"_s, {u"build"_s, source, u"-o"_s, pack});
    if (!build.waitForFinished(60000) || build.exitCode() != 0) {
        why = u"campanile-townpack: "_s + QString::fromUtf8(build.readAllStandardError());
        return {};
    }
    return open(std::move(world), pack, why);
}

std::unique_ptr<MapWorld> MapWorld::open(std::unique_ptr<MapWorld> world, const QString &pack, QString &why)
{
    auto opened = TownPack::open(pack);
    if (!opened) {
        why = u"The pack cannot be opened: "_s + opened.error().args.join(u' ');
        return {};
    }
    world->town = *opened;
    world->tiles = std::make_unique<TileServer>(pack, world->folder.filePath(u"tiles"_s));
    if (const Result<void> started = world->tiles->start(); !started) {
        why = u"No tiles: "_s + started.error().args.join(u' ');
        return {};
    }
    world->contacts = std::make_unique<MemoryContacts>(*world->town);
    world->draft = std::make_unique<CampaignDraft>();
    world->counter = std::make_unique<AudienceCounter>(*world->draft, *world->contacts);
    return world;
}

GeoPoint MapWorld::middle() const
{
    QList<int> latitudes, longitudes;
    for (const PlacedAddress &address : town->allAddresses()) {
        if (address.position) {
            latitudes.append(address.position->latE7);
            longitudes.append(address.position->lonE7);
        }
    }
    const qsizetype half = latitudes.size() / 2;
    std::ranges::nth_element(latitudes, latitudes.begin() + half);
    std::ranges::nth_element(longitudes, longitudes.begin() + half);
    return {latitudes.value(half), longitudes.value(half)};
}

} // namespace campanile
