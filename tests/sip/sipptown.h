// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sippphone.h"

#include <QHash>
#include <QList>
#include <QUdpSocket>

/// One Call-ID as the town's telephones saw it. Times are SIPp's own: Unix time in microseconds; 0: it did not happen.
struct TownCall {
    QByteArray id;
    QByteArray number; ///< "+390461123456"
    QByteArray sequence; ///< of its first INVITE; another one with the same Call-ID is another call
    QList<qint64> invites; ///< the first, and those that came again
    bool mixed = false; ///< its INVITEs do not belong together
    int code = 0; ///< the final answer to the INVITE
    qint64 answeredUs = 0; ///< the first 200 was sent
    qint64 refusedUs = 0; ///< any other final answer was
    qint64 ackedUs = 0;
    qint64 byeUs = 0; ///< the dialer hung up
    qint64 hungUpUs = 0; ///< the telephone did
    qint64 hungUpHeardUs = 0; ///< ...and the dialer said that it knows
    qint64 cancelledUs = 0;

    [[nodiscard]] qint64 invitedUs() const { return invites.first(); }

    /// When the telephone knew that it was over; 0: never.
    [[nodiscard]] qint64 endedUs() const;
};

[[nodiscard]] qint64 nowUs(); ///< on the same clock

/// A town of SIPp telephones (scenarios/town.xml), and what its log says happened: the judge of what the dialer says.
class SippTown final {
public:
    /// Its sound goes to that port; 0: to one where nobody listens.
    explicit SippTown(const QString &scenario = QStringLiteral("town.xml"), int soundPort = 0);
    [[nodiscard]] bool start();

    [[nodiscard]] int port() const { return m_phone.port(); }

    [[nodiscard]] QList<TownCall> calls() const; ///< in the order of their first INVITE
    /// By Call-ID: the port from which the dialer said that its sound comes.
    [[nodiscard]] QHash<QByteArray, int> soundPorts() const;
    [[nodiscard]] QByteArray story(const QByteArray &id) const; ///< the log's lines of that Call-ID
    [[nodiscard]] QByteArray openLine() const; ///< the story of a call that has not ended; empty: there is none
    [[nodiscard]] int invited() const; ///< different Call-IDs so far

    [[nodiscard]] SippPhone &phone() { return m_phone; }

    /// A trunk that leads here, for a dialer's config file; `more`: further lines of the table.
    [[nodiscard]] QByteArray trunk(const QByteArray &more) const;

private:
    void read() const; ///< what the log says since it was last read

    QUdpSocket m_ear; ///< where sound is lost
    SippPhone m_phone;
    mutable qint64 m_read = 0; ///< of the log
    mutable QList<TownCall> m_calls;
    mutable QHash<QByteArray, qsizetype> m_indices; ///< by Call-ID
};
