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

/// What a map needs to live: the sample town or, where the shared data is, Trento.
struct MapWorld {
    /// Empty with a reason in `why` when there is no pack.
    [[nodiscard]] static std::unique_ptr<MapWorld> make(QString &why);

    QTemporaryDir folder;
    std::shared_ptr<const TownPack> town;
    std::unique_ptr<TileServer> tiles;
    std::unique_ptr<MemoryContacts> contacts;
    std::unique_ptr<CampaignDraft> draft;
    std::unique_ptr<AudienceCounter> counter;
    bool isTrento = false;
};

} // namespace campanile
