// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialerlink.h"
#include "dialingbackend.h"

#include <QPointer>
#include <QTimer>

namespace campanile {

/// Follows one campaign through all interruptions. The dialer's numbers are the truth: what comes twice is dropped,
/// what is missing is asked for again, and when even that fails a new snapshot is taken.
class GrpcCampaignWatch final : public CampaignWatch {
    Q_OBJECT
public:
    GrpcCampaignWatch(DialerLink &link, CampaignId id, qint64 afterSeq);
    ~GrpcCampaignWatch() override;

    [[nodiscard]] Connection connection() const override { return m_connection; }

    [[nodiscard]] qint64 lastSeq() const override { return m_lastSeq; }

    [[nodiscard]] std::chrono::milliseconds age() const override;

private:
    void open();
    void close();
    void read();
    void take(const campanile::v1::WatchCampaignResponse &message);
    void takeSnapshot(const campanile::v1::Snapshot &part);
    void takeEvents(const campanile::v1::EventBatch &batch);
    void takeHeartbeat(const campanile::v1::Heartbeat &heartbeat);
    void lose(bool silent);
    void retryAfterGap();
    void setConnection(Connection connection, std::chrono::milliseconds retryIn = {});

    QPointer<DialerLink> m_link;
    CampaignId m_id;
    qint64 m_lastSeq = 0;
    bool m_snapshotWanted = true;
    Connection m_connection = Connection::Connecting;
    bool m_over = false;

    std::unique_ptr<QGrpcServerStream> m_stream;
    std::shared_ptr<DialerChannel> m_channel;
    std::optional<Snapshot> m_assembling;
    std::optional<Snapshot> m_emitted; ///< only while it is at number 0, to know a repeated one
    int m_gaps = 0; ///< since the last good batch
    int m_behind = 0; ///< heartbeats in a row that told of events we do not get

    QTimer m_silence;
    QTimer m_retry;
    std::chrono::milliseconds m_delay{0};
    std::chrono::steady_clock::time_point m_heard;
};

} // namespace campanile
