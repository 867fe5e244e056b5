// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialeroutbox.h"

#include <algorithm>

namespace campanile {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using State = OutboxItem::State;
using Steady = std::chrono::steady_clock::time_point;

constexpr std::chrono::minutes longestReceipt{15}; ///< real time: then the dialer forgets it, whatever its clock says

/// An alert, and what only this run of the program knows of it.
struct Alert {
    OutboxItem item;
    Steady deadline; ///< of its expiry, by a clock that nobody turns
    std::optional<Receipt> receipt{};
    Steady stale{}; ///< when the receipt is too old
};

QString kindKey(LibraryDocument::Kind kind)
{
    switch (kind) {
    case LibraryDocument::Kind::Message: return u"message"_s;
    case LibraryDocument::Kind::Area: return u"area"_s;
    case LibraryDocument::Kind::Draft: break;
    }
    return u"draft"_s;
}

OutboxId idOf(const PendingDocument &document)
{
    return OutboxId(kindKey(document.kind) + u':' + document.id);
}

OutboxItem itemOf(const PendingDocument &document)
{
    OutboxItem item;
    item.id = idOf(document);
    item.kind = static_cast<OutboxItem::Kind>(document.kind);
    item.state = document.error.code != ErrorCode::None ? State::Refused
        : document.sending                              ? State::Sending
                                                        : State::Waiting;
    item.title = document.title;
    item.subject = document.id;
    item.created = document.since;
    item.size = document.size;
    item.sent = document.sent;
    item.deletes = document.deletes;
    item.error = document.error;
    return item;
}

/// The connection's or the dialer's state, not a refusal of this alert.
bool willPass(const Error &error)
{
    switch (error.code) {
    case ErrorCode::DialerUnreachable:
    case ErrorCode::DialerTimeout:
    case ErrorCode::Cancelled: return true;
    case ErrorCode::DialerRefused: {
        const QString reason = error.args.value(0);
        return reason == "DISK_FULL"_L1 || reason == "UPLOAD_BUSY"_L1 || reason == "AUDIO_MISSING"_L1
            || reason == "SHUTTING_DOWN"_L1 || reason == "UPLOAD_TAKEN_OVER"_L1;
    }
    default: return false;
    }
}

} // namespace

struct DialerOutbox::Private {
    OutboxStore &store;
    DialingBackend &backend;
    LibrarySync &sync;
    const Clock &clock;
    DialerOutbox *q;
    QList<Alert> alerts{}; ///< oldest first
    bool reachable = false;
    QDateTime away{};
    std::optional<OutboxId> inHand{}; ///< the alert that is on its way
    QTimer watch{};

    [[nodiscard]] Alert *alert(const OutboxId &id)
    {
        const auto found = std::ranges::find(alerts, id, [](const Alert &a) { return a.item.id; });
        return found == alerts.end() ? nullptr : &*found;
    }

    [[nodiscard]] std::optional<PendingDocument> document(const OutboxId &id) const
    {
        const QList<PendingDocument> pending = sync.pending();
        const auto found = std::ranges::find(pending, id, idOf);
        return found == pending.end() ? std::nullopt : std::optional(*found);
    }

    void adopt(OutboxItem item)
    {
        // What was on its way when the program ended is asked about again; the dialer knows it by its id.
        if (item.state == State::Sending || item.state == State::ReadyToConfirm)
            item.state = State::Waiting;
        const QDateTime now = clock.now();
        const std::chrono::milliseconds left(std::max<qint64>(0, now.msecsTo(item.expires)));
        Alert alert{.item = item, .deadline = clock.steady() + left};
        if (item.created > now)
            alert.deadline = clock.steady(); // the clock was turned back: nobody knows how old it is
        alerts.append(alert);
    }

    void change(Alert &alert, State state, Error error = {ErrorCode::None, {}})
    {
        alert.item.state = state;
        alert.item.error = std::move(error);
        // What cannot be written down is known in memory; after a restart it is found out again.
        (void)store.update(alert.item);
    }

    [[nodiscard]] bool isOver(const Alert &alert) const
    {
        return clock.now() >= alert.item.expires || clock.steady() >= alert.deadline;
    }

