// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <chrono>
#include <vector>

/// What one caller did at one rate.
struct LoadRun {
    double offered = 0; ///< calls a second
    qint64 made = 0, answered = 0, failed = 0;
    double rate = 0; ///< answers a second, from the first to the last
    double p50 = 0, p99 = 0, worst = 0; ///< milliseconds from the INVITE to its 200
    double cpu = 0, phonesCpu = 0; ///< of one core, 1 = all of it: the caller's, the telephones'

    /// The calls were answered, in time, and no slower than they were offered. One in 10,000 may fail: SIPp's own fails
    /// a call whose answer came twice.
    [[nodiscard]] bool held() const
    {
        const qint64 few = made / 10'000;
        return made > 0 && failed <= few && answered >= made - few && rate >= 0.99 * offered && p99 < 500;
    }
};

[[nodiscard]] inline double milliseconds(std::chrono::steady_clock::duration time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

[[nodiscard]] double quantile(std::vector<double> &values, double share); ///< sorts; 0 of none

[[nodiscard]] double ownCpuSeconds();
[[nodiscard]] double cpuSeconds(qint64 process); ///< of one that runs
[[nodiscard]] int freeUdpPort();

/// SIPp as the telephones: its own trivial UAS, or one whose sound goes to a port of ours and that waits for the BYE.
class SippPhones final {
public:
    explicit SippPhones(int soundPort = 0);
    ~SippPhones();
    [[nodiscard]] bool start();

    [[nodiscard]] int port() const { return m_port; }

    [[nodiscard]] double cpu() const { return cpuSeconds(m_process.processId()); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    int m_soundPort;
    int m_port = 0;
};

/// SIPp as the caller, with its own UAC scenario: INVITE, ACK, BYE at once.
[[nodiscard]] LoadRun sippCalls(const SippPhones &phones, int callsPerSecond, int seconds);
