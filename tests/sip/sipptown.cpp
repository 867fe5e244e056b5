// SPDX-License-Identifier: GPL-3.0-or-later
#include "sipptown.h"

#include <QFile>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace {

int freeEar(QUdpSocket &ear)
{
    ear.bind(QHostAddress::LocalHost, 0);
    return ear.localPort();
}

void note(TownCall &call, bool received, const QByteArray &sequence, const QByteArray &line, qint64 us)
{
    const auto first = [us](qint64 &time) { time = time ? time : us; };
    if (received) {
        if (line.startsWith("INVITE ")) {
            call.mixed |= !call.invites.isEmpty() && call.sequence != sequence;
            call.sequence = call.invites.isEmpty() ? sequence : call.sequence;
            call.invites += us;
        } else if (line.startsWith("ACK ")) {
            first(call.ackedUs);
        } else if (line.startsWith("BYE ")) {
            first(call.byeUs);
        } else if (line.startsWith("CANCEL ")) {
            first(call.cancelledUs);
        } else if (line.startsWith("SIP/2.0 200") && sequence.endsWith(" BYE")) {
            first(call.hungUpHeardUs);
        }
    } else if (line.startsWith("BYE ")) {
        first(call.hungUpUs);
    } else if (sequence.endsWith(" INVITE") && line.startsWith("SIP/2.0 ") && line.mid(8, 3).toInt() >= 200) {
        call.code = line.mid(8, 3).toInt();
        first(call.code < 300 ? call.answeredUs : call.refusedUs);
    }
}

} // namespace

qint64 TownCall::endedUs() const
{
    if (refusedUs)
        return refusedUs;
    return byeUs && hungUpUs ? std::min(byeUs, hungUpUs) : std::max(byeUs, hungUpUs);
}

qint64 nowUs()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
}

SippTown::SippTown(const QString &scenario, int soundPort)
    : m_phone(scenario,
          {u"-key"_s, u"sound_port"_s, QString::number(soundPort ? soundPort : freeEar(m_ear)), u"-nr"_s,
              u"-pause_msg_ign"_s, u"-buff_size"_s, u"4194304"_s, u"-trace_shortmsg"_s, u"-shortmessage_file"_s,
              u"short.log"_s})
{
}

bool SippTown::start()
{
    return m_phone.start();
}

QList<TownCall> SippTown::calls() const
{
    read();
    return m_calls;
}

void SippTown::read() const
{
    QFile file(m_phone.folder() + u"/short.log"_s);
    if (!file.open(QFile::ReadOnly) || !file.seek(m_read))
        return;
    // day, time, seconds since 1970, S or R, Call-ID, CSeq, the message's first line
    for (QByteArray line = file.readLine(); line.endsWith('\n'); line = file.readLine()) {
        m_read = file.pos();
        const auto fields = line.chopped(1).split('\t');
        if (fields.size() < 7 || fields[5].endsWith(" OPTIONS"))
            continue;
        const bool received = fields[3] == "R";
        auto index = m_indices.constFind(fields[4]);
        if (index == m_indices.cend()) {
            if (!received || !fields[6].startsWith("INVITE "))
                continue; // of no call that was made here
            index = m_indices.insert(fields[4], m_calls.size());
            TownCall call;
            call.id = fields[4];
            call.number = fields[6].sliced(11, std::max<qsizetype>(fields[6].indexOf('@') - 11, 0)); // "INVITE sip:"
            m_calls += call;
        }
        const auto dot = fields[2].indexOf('.');
        const qint64 us = fields[2].first(dot).toLongLong() * 1'000'000 + fields[2].sliced(dot + 1).toLongLong();
        note(m_calls[*index], received, fields[5], fields[6], us);
    }
}

QHash<QByteArray, int> SippTown::soundPorts() const
{
    const auto value = [](const QByteArray &message, const QByteArray &before) {
        const auto at = message.indexOf(before);
        return at < 0 ? QByteArray() : message.mid(at + before.size(), 32).simplified().split(' ').first();
    };
    QHash<QByteArray, int> ports;
    const auto messages = m_phone.messages();
    for (auto at = messages.indexOf("\n\nINVITE sip:"); at >= 0; at = messages.indexOf("\n\nINVITE sip:", at + 1)) {
        const auto invite = messages.mid(at, 2000);
        ports.insert(value(invite, "\nCall-ID: "), value(invite, "\nm=audio ").toInt());
    }
    return ports;
}

QByteArray SippTown::story(const QByteArray &id) const
{
    QFile file(m_phone.folder() + u"/short.log"_s);
    if (!file.open(QFile::ReadOnly))
        return {};
    QByteArray story = "\n";
    const auto lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.contains('\t' + id + '\t'))
            story += line + '\n';
    }
    return story;
}

QByteArray SippTown::openLine() const
{
    const auto all = calls();
    const auto open = std::ranges::find_if_not(all, &TownCall::endedUs);
    return open == all.end() ? QByteArray() : story(open->id) + m_phone.errors().right(1000);
}

int SippTown::invited() const
{
    read();
    return static_cast<int>(m_calls.size());
}

QByteArray SippTown::trunk(const QByteArray &more) const
{
    return "\n[[trunk]]\nname = \"town\"\nkind = \"sip\"\ntest_phones = true\nmode = \"drill\"\nserver = "
           "\"127.0.0.1\"\nport = "
        + QByteArray::number(port())
        + "\ncaller_id = \"+390461889999\"\nrtp_ports = [20000, 32000]\nkey_wait_seconds = 0.2\n" + more;
}
