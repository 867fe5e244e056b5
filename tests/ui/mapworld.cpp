// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapworld.h"

#include <QFile>
#include <QFuture>
#include <QProcess>
#include <QPromise>

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

std::unique_ptr<MapWorld> MapWorld::make(QString &why)
{
    auto world = std::make_unique<MapWorld>();
    QString pack = qEnvironmentVariable("CAMPANILE_TEST_PACK");
    if (pack.isEmpty()) {
        const QString source = u"" CAMPANILE_SHARED_DATA "/osm/trento.osm.pbf"_s;
        if (!QFile::exists(source)) {
            why = u"There is no map data to make a town of."_s;
            return {};
        }
        pack = world->folder.filePath(u"trento.townpack"_s);
        QProcess build;
        build.start(u"" CAMPANILE_BIN_DIR "/campanile-townpack"_s, {u"build"_s, source, u"-o"_s, pack});
        if (!build.waitForFinished(60000) || build.exitCode() != 0) {
            why = u"campanile-townpack: "_s + QString::fromUtf8(build.readAllStandardError());
            return {};
        }
    }
    auto town = TownPack::open(pack);
    if (!town) {
        why = u"The pack cannot be opened: "_s + town.error().args.join(u' ');
        return {};
    }
    world->town = *town;
    world->isTrento = world->town->town().name.contains(u"Trento");
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

} // namespace campanile
