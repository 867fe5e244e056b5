// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

/// A real SIP server as the operator: Kamailio on loopback, with the rules of a test.
class Kamailio final {
public:
    /// `head`: its parameters, more modules (with tls.so: a port for TLS); `route`: what it does with a request, after
    /// OPTIONS were answered.
    Kamailio(QString head, QString route);
    ~Kamailio(); ///< ends it

    [[nodiscard]] static bool isInstalled();
    [[nodiscard]] bool start(int port = 0); ///< UDP and TCP; 0: a free port

    [[nodiscard]] int port() const { return m_port; }

    [[nodiscard]] int tlsPort() const { return m_tlsPort; }

    [[nodiscard]] QByteArray log();
    void stop();

private:
    QTemporaryDir m_folder;
    QString m_head, m_route;
    QProcess m_process;
    int m_port = 0, m_tlsPort = 0;
};
