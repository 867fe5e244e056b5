// SPDX-License-Identifier: GPL-3.0-or-later
#include "liveboard.h"

#include <QSet>
#include <QTimer>

#include <algorithm>

namespace campanile {

using namespace std::chrono_literals;

struct LiveBoard::Private {
    Private(LiveBoard *owner, DialingBackend &b, const Gazetteer *g)
        : q(owner)
        , backend(b)
        , gazetteer(g)
    {
    }

    LiveBoard *q;
    DialingBackend &backend;
    const Gazetteer *gazetteer;
    std::shared_ptr<const AudienceIndex> index;
    QList<CampaignInfo> campaigns;
    std::unique_ptr<LiveCampaign> current;
    CampaignId currentId;
    bool reachable = false;
    bool asking = false;
    QTimer poll;
    QSet<CampaignId> stopping;

    void show(const CampaignId &id)
    {
        if (id == currentId)
            return;
        if (current) {
            // maybe this was called from one of its own signals
            LiveCampaign *old = current.release();
            old->setParent(q);
            old->deleteLater();
        }
        currentId = id;
        if (!id.isEmpty()) {
            current = std::make_unique<LiveCampaign>(backend.watch(id), index, gazetteer);
            // The list's own news comes seconds later.
            QObject::connect(current.get(), &LiveCampaign::stateChanged, q, [this] { q->refresh(); });
        }
        Q_EMIT q->currentChanged(current.get());
    }

    void take(QList<CampaignInfo> list)
    {
        list.removeIf([](const CampaignInfo &info) { return !info.launched.isValid(); });
        if (list != campaigns) {
            const auto wasThere = [this](const CampaignId &id) {
                return std::ranges::any_of(
                    campaigns, [&](const CampaignInfo &info) { return info.id == id && !isOver(info.state); });
            };
            // A campaign that has just begun is what everybody wants to see.
            const auto begun = std::ranges::find_if(
                list, [&](const CampaignInfo &info) { return !isOver(info.state) && !wasThere(info.id); });
            const CampaignId next = begun != list.end()  ? begun->id
                : currentId.isEmpty() && !list.isEmpty() ? list.constFirst().id
                                                         : currentId;
            campaigns = std::move(list);
            Q_EMIT q->campaignsChanged();
            show(next);
        }
    }

    /// Until the dialer confirms: to send it twice is harmless, not to send it is not.
    void sendStop(const CampaignId &id, const QString &reason)
    {
        backend.stop(id, reason).then(q, [this, id, reason](const Result<CampaignInfo> &answer) {
            if (!answer) {
                Q_EMIT q->commandFailed(id, answer.error());
                if (answer.error().code == ErrorCode::DialerUnreachable
                    || answer.error().code == ErrorCode::DialerTimeout) {
                    QTimer::singleShot(1s, q, [this, id, reason] { sendStop(id, reason); });
                    return;
                }
            }
            stopping.remove(id);
            Q_EMIT q->stoppingChanged();
            q->refresh();
        });
    }

    void setReachable(bool is)
    {
        if (is != reachable) {
            reachable = is;
            Q_EMIT q->reachableChanged(is);
        }
    }
};

LiveBoard::LiveBoard(DialingBackend &backend, const Gazetteer *gazetteer, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, backend, gazetteer))
{
    connect(&d->poll, &QTimer::timeout, this, &LiveBoard::refresh);
}

LiveBoard::~LiveBoard() = default;

void LiveBoard::setIndex(std::shared_ptr<const AudienceIndex> index)
{
    d->index = index;
    if (d->current)
        d->current->setIndex(std::move(index));
}

void LiveBoard::start(std::chrono::milliseconds every)
{
    d->poll.start(every);
    refresh();
}

void LiveBoard::refresh()
{
    if (d->asking)
        return;
    d->asking = true;
    d->backend.campaigns().then(this, [this](const Result<QList<CampaignInfo>> &list) {
        d->asking = false;
        d->setReachable(list.has_value());
        if (list)
            d->take(*list);
    });
}

const QList<CampaignInfo> &LiveBoard::campaigns() const
{
    return d->campaigns;
}

int LiveBoard::running() const
{
    return static_cast<int>(
        std::ranges::count_if(d->campaigns, [](const CampaignInfo &info) { return !isOver(info.state); }));
}

int LiveBoard::runningLive() const
{
    return static_cast<int>(std::ranges::count_if(
        d->campaigns, [](const CampaignInfo &info) { return !isOver(info.state) && info.mode == Mode::Live; }));
}

bool LiveBoard::isReachable() const
{
    return d->reachable;
}

LiveCampaign *LiveBoard::current() const
{
    return d->current.get();
}

void LiveBoard::follow(const CampaignId &id)
{
    d->show(id);
}

void LiveBoard::stop(const CampaignId &id, const QString &reason)
{
    if (d->stopping.contains(id))
        return;
    d->stopping.insert(id);
    Q_EMIT stoppingChanged();
    d->sendStop(id, reason);
}

void LiveBoard::resume(const CampaignId &id)
{
    d->backend.resume(id).then(this, [this, id](const Result<CampaignInfo> &answer) {
        if (!answer)
            Q_EMIT commandFailed(id, answer.error());
        refresh();
    });
}

bool LiveBoard::isStopping(const CampaignId &id) const
{
    return d->stopping.contains(id);
}

} // namespace campanile
