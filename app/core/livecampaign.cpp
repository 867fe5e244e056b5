// SPDX-License-Identifier: GPL-3.0-or-later
#include "livecampaign.h"

#include "recipientmodel.h"
#include "roundsmodel.h"
#include "streetmodel.h"

#include <QElapsedTimer>
#include <QFuture>
#include <QPromise>
#include <QThreadPool>
#include <QTimer>

#include <algorithm>
#include <numeric>

namespace campanile {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

constexpr auto applyEvery = 100ms;
constexpr auto figuresEvery = 250ms; // numbers change at most four times a second
constexpr auto forecastEvery = 1000ms;
constexpr qsizetype portion = 2'000; // events in one turn: a few milliseconds, also with a list open

} // namespace

struct LiveCampaign::Private {
    Private(LiveCampaign *owner, std::unique_ptr<CampaignWatch> w, std::shared_ptr<const AudienceIndex> i,
        const Gazetteer *g)
        : q(owner)
        , watch(std::move(w))
        , index(std::move(i))
        , gazetteer(g)
        , recipients(progress, directory)
    {
    }

    LiveCampaign *q;
    std::unique_ptr<CampaignWatch> watch;
    std::shared_ptr<const AudienceIndex> index;
    const Gazetteer *gazetteer;

    CampaignProgress progress;
    RecipientDirectory directory;
    ProgressForecast forecast;
    RecipientModel recipients;
    RoundsModel rounds;
    StreetModel streets;
    AddressMarks marks;

    QList<Event> pending;
    qsizetype pendingFrom = 0;
    QTimer apply;
    QTimer figures;
    QElapsedTimer oldest; // since the first of `pending` came
    bool loaded = false;
    bool figuresDue = false;
    qint64 gaps = 0;
    quint64 resolving = 0; // the number of the resolve that is awaited
    QFuture<void> resolved;

    CampaignWatch::Connection connection = CampaignWatch::Connection::Connecting;
    QDateTime lastContact;
    steady_clock::time_point retryAt;
    std::optional<Heartbeat> heartbeat;
    steady_clock::time_point heartbeatAt;
    steady_clock::time_point forecastAt;

    void takeSnapshot(const Snapshot &snapshot)
    {
        pending.clear();
        pendingFrom = 0;
        const CampaignState before = progress.campaign().state;
        recipients.beginReplace();
        progress = CampaignProgress(snapshot);
        const bool known = !directory.isEmpty() && directory.ids() == progress.ids();
        if (!known) {
            directory = {};
            marks.setEntries({});
        }
        recipients.endReplace();
        streets.reset(progress, directory);
        loaded = true;
        refreshForecast();
        if (known)
            takeNames(RecipientDirectory(directory));
        else
            resolve();
        Q_EMIT q->loaded();
        if (progress.campaign().state != before)
            Q_EMIT q->stateChanged(progress.campaign().state, {});
        Q_EMIT q->totalsChanged();
    }

    /// Who they are is looked up in a thread; until then they are shown without names.
    void resolve()
    {
        if (!index || !loaded)
            return;
        const quint64 number = ++resolving;
        auto promise = std::make_shared<QPromise<RecipientDirectory>>();
        promise->start();
        auto future = promise->future();
        QThreadPool::globalInstance()->start([promise, contacts = index, ids = progress.ids(), places = gazetteer] {
            promise->addResult(RecipientDirectory::resolve(contacts, ids, places));
            promise->finish();
        });
        resolved = future.then(q, [this, number](const RecipientDirectory &result) {
            if (number == resolving)
                takeNames(result);
        });
        lookups.append(QFuture<void>(future));
    }

    QList<QFuture<void>> lookups; // the gazetteer must outlive them

    void takeNames(const RecipientDirectory &names)
    {
        directory = names;
        progress.shareIds(names.ids());
        recipients.namesChanged();
        streets.reset(progress, directory);
        QList<AddressMarks::Entry> entries;
        entries.reserve(directory.positions().size());
        for (int at = 0; at < directory.positions().size(); ++at)
            entries.append({directory.positions().at(at), worstAt(at)});
        marks.setEntries(std::move(entries));
        Q_EMIT q->namesChanged();
    }

    [[nodiscard]] Mark worstAt(int position) const
    {
        Mark worst = Mark::Queued;
        for (const int recipient : directory.at(position))
            worst = std::max(worst, progress.mark(recipient));
        return worst;
    }

