// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialerlink.h"

#include <QCoreApplication>
#include <QGrpcChannelOptions>
#include <QGrpcHttp2Channel>
#include <QHostAddress>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTimer>
#include <QUrl>

namespace campanile {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

DialerLink::DialerLink(DialerPatience patience, QObject *parent)
    : QObject(parent)
    , m_patience(patience)
{
}

DialerLink::~DialerLink() = default;

void DialerLink::setEndpoint(const DialerEndpoint &endpoint)
{
    if (endpoint == m_endpoint)
        return;
    m_endpoint = endpoint;
    open();
    Q_EMIT endpointChanged();
}

void DialerLink::renew(const std::shared_ptr<DialerChannel> &old)
{
    if (old == m_channel)
        open();
}

void DialerLink::open()
{
    m_channel.reset();
    if (m_endpoint.address.isEmpty())
        return;
    const bool secure = !m_endpoint.caPem.isEmpty();
    // Numbers and access codes never cross a network in the clear: without an authority only this machine is spoken to.
    const QUrl url((secure ? u"https://"_s : u"http://"_s) + m_endpoint.address);
    const QHostAddress host(url.host());
    if (!secure && url.host() != u"localhost"_s && !host.isLoopback())
        return;
    QGrpcChannelOptions options;
    options.setMetadata({{"authorization", "Bearer " + m_endpoint.token.toUtf8()}});
    if (secure) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates(QSslCertificate::fromData(m_endpoint.caPem, QSsl::Pem));
        tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        tls.setProtocol(QSsl::TlsV1_2OrLater);
        tls.setAllowedNextProtocols({"h2"_ba});
        options.setSslConfiguration(tls);
    }
    m_channel = std::make_shared<DialerChannel>();
    m_channel->channel = std::make_shared<QGrpcHttp2Channel>(url, options);
    m_channel->client.attachChannel(m_channel->channel);
    m_channel->library.attachChannel(m_channel->channel);
}

void DialerLink::abandon(std::unique_ptr<QGrpcOperation> operation, std::shared_ptr<DialerChannel> channel)
{
    if (!operation)
        return;
    QGrpcOperation *left = operation.release();
    left->setParent(nullptr);
    const auto end = [left, channel = std::move(channel)] {
        // The connection may only go after the operation: it goes with this function, one turn later.
        QTimer::singleShot(0, qApp, [left, channel] { delete left; });
    };
    if (left->isFinished()) {
        end();
        return;
    }
    QObject::disconnect(left, &QGrpcOperation::finished, nullptr, nullptr);
    QObject::connect(left, &QGrpcOperation::finished, left, end, Qt::SingleShotConnection);
    left->cancel();
}

} // namespace campanile
