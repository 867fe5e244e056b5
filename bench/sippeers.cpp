// SPDX-License-Identifier: GPL-3.0-or-later
#include "sippeers.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QUdpSocket>

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

/// Of SIPp's sockets, as many bytes as the system allows: with its own 64 KB it loses what comes while it does not run,
/// and it is not what is measured.
const QString buffer = u"4194304"_s;

constexpr const char *listeningPhone = R"(<?xml version="1.0" encoding="UTF-8"?>
<scenario name="listens">
  <recv request="INVITE" rrs="true"></recv>
  <send><![CDATA[
      SIP/2.0 180 Ringing
      [last_Via:]
      [last_From:]
      [last_To:];tag=[pid]S[call_number]
      [last_Call-ID:]
      [last_CSeq:]
      [last_Record-Route:]
      Contact: <sip:[local_ip]:[local_port];transport=[transport]>
      Content-Length: 0

  ]]></send>
  <send retrans="500"><![CDATA[
      SIP/2.0 200 OK
      [last_Via:]
      [last_From:]
      [last_To:];tag=[pid]S[call_number]
      [last_Call-ID:]
      [last_CSeq:]
      [last_Record-Route:]
      Contact: <sip:[local_ip]:[local_port];transport=[transport]>
      Content-Type: application/sdp
      Content-Length: [len]

      v=0
      o=phone 1 1 IN IP4 127.0.0.1
      s=-
      c=IN IP4 127.0.0.1
      t=0 0
      m=audio [sound_port] RTP/AVP 8 101
      a=rtpmap:8 PCMA/8000
      a=rtpmap:101 telephone-event/8000

  ]]></send>
  <recv request="ACK"></recv>
  <recv request="BYE"></recv>
  <send><![CDATA[
      SIP/2.0 200 OK
      [last_Via:]
      [last_From:]
      [last_To:]
      [last_Call-ID:]
      [last_CSeq:]
      [last_Record-Route:]
      Contact: <sip:[local_ip]:[local_port];transport=[transport]>
      Content-Length: 0

  ]]></send>
</scenario>
)";

double childrenCpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/// SIPp's file of statistics: the last line's value in the column of that name.
qint64 lastValue(const QString &path, const QString &column)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return 0;
    const QStringList lines = QString::fromLatin1(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    if (lines.size() < 2)
        return 0;
    return lines.last().split(u';').value(lines.first().split(u';').indexOf(column)).toLongLong();
}

} // namespace

double quantile(std::vector<double> &values, double share)
{
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    return values[std::min(values.size() - 1, size_t(double(values.size()) * share))];
}

double ownCpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

double cpuSeconds(qint64 process)
{
    QFile file(u"/proc/%1/stat"_s.arg(process));
    if (!file.open(QFile::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' '); // from the third on
    return (fields.value(11).toDouble() + fields.value(12).toDouble()) / double(sysconf(_SC_CLK_TCK));
}

int freeUdpPort()
{
    QUdpSocket socket;
    return socket.bind(QHostAddress::LocalHost, 0) ? socket.localPort() : 0;
}

SippPhones::SippPhones(int soundPort)
    : m_soundPort(soundPort)
{
}

SippPhones::~SippPhones()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(5000);
}

bool SippPhones::start()
{
    m_port = freeUdpPort();
    m_process.setWorkingDirectory(m_folder.path());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(QProcess::nullDevice());
    QStringList arguments{
        u"-i"_s, u"127.0.0.1"_s, u"-p"_s, QString::number(m_port), u"-nostdin"_s, u"-buff_size"_s, buffer};
    if (m_soundPort == 0) {
        arguments << u"-sn"_s << u"uas"_s;
    } else {
        QFile scenario(m_folder.filePath(u"listens.xml"_s));
        if (!scenario.open(QFile::WriteOnly) || scenario.write(listeningPhone) < 0)
            return false;
        scenario.close();
        arguments << u"-sf"_s << scenario.fileName() << u"-key"_s << u"sound_port"_s << QString::number(m_soundPort);
    }
    m_process.start(u"sipp"_s, arguments);
    if (!m_process.waitForStarted(5000))
        return false;
    for (int i = 0; i < 200; ++i) { // it listens when its port is taken
        QUdpSocket probe;
        if (!probe.bind(QHostAddress::LocalHost, quint16(m_port), QAbstractSocket::DontShareAddress))
            return true;
        probe.close();
        if (m_process.waitForFinished(50))
            return false;
    }
    return false;
}

LoadRun sippCalls(const SippPhones &phones, int callsPerSecond, int seconds)
{
    LoadRun run{.offered = double(callsPerSecond)};
    QTemporaryDir folder;
    QProcess caller;
    caller.setWorkingDirectory(folder.path());
    caller.setStandardOutputFile(QProcess::nullDevice());
    caller.setStandardErrorFile(QProcess::nullDevice());
    const double cpuBefore = childrenCpuSeconds(), phonesBefore = phones.cpu();
    caller.start(u"sipp"_s,
        {u"-sn"_s, u"uac"_s, u"-i"_s, u"127.0.0.1"_s, u"-p"_s, QString::number(freeUdpPort()),
            u"127.0.0.1:%1"_s.arg(phones.port()), u"-r"_s, QString::number(callsPerSecond), u"-m"_s,
            QString::number(callsPerSecond * seconds), u"-l"_s, u"100000"_s, u"-nostdin"_s, u"-buff_size"_s, buffer,
            u"-trace_rtt"_s, u"-rtt_freq"_s, u"1000"_s, u"-trace_stat"_s, u"-stf"_s, folder.filePath(u"stat.csv"_s)});
    if (!caller.waitForFinished((seconds + 40) * 1000)) { // it has given up its last calls by then, or never will
        caller.terminate();
        if (!caller.waitForFinished(5000))
            caller.kill();
        caller.waitForFinished(5000);
    }
    run.cpu = (childrenCpuSeconds() - cpuBefore) / seconds;
    run.phonesCpu = (phones.cpu() - phonesBefore) / seconds;
    run.made = lastValue(folder.filePath(u"stat.csv"_s), u"OutgoingCall(C)"_s);
    run.failed = lastValue(folder.filePath(u"stat.csv"_s), u"FailedCall(C)"_s);
    std::vector<double> setups;
    double first = 0, last = 0;
    const QStringList files = QDir(folder.path()).entryList({u"*_rtt.csv"_s}, QDir::Files);
    QFile file(folder.filePath(files.value(0)));
    if (!files.isEmpty() && file.open(QFile::ReadOnly)) {
        file.readLine(); // Date_ms;response_time_ms;rtd_no
        while (!file.atEnd()) {
            const QList<QByteArray> fields = file.readLine().split(';');
            if (fields.size() != 3)
                continue;
            const double at = fields[0].toDouble();
            first = setups.empty() ? at : std::min(first, at);
            last = std::max(last, at);
            setups.push_back(fields[1].toDouble());
        }
    }
    run.answered = qint64(setups.size());
    run.rate = last > first ? double(run.answered - 1) * 1000 / (last - first) : 0;
    run.p50 = quantile(setups, 0.5);
    run.p99 = quantile(setups, 0.99);
    run.worst = quantile(setups, 1);
    return run;
}
