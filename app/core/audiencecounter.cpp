// SPDX-License-Identifier: GPL-3.0-or-later
#include "audiencecounter.h"

#include "campaigndraft.h"
#include "contactstore.h"
#include "placeorder.h"
#include "silentcounter.h"

#include <QElapsedTimer>
#include <QTimer>

namespace campanile {

namespace {

constexpr std::chrono::milliseconds frame{16};
constexpr std::chrono::milliseconds quick{8};

} // namespace

struct AudienceCounter::Private {
    CampaignDraft &draft;
    ContactStore &contacts;
    std::shared_ptr<const AudienceIndex> registry;
    std::shared_ptr<const AudienceIndex> index; ///< the registry, or the part that `only` leaves
    std::optional<QSet<ContactId>> only;
    AudienceCount count;
    PieceMemory memory; ///< of the draft's pieces
    SilentCounter *silent = nullptr;
    bool dirty = true;
    bool reading = false;
    bool readAgain = false;
    std::chrono::nanoseconds cost{0}; ///< of the last count
    QElapsedTimer sinceCount;
    QTimer later;

    Private(CampaignDraft &theDraft, ContactStore &theContacts)
        : draft(theDraft)
        , contacts(theContacts)
    {
        later.setSingleShot(true);
    }

    void restrict()
    {
        index = registry;
        dirty = true;
        if (!only || !registry)
            return;
        QList<Contact> kept;
        for (const Contact &contact : registry->contacts()) {
            if (only->contains(contact.id))
                kept.append(contact);
        }
        index = std::make_shared<const AudienceIndex>(std::move(kept));
    }

    void recount()
    {
        dirty = false;
        QElapsedTimer timer;
        timer.start();
        count = index ? index->count(draft.areaWithPreview(), draft.filter(), &memory) : AudienceCount{};
        cost = timer.durationElapsed();
        sinceCount.start();
    }
};

AudienceCounter::AudienceCounter(CampaignDraft &draft, ContactStore &contacts, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(draft, contacts))
{
    d->silent = new SilentCounter(draft, *this);
    const auto tell = [this] {
        d->later.stop();
        if (d->dirty) // somebody asked in between
            d->recount();
        Q_EMIT countChanged();
    };
    const auto areaChanged = [this, tell] {
        d->dirty = true;
        // A dragged corner is counted at once; a count that would cost half a frame waits for the frame to end.
        if (d->cost < quick && (!d->sinceCount.isValid() || d->sinceCount.durationElapsed() >= frame))
            tell();
        else if (!d->later.isActive())
            d->later.start(frame);
    };
    const auto read = [this, areaChanged](const auto &self) -> void {
        d->readAgain = d->reading; // an import changes the registry more often than it can be read
        if (d->reading)
            return;
        d->reading = true;
        d->contacts.index().then(
            this, [this, areaChanged, self](const Result<std::shared_ptr<const AudienceIndex>> &index) {
                d->reading = false;
                if (index) {
                    d->registry = *index;
                    d->restrict();
                    Q_EMIT indexChanged();
                    areaChanged();
                }
                if (d->readAgain)
                    self(self);
            });
    };
    connect(&d->later, &QTimer::timeout, this, tell);
    connect(&draft, &CampaignDraft::areaChanged, this, areaChanged);
    connect(&contacts, &ContactStore::changed, this, [read] { read(read); });
    read(read);
}

AudienceCounter::~AudienceCounter() = default;

const AudienceCount &AudienceCounter::count() const
{
    // Never an old number, even between two frames; those who listen are still told at the frame's end.
    if (d->dirty)
        d->recount();
    return d->count;
}

AudienceCount AudienceCounter::countOf(const Area &area) const
{
    return d->index ? d->index->count(area, d->draft.filter()) : AudienceCount{};
}

QList<LanguageShare> AudienceCounter::languageShare(const Message &message) const
{
    if (!d->index)
        return {};
    return campanile::languageShare(*d->index, d->draft.areaWithPreview(), d->draft.filter(), message, &d->memory);
}

QList<GeoPoint> AudienceCounter::positions() const
{
    return d->index ? d->index->positions(d->draft.areaWithPreview(), d->draft.filter(), mostDots, &d->memory)
                    : QList<GeoPoint>{};
}

SilentCounter &AudienceCounter::silent() const
{
    return *d->silent;
}

std::shared_ptr<const AudienceIndex> AudienceCounter::index() const
{
    return d->index;
}

std::shared_ptr<const AudienceIndex> AudienceCounter::registry() const
{
    return d->registry;
}

void AudienceCounter::showOnly(const QSet<ContactId> &contacts)
{
    d->only = contacts;
    d->restrict();
    Q_EMIT indexChanged();
    Q_EMIT countChanged();
}

void AudienceCounter::showAll()
{
    if (!d->only)
        return;
    d->only.reset();
    d->restrict();
    Q_EMIT indexChanged();
    Q_EMIT countChanged();
}

bool AudienceCounter::isRestricted() const
{
    return d->only.has_value();
}

} // namespace campanile