    /// Nothing of an alert is sent past its expiry, whatever its state was.
    void expire()
    {
        QList<OutboxId> over;
        bool older = false;
        for (Alert &alert : alerts) {
            const State state = alert.item.state;
            if (state == State::Expired || state == State::Done)
                continue;
            if (isOver(alert)) {
                alert.receipt.reset();
                change(alert, State::Expired);
                over.append(alert.item.id);
            } else if (state == State::ReadyToConfirm && clock.steady() >= alert.stale) {
                alert.receipt.reset(); // the dialer has forgotten it: it is prepared once more
                change(alert, State::Waiting);
                older = true;
            }
        }
        if (over.isEmpty() && !older)
            return;
        Q_EMIT q->changed();
        for (const OutboxId &id : over)
            Q_EMIT q->expired(id);
    }

    void go()
    {
        expire();
        if (!reachable || inHand)
            return;
        const auto next = std::ranges::find(alerts, State::Waiting, [](const Alert &a) { return a.item.state; });
        if (next != alerts.end())
            return ask(*next);
        sync.run();
    }

    /// It may have been launched before this program was killed.
    void ask(Alert &next)
    {
        const OutboxId id = next.item.id;
        inHand = id;
        change(next, State::Sending);
        Q_EMIT q->changed();
        backend.campaign(CampaignId(next.item.subject)).then(q, [this, id](const Result<CampaignInfo> &known) {
            Alert *alert = still(id);
            if (!alert)
                return;
            if (known && known->state != CampaignState::Prepared)
                return launched(*alert);
            const bool isNew = !known && known.error().code == ErrorCode::DialerRefused
                && known.error().args.value(0).contains("NOT_FOUND"_L1);
            if (!known && !isNew)
                return putBack(*alert, known.error());
            prepare(*alert);
        });
    }

    void prepare(Alert &next)
    {
        const OutboxId id = next.item.id;
        const Result<PreparedCampaign> campaign = store.campaign(id);
        if (!campaign)
            return putBack(next, campaign.error());
        backend.prepare(*campaign).then(q, [this, id, campaign = *campaign](const Result<Receipt> &receipt) {
            Alert *alert = still(id);
            if (!alert)
                return;
            if (!receipt)
                return putBack(*alert, receipt.error());
            if (const Result<void> same = verify(*receipt, campaign); !same)
                return putBack(*alert, same.error());
            if (receipt->accepted == 0)
                return putBack(*alert, {ErrorCode::AreaHasNoPhones, {}});
            inHand.reset();
            alert->receipt = *receipt;
            // By the dialer's clock, which runs faster than ours where its network is a simulated one.
            const std::chrono::milliseconds life(receipt->prepared.msecsTo(receipt->expires));
            alert->stale = clock.steady() + std::clamp<std::chrono::milliseconds>(life, 1s, longestReceipt) + 1s;
            alert->item.sent = alert->item.size;
            change(*alert, State::ReadyToConfirm);
            Q_EMIT q->changed();
            Q_EMIT q->readyToConfirm(id);
            go();
        });
    }

    /// The alert in hand, unless it was discarded or expired while the dialer was thinking.
    Alert *still(const OutboxId &id)
    {
        if (inHand != id)
            return nullptr;
        expire();
        Alert *found = alert(id);
        if (found && found->item.state == State::Sending)
            return found;
        inHand.reset();
        return nullptr;
    }

    void putBack(Alert &alert, const Error &error)
    {
        inHand.reset();
        alert.item.sent = 0;
        if (willPass(error)) {
            reachable = false; // until readiness says otherwise
            change(alert, State::Waiting);
        } else {
            change(alert, State::Refused, error);
        }
        Q_EMIT q->changed();
        if (reachable)
            go();
    }

    void launched(const Alert &alert)
    {
        const OutboxId id = alert.item.id;
        if (inHand == id)
            inHand.reset();
        OutboxItem done = alert.item;
        done.state = State::Done;
        // Should its row not go now, it says that it is done; the dialer says so too.
        if (const Result<void> removed = store.remove(id); !removed)
            (void)store.update(done);
        alerts.removeIf([&](const Alert &a) { return a.item.id == id; });
        Q_EMIT q->changed();
    }
};

