// SPDX-License-Identifier: GPL-3.0-or-later
#include "grpccampaignwatch.h"

#include "conversions.h"

#include <QGrpcCallOptions>

#include <algorithm>

namespace campanile {

using namespace std::chrono_literals;

GrpcCampaignWatch::GrpcCampaignWatch(DialerLink &link, CampaignId id, qint64 afterSeq)
    : m_link(&link)
    , m_id(std::move(id))
    , m_lastSeq(afterSeq)
    , m_snapshotWanted(afterSeq == 0)
    , m_heard(std::chrono::steady_clock::now())
{
    m_silence.setSingleShot(true);
    m_silence.setTimerType(Qt::PreciseTimer); // a coarse one may call data stale a twentieth too early
    connect(&m_silence, &QTimer::timeout, this, [this] { lose(true); });
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &GrpcCampaignWatch::open);
    // A dialer that was started anew has another address: no need to wait.
    connect(&link, &DialerLink::endpointChanged, this, [this] {
        if (m_connection == Connection::Ended)
            return;
        close();
        m_delay = 0ms;
        m_retry.start(0ms);
    });
    m_retry.start(0ms);
}

GrpcCampaignWatch::~GrpcCampaignWatch()
{
    close();
}

std::chrono::milliseconds GrpcCampaignWatch::age() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - m_heard);
}

void GrpcCampaignWatch::open()
{
    close();
    if (!m_link)
        return;
    m_channel = m_link->channel();
    if (!m_channel) {
        lose(false);
        return;
    }
    campanile::v1::WatchCampaignRequest request;
    request.setCampaignId(m_id.text());
    request.setAfterSeq(m_snapshotWanted ? 0 : m_lastSeq);
    m_stream = m_channel->client.WatchCampaign(request, QGrpcCallOptions());
    if (!m_stream) {
        lose(false);
        return;
    }
    connect(m_stream.get(), &QGrpcServerStream::messageReceived, this, &GrpcCampaignWatch::read);
    connect(m_stream.get(), &QGrpcOperation::finished, this, [this](const QGrpcStatus &status) {
        if (status.isOk() && m_over) {
            close();
            setConnection(Connection::Ended);
        } else {
            // A number the dialer does not know (its ledger was restored from a backup): from the beginning.
            if (status.code() == QtGrpc::StatusCode::InvalidArgument
                || status.code() == QtGrpc::StatusCode::FailedPrecondition)
                m_snapshotWanted = true;
            lose(false);
        }
    });
    m_silence.start(m_link->patience().staleAfter);
}

void GrpcCampaignWatch::close()
{
    m_silence.stop();
    m_retry.stop();
    m_assembling.reset();
    m_behind = 0;
    if (m_stream) {
        disconnect(m_stream.get(), nullptr, this, nullptr);
        DialerLink::abandon(std::move(m_stream), std::move(m_channel));
    }
    m_channel.reset();
}

void GrpcCampaignWatch::read()
{
    const auto message = m_stream->read<campanile::v1::WatchCampaignResponse>();
    if (!message) {
        lose(false); // not what it should be: the stream cannot be trusted any more
        return;
    }
    m_heard = std::chrono::steady_clock::now();
    m_silence.start(m_link ? m_link->patience().staleAfter : 6s);
    m_delay = 0ms;
    setConnection(Connection::Live);
    take(*message);
}

void GrpcCampaignWatch::take(const campanile::v1::WatchCampaignResponse &message)
{
    if (message.hasSnapshot())
        takeSnapshot(message.snapshot());
    else if (message.hasEvents())
        takeEvents(message.events());
    else if (message.hasHeartbeat())
        takeHeartbeat(message.heartbeat());
}

void GrpcCampaignWatch::takeSnapshot(const campanile::v1::Snapshot &part)
{
    if (!m_snapshotWanted)
        return; // a resumed stream has none
    if (!m_assembling)
        m_assembling.emplace();
    wire::append(*m_assembling, part);
    if (!part.last())
        return;
    Snapshot snapshot = std::move(*m_assembling);
    m_assembling.reset();
    if (snapshot.recipientIds.size() != snapshot.recipients.size()) {
        lose(false);
        return;
    }
    m_snapshotWanted = snapshot.throughSeq == 0; // the dialer knows "after 0" only as "from the beginning"
    m_lastSeq = snapshot.throughSeq;
    m_over = isOver(snapshot.campaign.state);
    m_gaps = 0;
    if (m_emitted && *m_emitted == snapshot)
        return;
    m_emitted = m_snapshotWanted ? std::optional(snapshot) : std::nullopt;
    Q_EMIT snapshotReceived(snapshot);
}

void GrpcCampaignWatch::takeEvents(const campanile::v1::EventBatch &batch)
{
    if (m_assembling || (m_snapshotWanted && !m_emitted)) {
        retryAfterGap(); // events before their snapshot
        return;
    }
    QList<Event> events;
    events.reserve(batch.events().size());
    bool gap = false;
    for (const campanile::v1::Event &from : batch.events()) {
        const qint64 seq = from.seq();
        if (seq <= m_lastSeq)
            continue;
        if (seq != m_lastSeq + 1) {
            gap = true;
            break;
        }
        events.append(wire::fromWire(from));
        m_lastSeq = seq;
        if (const auto *changed = std::get_if<CampaignChanged>(&events.last().fact);
            changed && changed->state != CampaignState::Unknown)
            m_over = isOver(changed->state);
    }
    if (!events.isEmpty()) {
        m_snapshotWanted = false;
        m_emitted.reset();
        m_behind = 0;
        if (!gap)
            m_gaps = 0;
        const QPointer<GrpcCampaignWatch> alive(this);
        Q_EMIT eventsReceived(events);
        if (!alive)
            return;
    }
    if (gap)
        retryAfterGap();
}

void GrpcCampaignWatch::takeHeartbeat(const campanile::v1::Heartbeat &heartbeat)
{
    // The dialer may be a moment ahead of what it has sent; three times in a row it is not.
    m_behind = heartbeat.lastSeq() > m_lastSeq ? m_behind + 1 : 0;
    const bool stuck = m_behind >= 3;
    const QPointer<GrpcCampaignWatch> alive(this);
    Q_EMIT heartbeatReceived(wire::fromWire(heartbeat));
    if (alive && stuck)
        retryAfterGap();
}

/// Once from where we are; if that does not help, from a new snapshot.
void GrpcCampaignWatch::retryAfterGap()
{
    if (++m_gaps > 1)
        m_snapshotWanted = true;
    lose(false);
}

void GrpcCampaignWatch::lose(bool silent)
{
    const auto channel = m_channel;
    close();
    if (!m_link)
        return;
    if (silent && channel)
        m_link->renew(channel); // the connection looks alive and is not
    const DialerPatience &patience = m_link->patience();
    m_delay = m_delay.count() == 0 ? patience.firstRetry : std::min(m_delay * 2, patience.longestRetry);
    m_retry.start(m_delay);
    setConnection(Connection::Stale, m_delay);
}

void GrpcCampaignWatch::setConnection(Connection connection, std::chrono::milliseconds retryIn)
{
    if (connection == m_connection && connection != Connection::Stale)
        return;
    m_connection = connection;
    Q_EMIT connectionChanged(connection, retryIn);
}

} // namespace campanile
