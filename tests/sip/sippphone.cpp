// SPDX-License-Identifier: GPL-3.0-or-later
#include "sippphone.h"

#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QUdpSocket>

#include <csignal>

using namespace Qt::StringLiterals;

SippPhone::SippPhone(const QString &scenario, const QStringList &more)
    : m_scenario(scenario)
    , m_more(more)
{
}

SippPhone::~SippPhone()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(5000);
}

bool SippPhone::isInstalled()
{
    return !QStandardPaths::findExecutable(u"sipp"_s).isEmpty();
}

bool SippPhone::start(int port)
{
    m_port = port;
    if (!port) {
        QUdpSocket free;
        if (!free.bind(QHostAddress::LocalHost, 0))
            return false;
        m_port = free.localPort();
    }
    m_process.setWorkingDirectory(m_folder.path());
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    QStringList arguments{u"-sf"_s, QStringLiteral(CAMPANILE_SOURCE_DIR "/tests/sip/scenarios/") + m_scenario, u"-i"_s,
        u"127.0.0.1"_s, u"-p"_s, QString::number(m_port), u"-nostdin"_s, u"-trace_msg"_s, u"-message_file"_s,
        m_folder.filePath(u"messages.log"_s), u"-trace_err"_s, u"-error_file"_s, m_folder.filePath(u"errors.log"_s)};
    m_process.start(u"sipp"_s, arguments + m_more);
    if (!m_process.waitForStarted(5000))
        return false;
    // It listens when its port is taken.
    for (int i = 0; i < 200; ++i) {
        QUdpSocket packets;
        QTcpServer stream;
        if (!packets.bind(QHostAddress::LocalHost, quint16(m_port), QAbstractSocket::DontShareAddress)
            || !stream.listen(QHostAddress::LocalHost, quint16(m_port)))
            return true;
        packets.close();
        stream.close();
        if (m_process.waitForFinished(50))
            return false;
    }
    return false;
}

QByteArray SippPhone::messages() const
{
    QFile file(m_folder.filePath(u"messages.log"_s));
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

int SippPhone::received(const QByteArray &method) const
{
    return static_cast<int>(messages().count("\n\n" + method + " sip:"));
}

QByteArray SippPhone::errors() const
{
    QFile file(m_folder.filePath(u"errors.log"_s));
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

void SippPhone::freeze(bool frozen) const
{
    ::kill(static_cast<pid_t>(m_process.processId()), frozen ? SIGSTOP : SIGCONT);
}

bool SippPhone::hasEnded(int milliseconds)
{
    return m_process.state() == QProcess::NotRunning || m_process.waitForFinished(milliseconds);
}
