// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace campanile::testing {

/// Between console and dialer: counts what passes and cuts the connection after so many bytes in one direction.
class MeteredProxy final : public QObject {
public:
    explicit MeteredProxy(const QString &target)
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

    [[nodiscard]] qint64 sent() const { return m_sent; } ///< bytes that the dialer was given

    [[nodiscard]] qint64 received() const { return m_received; } ///< bytes that the console was given

    [[nodiscard]] int cuts() const { return m_cuts; }

    void cutAfter(std::function<qint64()> bytes)
    {
        m_next = std::move(bytes);
        m_left = m_next();
    }

    void cutAnswersAfter(std::function<qint64()> bytes)
    {
        m_nextAnswer = std::move(bytes);
        m_answerLeft = m_nextAnswer();
    }

private:
    void join(QTcpSocket *near)
    {
        auto *far = new QTcpSocket(this);
        near->setParent(this);
        m_sockets << near << far;
        far->connectToHost(m_host, m_port);
        connect(near, &QTcpSocket::readyRead, this, [this, near, far] { pass(*near, *far, m_sent, m_next, m_left); });
        connect(far, &QTcpSocket::readyRead, this,
            [this, near, far] { pass(*far, *near, m_received, m_nextAnswer, m_answerLeft); });
        connect(near, &QTcpSocket::disconnected, far, [far] { far->disconnectFromHost(); });
        connect(far, &QTcpSocket::disconnected, near, [near] { near->disconnectFromHost(); });
    }

    void pass(QTcpSocket &from, QTcpSocket &to, qint64 &count, const std::function<qint64()> &next, qint64 &left)
    {
        // What was counted as given is given: it leaves at once.
        const QByteArray bytes = next ? from.read(left) : from.readAll();
        count += bytes.size();
        to.write(bytes);
        if (to.state() == QAbstractSocket::ConnectedState)
            to.flush();
        if (!next)
            return;
        left -= bytes.size();
        if (left > 0)
            return;
        left = next();
        cut();
    }

    /// Towards the dialer after what was written, towards the console in mid-word.
    void cut()
    {
        ++m_cuts;
        const auto sockets = std::exchange(m_sockets, {});
        for (QTcpSocket *socket : sockets) {
            socket->disconnect(this);
            socket->disconnectFromHost();
            socket->deleteLater();
        }
    }

    QString m_host;
    quint16 m_port;
    QTcpServer m_server;
    QList<QTcpSocket *> m_sockets;
    qint64 m_sent = 0;
    qint64 m_received = 0;
    std::function<qint64()> m_next, m_nextAnswer;
    qint64 m_left = 0;
    qint64 m_answerLeft = 0;
    int m_cuts = 0;
};

} // namespace campanile::testing