    void takeEvents(const QList<Event> &events)
    {
        if (pending.isEmpty()) {
            oldest.start();
            pending = events;
        } else {
            pending += events;
        }
        if (!apply.isActive())
            apply.start(applyEvery);
    }

    void applySome()
    {
        const qsizetype end = std::min(pending.size(), pendingFrom + portion);
        QList<int> changed;
        changed.reserve(end - pendingFrom);
        QList<std::pair<int, int>> reachedOn; // street, by how many
        std::optional<CampaignChanged> stateChange;
        const bool wasOver = isOver(progress.campaign().state);
        for (; pendingFrom < end; ++pendingFrom) {
            const Event &event = pending.at(pendingFrom);
            const bool personal = !std::holds_alternative<CampaignChanged>(event.fact)
                && event.recipient < static_cast<size_t>(progress.size());
            const bool before = personal && progress.isReached(event.recipient);
            if (!progress.apply(event)) {
                ++gaps;
                continue;
            }
            if (personal) {
                const int row = static_cast<int>(event.recipient);
                changed.append(row);
                if (const bool after = progress.isReached(row); after != before)
                    reachedOn.append({directory.street(row), after ? 1 : -1});
            } else if (const auto *change = std::get_if<CampaignChanged>(&event.fact);
                change && change->state != CampaignState::Unknown) {
                stateChange = *change;
            }
        }
        if (pendingFrom >= pending.size()) {
            pending.clear();
            pendingFrom = 0;
        } else {
            apply.start(0ms); // the rest, after the screen has had its turn
        }

        std::ranges::sort(changed);
        changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
        if (wasOver != isOver(progress.campaign().state)) {
            changed.resize(progress.size()); // queued ones have become stopped ones
            std::iota(changed.begin(), changed.end(), 0);
        }
        recipients.recipientsChanged(changed);
        tellStreets(reachedOn);
        tellMarks(changed);
        if (!changed.isEmpty())
            Q_EMIT q->recipientsChanged(changed);
        if (stateChange) {
            refreshForecast();
            Q_EMIT q->stateChanged(stateChange->state, stateChange->reason);
        }
        if (!figures.isActive()) {
            tellFigures();
            figures.start(figuresEvery);
        } else {
            figuresDue = true;
        }
    }

    void tellStreets(QList<std::pair<int, int>> &reachedOn)
    {
        std::ranges::sort(reachedOn);
        QList<int> which;
        QList<int> delta;
        for (const auto &[street, by] : std::as_const(reachedOn)) {
            if (!which.isEmpty() && which.constLast() == street)
                delta.last() += by;
            else {
                which.append(street);
                delta.append(by);
            }
        }
        streets.reachedChanged(which, delta);
    }

    void tellMarks(const QList<int> &changed)
    {
        if (directory.isEmpty())
            return;
        QList<int> places;
        places.reserve(changed.size());
        for (const int recipient : changed) {
            if (const int at = directory.position(recipient); at >= 0)
                places.append(at);
        }
        std::ranges::sort(places);
        places.erase(std::unique(places.begin(), places.end()), places.end());
        QList<int> which;
        QList<Mark> now;
        for (const int at : std::as_const(places)) {
            const Mark worst = worstAt(at);
            if (marks.entries().at(at).mark != worst) {
                which.append(at);
                now.append(worst);
            }
        }
        marks.update(which, now);
    }

    void tellFigures()
    {
        figuresDue = false;
        if (steady_clock::now() - forecastAt >= forecastEvery || rounds.rows().isEmpty())
            refreshForecast();
        else
            rounds.setRows(RoundsModel::rowsOf(progress, forecast));
        Q_EMIT q->totalsChanged();
    }

    void refreshForecast()
    {
        forecastAt = steady_clock::now();
        forecast = forecastOf(progress, q->dialerNowMs());
        rounds.setRows(RoundsModel::rowsOf(progress, forecast));
    }

    void takeHeartbeat(const Heartbeat &beat)
    {
        heartbeat = beat;
        heartbeatAt = steady_clock::now();
        if (loaded && !figures.isActive()) {
            refreshForecast();
            Q_EMIT q->totalsChanged(); // the expected end moves also when nothing happens
        }
    }
};

