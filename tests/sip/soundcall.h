// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callsound.h"

#include <QUdpSocket>

/// What the engine tells of the streams.
struct SoundTold final : campanile::dialer::RtpListener {
    using StreamId = campanile::dialer::StreamId;

    void keyPressed(StreamId, char key) override { lastKey = key; }

    void promptEnded(StreamId, int, bool whole) override { ++(whole ? ended : cut); }

    void answererKnown(StreamId, const campanile::dialer::DetectorVerdict &) override { ++verdicts; }

    void beepHeard(StreamId) override { }

    std::atomic<int> ended = 0, cut = 0, verdicts = 0;
    std::atomic<char> lastKey = ' ';
};

/// The other end's sound: it hears what comes, and answers where that came from.
struct SoundPhone : QUdpSocket {
    using Bytes = std::vector<std::uint8_t>;

    explicit SoundPhone(const QHostAddress &address = QHostAddress(QHostAddress::LocalHost)) { bind(address, 0); }

    std::vector<Bytes> all(); ///< packets that came since the last time
    void send(const Bytes &bytes);
    void press(int key, std::uint16_t sequence, int payload = 101); ///< a whole key, in one packet (RFC 4733)
    bool isReached(); ///< so far; what came is forgotten

    /// A packet; its time is the sequence's many steps, in 1/8000 s.
    static Bytes rtp(int payload, std::uint16_t sequence, const Bytes &content, unsigned step = 3000);

    quint16 theirs = 0; ///< the port at our end
};

inline constexpr char someSoundKey[] = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz"; ///< theirs (RFC 4568)
inline constexpr char eighty[] = "AES_CM_128_HMAC_SHA1_80", thirtyTwo[] = "AES_CM_128_HMAC_SHA1_32";

/// A line of SDP: a=crypto.
[[nodiscard]] QByteArray crypto(int tag, const QByteArray &suite, const QByteArray &key = someSoundKey);

/// What one end says of its sound, in SDP.
struct SoundSdp {
    QByteArray formats = "8 101\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000";
    QByteArray more{}; ///< lines, each with its end
    QByteArray address = "127.0.0.1";
    QByteArray profile = "RTP/AVP";

    [[nodiscard]] QByteArray text(int port) const;
};

/// A call that was offered, and the telephone at its other end; there is no signalling between them.
struct SoundCall {
    explicit SoundCall(const campanile::dialer::SipSettings &given = {});

    struct Answer {
        int error = 0; ///< errno's
        QByteArray text; ///< ours
    };

    int answer(const SoundSdp &sdp); ///< they answer our offer. errno's
    Answer renew(const SoundSdp &sdp, int port = 0); ///< a later offer of theirs; port 0: the phone's
    Answer askForOffer(); ///< an offer of theirs with nothing in it
    /// The first offer of a call that comes in, to that sound.
    static Answer offerTo(campanile::dialer::CallSound &sound, const QByteArray &text);

    campanile::dialer::SipSettings settings;
    SoundTold told;
    sa here{};
    std::unique_ptr<campanile::dialer::RtpEngine> engine;
    std::unique_ptr<campanile::dialer::CallSound> sound; // goes before the engine
    QByteArray offer; ///< ours
    SoundPhone phone;
};

/// Words of a second each with pauses of 400 ms between them, the first at the beginning.
[[nodiscard]] std::shared_ptr<const campanile::dialer::Prompt> words(int count);