DialerOutbox::DialerOutbox(
    OutboxStore &store, DialingBackend &backend, LibrarySync &sync, const Clock &clock, QObject *parent)
    : Outbox(parent)
    , d(new Private{.store = store, .backend = backend, .sync = sync, .clock = clock, .q = this})
{
    for (const OutboxItem &item : store.alerts()) {
        if (item.state == State::Done)
            (void)store.remove(item.id);
        else
            d->adopt(item);
    }
    d->expire();
    connect(&sync, &LibrarySync::pendingChanged, this, &Outbox::changed);
    connect(&sync, &LibrarySync::pendingChanged, this, [this] { d->go(); }, Qt::QueuedConnection);
    connect(&backend, &DialingBackend::uploaded, this, [this](const CampaignId &campaign, qint64 sent) {
        for (Alert &alert : d->alerts) {
            if (alert.item.subject == campaign.text() && alert.item.sent != std::min(sent, alert.item.size)) {
                alert.item.sent = std::min(sent, alert.item.size);
                Q_EMIT changed();
            }
        }
    });
    d->watch.setInterval(1s);
    connect(&d->watch, &QTimer::timeout, this, [this] { d->expire(); });
    d->watch.start();
}

DialerOutbox::~DialerOutbox() = default;

void DialerOutbox::setReachable(bool reachable)
{
    const QDateTime away = reachable ? QDateTime() : d->away.isValid() ? d->away : d->clock.now();
    const bool differs = away != d->away;
    d->reachable = reachable;
    d->away = away;
    if (differs)
        Q_EMIT changed();
    d->go();
}

QList<OutboxItem> DialerOutbox::items() const
{
    QList<OutboxItem> result;
    for (const Alert &alert : d->alerts)
        result.append(alert.item);
    for (const PendingDocument &document : d->sync.pending())
        result.append(itemOf(document));
    return result;
}

QDateTime DialerOutbox::awaySince() const
{
    return d->away;
}

Result<OutboxId> DialerOutbox::queueAlert(
    const PreparedCampaign &campaign, const SavedDraft &draft, const QDateTime &expires)
{
    if (campaign.area.isEmpty())
        return failure(ErrorCode::AreaEmpty);
    if (campaign.recipients.isEmpty())
        return failure(ErrorCode::AreaHasNoPhones);
    if (campaign.tracks.isEmpty())
        return failure(ErrorCode::AudioEmpty);
    OutboxItem item;
    item.id = OutboxId::create();
    item.kind = OutboxItem::Kind::Alert;
    item.title = campaign.title;
    item.subject = campaign.id.text();
    item.created = d->clock.now();
    item.expires = expires;
    item.phones = static_cast<int>(campaign.recipients.size());
    item.mode = campaign.mode;
    for (const Track &track : campaign.tracks)
        item.size += track.audio.size();
    item.size += campaign.menu ? campaign.menu->audio.size() : 0;
    if (const Result<void> added = d->store.add(item, campaign, draft); !added)
        return std::unexpected(added.error());
    d->adopt(item);
    Q_EMIT changed();
    QTimer::singleShot(0, this, [this] { d->go(); });
    return item.id;
}

Result<PreparedCampaign> DialerOutbox::campaign(const OutboxId &id) const
{
    return d->store.campaign(id);
}

Result<SavedDraft> DialerOutbox::draft(const OutboxId &id) const
{
    return d->store.draft(id);
}

std::optional<Receipt> DialerOutbox::receipt(const OutboxId &id) const
{
    const Alert *alert = d->alert(id);
    return alert ? alert->receipt : std::nullopt;
}

Result<void> DialerOutbox::retry(const OutboxId &id)
{
    if (Alert *alert = d->alert(id)) {
        if (alert->item.state != State::Refused)
            return {};
        d->change(*alert, State::Waiting);
        Q_EMIT changed();
        QTimer::singleShot(0, this, [this] { d->go(); });
        return {};
    }
    if (const std::optional<PendingDocument> document = d->document(id))
        return d->sync.retry(document->kind, document->id);
    return failure(ErrorCode::NotFound, {id.text()});
}

Result<void> DialerOutbox::discard(const OutboxId &id)
{
    if (d->alert(id)) {
        const Result<void> removed = d->store.remove(id);
        if (!removed)
            return removed;
        d->alerts.removeIf([&](const Alert &alert) { return alert.item.id == id; });
        if (d->inHand == id)
            d->inHand.reset();
        Q_EMIT changed();
        return {};
    }
    if (const std::optional<PendingDocument> document = d->document(id))
        return d->sync.discard(document->kind, document->id);
    return failure(ErrorCode::NotFound, {id.text()});
}

void DialerOutbox::launched(const CampaignId &campaign)
{
    for (const Alert &alert : std::as_const(d->alerts)) {
        if (alert.item.subject == campaign.text())
            return d->launched(Alert(alert));
    }
}

} // namespace campanile
