// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audiencecounter.h"
#include "campaigndraft.h"
#include "contactstore.h"
#include "tileserver.h"
#include "townpack.h"

#include <QTemporaryDir>

#include <memory>

namespace campanile {

/// A registry in memory: a few phones at each of the town's civic numbers, the same each time.
class MemoryContacts final : public ContactStore {
public:
    explicit MemoryContacts(const Gazetteer &gazetteer);
    QFuture<Result<int>> upsert(const QList<Contact> &contacts) override;
    QFuture<Result<RegistryStats>> stats() override;
    QFuture<Result<std::shared_ptr<const AudienceIndex>>> index() override;

private:
    std::shared_ptr<const AudienceIndex> m_index;
};

/// What a map needs to live. Null with a reason in `why` when there is no pack.
struct MapWorld {
    [[nodiscard]] static std::unique_ptr<MapWorld> sample(QString &why); ///< the invented town
    [[nodiscard]] static std::unique_ptr<MapWorld> trento(QString &why); ///< the shared data's
    [[nodiscard]] GeoPoint middle() const; ///< where its addresses are

    QTemporaryDir folder;
    std::shared_ptr<const TownPack> town;
    std::unique_ptr<TileServer> tiles;
    std::unique_ptr<MemoryContacts> contacts;
    std::unique_ptr<CampaignDraft> draft;
    std::unique_ptr<AudienceCounter> counter;

private:
    [[nodiscard]] static std::unique_ptr<MapWorld> open(
        std::unique_ptr<MapWorld> world, const QString &pack, QString &why);
};

} // namespace campanile
