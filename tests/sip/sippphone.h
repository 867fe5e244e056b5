// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

/// SIPp playing telephones, by a scenario: on a port of its own, and with a record of every message it saw.
class SippPhone final {
public:
    explicit SippPhone(const QString &scenario, const QStringList &more = {});
    ~SippPhone(); ///< ends it

    [[nodiscard]] static bool isInstalled();
    [[nodiscard]] bool start(int port = 0); ///< 0: a free one. False: it did not listen within ten seconds

    [[nodiscard]] int port() const { return m_port; }

    [[nodiscard]] QByteArray messages() const; ///< of both directions, so far
    /// How many requests of that method it has received; retransmissions count too.
    [[nodiscard]] int received(const QByteArray &method) const;
    /// What the scenario itself found wrong.
    [[nodiscard]] QByteArray errors() const;
    void freeze(bool frozen) const; ///< says nothing, and loses nothing
    [[nodiscard]] bool hasEnded(int milliseconds);

    [[nodiscard]] QString folder() const { return m_folder.path(); } ///< it works in it

private:
    QTemporaryDir m_folder;
    QString m_scenario;
    QStringList m_more;
    QProcess m_process;
    int m_port = 0;
};
