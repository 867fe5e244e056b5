// SPDX-License-Identifier: GPL-3.0-or-later
#include "kamailio.h"

#include "sipline.h"

#include <QFile>
#include <QStandardPaths>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

Kamailio::Kamailio(QString head, QString route)
    : m_head(std::move(head))
    , m_route(std::move(route))
{
}

Kamailio::~Kamailio()
{
    stop();
}

bool Kamailio::isInstalled()
{
    return !QStandardPaths::findExecutable(u"kamailio"_s, {u"/usr/sbin"_s}).isEmpty();
}

void Kamailio::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate(); // it ends its own
    if (!m_process.waitForFinished(5000)) {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
}

bool Kamailio::start(int port)
{
    m_port = port ? port : SipLine::freePort();
    QFile config(m_folder.filePath(u"kamailio.cfg"_s));
    if (!config.open(QFile::WriteOnly))
        return false;
    QString secure;
    if (m_head.contains(u"tls.so"_s)) {
        while (m_tlsPort == 0 || m_tlsPort == m_port) // the same when it is started again
            m_tlsPort = SipLine::freePort();
        secure = u"enable_tls=yes\nlisten=tls:127.0.0.1:%1\n"_s.arg(m_tlsPort);
    }
    const QString text = uR"(#!KAMAILIO
debug=1
log_stderror=yes
children=1
tcp_children=1
auto_aliases=no
alias="operator.test"
listen=udp:127.0.0.1:%1
listen=tcp:127.0.0.1:%1
loadmodule "kex.so"
loadmodule "tm.so"
loadmodule "sl.so"
loadmodule "rr.so"
loadmodule "pv.so"
loadmodule "maxfwd.so"
loadmodule "textops.so"
loadmodule "siputils.so"
loadmodule "usrloc.so"
loadmodule "registrar.so"
loadmodule "auth.so"
loadmodule "xlog.so"
modparam("usrloc", "db_mode", 0)
%2
request_route {
    if (is_method("OPTIONS")) { sl_send_reply("200", "OK"); exit; }
%3
}
)"_s.arg(m_port)
                             .arg(secure + m_head, m_route);
    config.write(text.toUtf8());
    config.close();
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(QStandardPaths::findExecutable(u"kamailio"_s, {u"/usr/sbin"_s}),
        {u"-DD"_s, u"-E"_s, u"-m"_s, u"32"_s, u"-M"_s, u"4"_s, u"-Y"_s, m_folder.path(), u"-w"_s, m_folder.path(),
            u"-f"_s, config.fileName()});
    if (!m_process.waitForStarted(5000))
        return false;
    for (int i = 0; i < 200; ++i) {
        QTcpSocket probe;
        probe.connectToHost(u"127.0.0.1"_s, quint16(m_port));
        if (probe.waitForConnected(100))
            return true;
        if (m_process.waitForFinished(50))
            break;
    }
    qWarning("%s", m_process.readAll().constData());
    return false;
}

QByteArray Kamailio::log()
{
    return m_process.readAll();
}
