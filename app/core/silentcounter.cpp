// SPDX-License-Identifier: GPL-3.0-or-later
#include "silentcounter.h"

#include "audiencecounter.h"
#include "campaigndraft.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

namespace campanile {

using Silent = std::shared_ptr<const SilentAddresses>;

namespace {

QFuture<Silent> matched(std::shared_ptr<const Gazetteer> town, std::shared_ptr<const AudienceIndex> registry)
{
    const auto promise = std::make_shared<QPromise<Silent>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, town = std::move(town), registry = std::move(registry)] {
        promise->addResult(std::make_shared<const SilentAddresses>(town->allAddresses(), *registry));
        promise->finish();
    });
    return promise->future();
}

} // namespace

struct SilentCounter::Private {
    const CampaignDraft &draft;
    AudienceCounter &counter;
    std::shared_ptr<const Gazetteer> town;
    std::shared_ptr<const AudienceIndex> registry; ///< what the last match was made of, or is being made of
    Silent silent;
    PieceMemory memory;
    bool matching = false;
    bool matchAgain = false;
};

SilentCounter::SilentCounter(const CampaignDraft &draft, AudienceCounter &counter)
    : QObject(&counter)
    , d(std::make_unique<Private>(draft, counter))
{
    connect(&counter, &AudienceCounter::indexChanged, this, [this] {
        if (d->registry != d->counter.registry())
            match();
    });
    connect(&counter, &AudienceCounter::countChanged, this, &SilentCounter::countChanged);
}

SilentCounter::~SilentCounter() = default;

void SilentCounter::setTown(std::shared_ptr<const Gazetteer> town)
{
    d->town = std::move(town);
    const bool wasKnown = isKnown();
    d->silent.reset(); // another town's addresses are no approximation of this one's
    match();
    if (wasKnown)
        Q_EMIT silentChanged();
}

void SilentCounter::match()
{
    d->matchAgain = d->matching; // an import changes the registry more often than it can be matched
    d->registry = d->counter.registry();
    if (d->matching || !d->town || !d->registry)
        return;
    d->matching = true;
    matched(d->town, d->registry).then(this, [this, town = d->town](const Silent &silent) {
        d->matching = false;
        if (d->matchAgain)
            match();
        if (town != d->town)
            return;
        d->silent = silent;
        Q_EMIT silentChanged();
        Q_EMIT countChanged();
    });
}

bool SilentCounter::isKnown() const
{
    return d->silent != nullptr;
}

int SilentCounter::count() const
{
    return d->silent ? d->silent->count(d->draft.areaWithPreview(), &d->memory) : 0;
}

QList<GeoPoint> SilentCounter::positions() const
{
    return d->silent ? d->silent->positions(d->draft.areaWithPreview(), AudienceCounter::mostDots, &d->memory)
                     : QList<GeoPoint>{};
}

QList<GeoPoint> SilentCounter::townPositions() const
{
    const Area town{
        {{.id = PieceId(), .kind = PieceKind::Town, .name = {}, .exclude = false, .rings = {}, .street = {}}}};
    return d->silent ? d->silent->positions(town, AudienceCounter::mostDots) : QList<GeoPoint>{};
}

Silent SilentCounter::silent() const
{
    return d->silent;
}

} // namespace campanile
