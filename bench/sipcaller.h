// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sippeers.h"
#include "siptrunk.h"
#include "threadloop.h"

/// Our SIP side, without a campaign: libre's thread, the sound's, the loop's.
class SipSide final {
public:
    SipSide();
    ~SipSide();
    /// Null, and said why: it does not open.
    [[nodiscard]] std::unique_ptr<campanile::dialer::SipTrunk> trunkTo(
        const SippPhones &phones, const std::string &from = "127.0.0.1", int channels = 90, double callsPerSecond = 6);

    [[nodiscard]] campanile::dialer::Loop &loop() { return m_loop; }

    void stop() { m_loop.stop(); } ///< nothing runs on the loop any more

private:
    campanile::dialer::ScaledClock m_clock;
    campanile::dialer::ThreadLoop m_loop;
    std::unique_ptr<campanile::dialer::SipStack> m_stack;
};

[[nodiscard]] campanile::dialer::Sound benchTone(std::chrono::milliseconds length);

/// Calls through the trunk as SIPp's UAC makes them: INVITE, ACK, BYE at once.
[[nodiscard]] LoadRun trunkCalls(const SippPhones &phones, int callsPerSecond, int seconds);

/// The whole dialer: a campaign from a ledger on the disk, each start and answer durable before it has an effect; each
/// citizen hears a message of half a second. Also answers a second, as the trunk's own calls.
[[nodiscard]] LoadRun campaignCalls(const SippPhones &phones, int callsPerSecond, int seconds);

struct SoundRun {
    int channels = 0, up = 0;
    int seconds = 0; ///< all of them talked
    campanile::dialer::RtpLateness lateness; ///< of every frame since the first call
    quint64 received = 0; ///< packets that came from the telephones
    double cpu = 0, peerCpu = 0;
    double hangUpMs = 0; ///< from the first hang-up asked for to the last call's end
    QByteArray peer; ///< what the other end says of what it got, JSON
};

/// Calls that all talk and listen at the same time; the other end is a process of this program (soundpeer.h).
[[nodiscard]] SoundRun soundChannels(int channels, int seconds);
