// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "area.h"
#include "audience.h"
#include "callsettings.h"
#include "outcome.h"
#include "promptaudio.h"

#include <QDateTime>
#include <QMap>

#include <chrono>
#include <optional>

namespace campanile {

/// When and how often a citizen is called again. proto campanile.v1.Policy.
struct Policy {
    int maxAttempts = 3;
    std::chrono::seconds horizon{std::chrono::hours(6)};
    QMap<Outcome, std::chrono::seconds> retryDelay; ///< an outcome that is not here is final
    bool redialUncertain = true;
    std::chrono::seconds ringTimeout{30};
    MachinePolicy machine = MachinePolicy::LeaveMessage;
    bool finishSentence = false; ///< STOP lets those who are listening hear their sentence out
    [[nodiscard]] static Policy emergency(); ///< until answered, 3 rounds, 5 minutes between them
    [[nodiscard]] static Policy service(); ///< 2 rounds, 15 minutes between them, uncertain calls are left alone
    friend bool operator==(const Policy &, const Policy &) = default;
};

/// What is said beside a track, in its language.
struct Prompt {
    PromptKind kind = PromptKind::Keys;
    QByteArray audio; ///< the WAV file's bytes; of a receipt empty
    QByteArray digest; ///< SHA-256 of the audio
    std::chrono::milliseconds length{0}; ///< of a receipt: measured by the dialer
    [[nodiscard]] static Prompt of(PromptKind kind, const QByteArray &audio, std::chrono::milliseconds length);
    friend bool operator==(const Prompt &, const Prompt &) = default;
};

/// What a call plays.
struct Track {
    QString language; ///< BCP 47; of a menu empty
    QByteArray audio; ///< the WAV file's bytes; of a receipt empty
    QByteArray digest; ///< SHA-256 of the audio
    std::chrono::milliseconds length{0}; ///< of a receipt: measured by the dialer
    int recipients = 0; ///< of a receipt: accepted ones that hear this
    QList<Prompt> prompts{}; ///< each kind at most once
    [[nodiscard]] static Track of(const QString &language, const QByteArray &audio, std::chrono::milliseconds length);
    friend bool operator==(const Track &, const Track &) = default;
};

/// Everything that is sent to the dialer, frozen.
struct PreparedCampaign {
    CampaignId id;
    QString title;
    Mode mode = Mode::Drill;
    Area area;
    QList<Recipient> recipients;
    QList<Track> tracks; ///< one a language, the main one first
    std::optional<Track> menu; ///< played first; keys 1 to 9 choose a track
    std::chrono::seconds menuTimeout{8}; ///< of silence after the menu
    Policy policy;
    QString callerId{}; ///< E.164; empty: the dialer's first
};

inline constexpr int mostTracks = 9; ///< a telephone has so many keys

/// The mean length of what a phone of this audience hears, the menu included.
[[nodiscard]] std::chrono::milliseconds meanLength(const PreparedCampaign &campaign);

struct RefusedNumber {
    enum class Reason {
        Unknown = 0,
        NotANumber = 1,
        Premium = 2,
        Foreign = 3,
        EmergencyOrShort = 4,
        SampleOnRealTrunk = 5,
        Duplicate = 6,
        OptedOut = 7, ///< its owner asked not to be called
    };
    ContactId id;
    QString number;
    Reason reason = Reason::Unknown;
    friend bool operator==(const RefusedNumber &, const RefusedNumber &) = default;
};

/// What the dialer holds. Nothing may be launched whose receipt differs from the draft.
struct Receipt {
    CampaignId id;
    QString number; ///< for people: "2026-0047"
    QString title;
    Mode mode = Mode::Drill;
    int accepted = 0;
    int landlines = 0;
    int mobiles = 0;
    QList<RefusedNumber> refused;
    Area area; ///< echoed; piece ids are empty
    QByteArray areaDigest, audienceDigest, audioDigest, digest;
    std::chrono::milliseconds audioLength{0}; ///< of the main track
    QList<Track> tracks;
    std::optional<Track> menu;
    std::chrono::seconds menuTimeout{0};
    std::chrono::seconds eta{0}, firstRound{0};
    int channels = 0;
    double callsPerSecond = 0;
    QDateTime prepared, expires;
    Policy policy;
    QString callerId{}; ///< E.164; empty: the dialer does not say
    friend bool operator==(const Receipt &, const Receipt &) = default;
};

/// Compares what was sent with what came back, digest by digest, recomputing the echoed area's own.
[[nodiscard]] Result<void> verify(const Receipt &receipt, const PreparedCampaign &sent);

/// What people hear: as it was sent, without the prompts that the dialer did not take.
[[nodiscard]] PreparedCampaign asHeld(PreparedCampaign sent, const Receipt &receipt);

struct CampaignInfo {
    CampaignId id;
    QString title;
    Mode mode = Mode::Drill;
    CampaignState state = CampaignState::Unknown;
    int recipients = 0;
    QDateTime prepared, launched, ended; ///< invalid: not yet
    qint64 lastSeq = 0;
    int canary = 0; ///< 0: none
    Receipt receipt;
    friend bool operator==(const CampaignInfo &, const CampaignInfo &) = default;
};

/// The end of a campaign of `phones`, for the draft; the dialer's receipt has the last word.
struct Forecast {
    struct Round {
        int attempt = 1;
        double calls = 0;
        double reached = 0;
        std::chrono::seconds length{0};
    };

    QList<Round> rounds;
    std::chrono::seconds total{0};
};

/// The share of one round's calls that reach a person, in a published run; for rounds later than its third, the
/// third's.
[[nodiscard]] double publishedYield(int attempt);
/// From a published run: 66 % of the first round heard, 17 % of the rest in the second, 5 % in the third.
[[nodiscard]] Forecast forecast(
    int phones, std::chrono::milliseconds audio, const Policy &policy, int channels, double callsPerSecond);

} // namespace campanile
