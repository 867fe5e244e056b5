// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

namespace campanile::testing {

/// Between console and dialer: cuts every connection, or silently swallows everything, when told to.
class FlakyProxy final : public QObject {
public:
    explicit FlakyProxy(const QString &target)
        : m_host(target.section(u':', 0, 0))
        , m_port(target.section(u':', 1).toUShort())
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *near = m_server.nextPendingConnection())
                join(near);
        });
    }

    [[nodiscard]] QString address() const { return QStringLiteral("127.0.0.1:%1").arg(m_server.serverPort()); }

    [[nodiscard]] int connections() const { return m_connections; }

    [[nodiscard]] int cuts() const { return m_cuts; }

    /// Both ends at once, in mid-word.
    void cut()
    {
        const auto sockets = std::exchange(m_sockets, {});
        m_cuts += sockets.isEmpty() ? 0 : 1;
        for (QTcpSocket *socket : sockets) {
            socket->disconnect(this);
            socket->abort();
            socket->deleteLater();
        }
    }

    /// Those that are there stay open and nothing comes through any more, as when a cable is pulled far away.
    void silence()
    {
        for (QTcpSocket *socket : std::as_const(m_sockets))
            socket->disconnect(this);
    }

    /// Cut after so many bytes towards the console have passed, again and again; 0: never.
    void cutEvery(qint64 bytes) { m_cutEvery = bytes; }

private:
    void join(QTcpSocket *near)
    {
        ++m_connections;
        auto *far = new QTcpSocket(this);
        near->setParent(this);
        m_sockets << near << far;
        far->connectToHost(m_host, m_port);
        connect(near, &QTcpSocket::readyRead, this, [near, far] { far->write(near->readAll()); });
        connect(far, &QTcpSocket::readyRead, this, [this, near, far] {
            const QByteArray bytes = far->readAll();
            if (m_cutEvery > 0 && (m_passed += bytes.size()) >= m_cutEvery) {
                m_passed = 0;
                near->write(bytes.first(bytes.size() / 2));
                near->flush();
                cut();
                return;
            }
            near->write(bytes);
        });
        connect(near, &QTcpSocket::disconnected, far, [far] { far->disconnectFromHost(); });
        connect(far, &QTcpSocket::disconnected, near, [near] { near->disconnectFromHost(); });
    }

    QString m_host;
    quint16 m_port;
    QTcpServer m_server;
    QList<QTcpSocket *> m_sockets;
    int m_connections = 0;
    int m_cuts = 0;
    qint64 m_cutEvery = 0;
    qint64 m_passed = 0;
};

} // namespace campanile::testing