LiveCampaign::LiveCampaign(std::unique_ptr<CampaignWatch> watch, std::shared_ptr<const AudienceIndex> index,
    const Gazetteer *gazetteer, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(watch), std::move(index), gazetteer))
{
    d->apply.setSingleShot(true);
    connect(&d->apply, &QTimer::timeout, this, [this] { d->applySome(); });
    d->figures.setSingleShot(true);
    connect(&d->figures, &QTimer::timeout, this, [this] {
        if (d->figuresDue) {
            d->tellFigures();
            d->figures.start(figuresEvery);
        }
    });
    const CampaignWatch *from = d->watch.get();
    d->connection = from->connection();
    connect(from, &CampaignWatch::snapshotReceived, this, [this](const Snapshot &snapshot) {
        d->lastContact = QDateTime::currentDateTime();
        d->takeSnapshot(snapshot);
    });
    connect(from, &CampaignWatch::eventsReceived, this, [this](const QList<Event> &events) {
        d->lastContact = QDateTime::currentDateTime();
        d->takeEvents(events);
    });
    connect(from, &CampaignWatch::heartbeatReceived, this, [this](const Heartbeat &beat) {
        d->lastContact = QDateTime::currentDateTime();
        d->takeHeartbeat(beat);
    });
    connect(from, &CampaignWatch::connectionChanged, this,
        [this](CampaignWatch::Connection connection, std::chrono::milliseconds retryIn) {
            d->retryAt = steady_clock::now() + retryIn;
            d->connection = connection;
            Q_EMIT connectionChanged(connection);
        });
}

LiveCampaign::~LiveCampaign()
{
    for (auto &lookup : d->lookups)
        lookup.waitForFinished();
}

void LiveCampaign::setIndex(std::shared_ptr<const AudienceIndex> index)
{
    d->index = std::move(index);
    d->resolve();
}

bool LiveCampaign::isLoaded() const
{
    return d->loaded;
}

const CampaignProgress &LiveCampaign::progress() const
{
    return d->progress;
}

const CampaignInfo &LiveCampaign::campaign() const
{
    return d->progress.campaign();
}

const ProgressTotals &LiveCampaign::totals() const
{
    return d->progress.totals();
}

const RecipientDirectory &LiveCampaign::directory() const
{
    return d->directory;
}

const ProgressForecast &LiveCampaign::forecast() const
{
    return d->forecast;
}

RecipientModel *LiveCampaign::recipients() const
{
    return &d->recipients;
}

RoundsModel *LiveCampaign::rounds() const
{
    return &d->rounds;
}

StreetModel *LiveCampaign::streets() const
{
    return &d->streets;
}

AddressMarks *LiveCampaign::marks() const
{
    return &d->marks;
}

CampaignWatch::Connection LiveCampaign::connection() const
{
    return d->connection;
}

bool LiveCampaign::isStale() const
{
    return d->connection == CampaignWatch::Connection::Stale;
}

std::chrono::milliseconds LiveCampaign::age() const
{
    return d->watch->age();
}

QDateTime LiveCampaign::lastContact() const
{
    return d->lastContact;
}

std::chrono::milliseconds LiveCampaign::retryIn() const
{
    return std::max(0ms, std::chrono::duration_cast<std::chrono::milliseconds>(d->retryAt - steady_clock::now()));
}

double LiveCampaign::timeScale() const
{
    return d->heartbeat ? d->heartbeat->timeScale : 1;
}

qint64 LiveCampaign::dialerNowMs() const
{
    if (!d->heartbeat)
        return d->progress.lastTimeMs();
    const auto since = std::chrono::duration<double, std::milli>(steady_clock::now() - d->heartbeatAt).count();
    const qint64 carried = isStale() || d->connection == CampaignWatch::Connection::Ended
        ? d->heartbeat->nowMs
        : d->heartbeat->nowMs + static_cast<qint64>(since * d->heartbeat->timeScale);
    return std::max(carried, d->progress.lastTimeMs());
}

qint64 LiveCampaign::etaMs() const
{
    if (isOver(campaign().state))
        return campaign().ended.isValid() ? campaign().ended.toMSecsSinceEpoch() : 0;
    if (campaign().state != CampaignState::Running)
        return 0;
    return d->heartbeat && d->heartbeat->etaMs > 0 ? d->heartbeat->etaMs : d->forecast.endMs;
}

std::chrono::milliseconds LiveCampaign::eventsLag() const
{
    return d->pending.isEmpty() ? 0ms : std::chrono::milliseconds(d->oldest.elapsed());
}

qint64 LiveCampaign::gaps() const
{
    return d->gaps;
}

} // namespace campanile
