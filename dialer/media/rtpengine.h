// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "failure.h"
#include "machinedetector.h"
#include "prompt.h"
#include "srtp.h"

#include <netinet/in.h>

#include <array>
#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace campanile::dialer {

using StreamId = std::uint64_t; ///< 0: none

/// What happens on the streams, told on the engine's thread: whoever listens passes it on and returns at once.
class RtpListener {
public:
    virtual void keyPressed(StreamId stream, char key) = 0;
    /// The last frame of that play was sent; not `whole`: it was cut by endAtPause().
    virtual void promptEnded(StreamId stream, int play, bool whole) = 0;
    virtual void answererKnown(StreamId stream, const DetectorVerdict &verdict) = 0; ///< once
    virtual void beepHeard(StreamId stream) = 0;

protected:
    ~RtpListener() = default;
};

/// How late frames left, since the engine began.
struct RtpLateness {
    std::uint64_t frames = 0;
    double p50 = 0, p99 = 0, worst = 0; ///< milliseconds
};

/// All calls' sound on one thread: a packet every 20 ms for each, sent on a clock of 1 ms by slots, so that calls are
/// spread evenly and a late frame is never followed by two at once. Commands are taken from any thread.
class RtpEngine final {
public:
    struct Options {
        std::string address = "127.0.0.1"; ///< sockets are bound to it
        int firstPort = 20000; ///< even ones from here...
        int lastPort = 32766; ///< ...to here; below ip_local_port_range
        DetectorSettings detector{};
        bool beep = true; ///< a machine's is listened for
        bool follow = false; ///< sound that comes from another address than was agreed is taken, and answered there
    };

    /// Both directions of a call's secret sound.
    struct Secret {
        SrtpKey ours, theirs;
        friend bool operator==(const Secret &, const Secret &) = default;
    };

    /// What both ends agreed on.
    struct Remote {
        sockaddr_in address{};
        Codec codec = Codec::Pcma; ///< that is sent; what comes says its own
        int payload = payloadType(Codec::Pcma); ///< its payload type
        std::array<int, 2> eventPayloads{-1, -1}; ///< payload types that are keys (RFC 4733); -1: none
        bool keyTones = false; ///< keys are tones in the sound
        bool held = false; ///< the other end is not listening: nothing is sent or heard, what plays stands still
        int packetTime = 20; ///< ms of sound in a packet: 10 to 60 in steps of ten
        std::optional<Secret> secret{}; ///< none: plain RTP
    };

    /// `listener` outlives the engine. Refusals: RTP_ADDRESS.
    [[nodiscard]] static Result<std::unique_ptr<RtpEngine>> start(const Options &options, RtpListener &listener);
    ~RtpEngine(); ///< closes all
    RtpEngine(const RtpEngine &) = delete;
    RtpEngine &operator=(const RtpEngine &) = delete;

    struct Stream {
        StreamId id = 0;
        int port = 0;
        std::shared_ptr<const std::atomic<std::uint32_t>>
            frames; ///< sent to the other end so far, silent ones too; those said again count once
    };

    /// A socket of its own for a call that is being offered. A port that was closed rests for five seconds. Refusals:
    /// RTP_PORTS (all are taken), RTP_FILES (no file descriptors are left).
    [[nodiscard]] Result<Stream> open();
    /// Answered: silence is sent from now on, and what comes is listened to. Again: something has changed. What played
    /// when the other end stopped listening goes on from the sentence's beginning when it listens again.
    void connect(StreamId stream, const Remote &remote);
    /// Instead of what plays. `play` is the caller's number of it: an end that crossed the next beginning is known by
    /// it.
    void play(StreamId stream, std::shared_ptr<const Prompt> prompt, int play);
    /// Ends that play where its next pause begins, and at the latest after that time. promptEnded() follows, unless it
    /// was over already.
    void endAtPause(StreamId stream, int play, std::chrono::milliseconds latest);
    void close(StreamId stream); ///< unknown ones are ignored
    /// Those that were connected and have heard nothing for so long. Waits for the engine's thread.
    [[nodiscard]] std::vector<StreamId> silent(std::chrono::milliseconds forAtLeast) const;

    [[nodiscard]] RtpLateness lateness() const;
    [[nodiscard]] std::uint64_t received() const; ///< packets, since the engine began

private:
    RtpEngine();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace campanile::dialer
