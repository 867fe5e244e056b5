// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialerendpoint.h"
#include "dialing_client.grpc.qpb.h"
#include "library_client.grpc.qpb.h"

#include <QObject>

#include <memory>

class QGrpcHttp2Channel;

namespace campanile {

/// One HTTP/2 connection. Calls hold the one they were made on until they end.
struct DialerChannel {
    std::shared_ptr<QGrpcHttp2Channel> channel;
    campanile::v1::DialingService::Client client;
    campanile::v1::LibraryService::Client library;
};

/// The connection of the moment. A silently cut network leaves a connection that looks alive: `renew` leaves it to the
/// calls that are still on it and makes another.
class DialerLink final : public QObject {
    Q_OBJECT
public:
    explicit DialerLink(DialerPatience patience, QObject *parent = nullptr);
    ~DialerLink() override;

    void setEndpoint(const DialerEndpoint &endpoint);

    [[nodiscard]] const DialerEndpoint &endpoint() const { return m_endpoint; }

    [[nodiscard]] const DialerPatience &patience() const { return m_patience; }

    /// Null while the dialer's address is not known.
    [[nodiscard]] const std::shared_ptr<DialerChannel> &channel() const { return m_channel; }

    /// Does nothing when `old` is not the connection any more.
    void renew(const std::shared_ptr<DialerChannel> &old);

    /// Cancels an operation whose end nobody waits for, and keeps it and its connection until it has ended.
    static void abandon(std::unique_ptr<QGrpcOperation> operation, std::shared_ptr<DialerChannel> channel);

Q_SIGNALS:
    void endpointChanged();

private:
    void open();

    DialerPatience m_patience;
    DialerEndpoint m_endpoint;
    std::shared_ptr<DialerChannel> m_channel;
};

} // namespace campanile
