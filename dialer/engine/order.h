// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "facts.h"

#include <chrono>
#include <map>
#include <optional>

/// What was ordered: the frozen content of a campaign, and the receipt for it.
namespace campanile::dialer {

/// Latitude and longitude in units of 1e-7 degree, alternating; the first point is not repeated.
struct Ring {
    std::vector<std::int32_t> latLonE7;
    friend bool operator==(const Ring &, const Ring &) = default;
};

struct AreaPiece {
    /// The contract's numbers, in its order.
    enum Kind { Polygon = 1, Quarter, Street, Circle, Rectangle, Corridor, Town };

    std::string name;
    int kind = 0;
    bool exclude = false;
    std::vector<Ring> rings;
    friend bool operator==(const AreaPiece &, const AreaPiece &) = default;
};

/// Kept and echoed; nothing is computed from it but its digest.
using Area = std::vector<AreaPiece>;

struct Recipient {
    std::string id;
    std::string number; ///< as it was sent
    bool sample = false;
    int track = 0; ///< index of what this one hears
    friend bool operator==(const Recipient &, const Recipient &) = default;
};

enum class LineKind : std::uint8_t { Landline = 1, Mobile = 2 };

/// The numbers are the contract's (RefusedNumber.Reason).
enum class Refusal : std::uint8_t {
    None = 0,
    NotANumber = 1,
    Premium = 2,
    Foreign = 3,
    EmergencyOrShort = 4,
    SampleOnRealTrunk = 5,
    Duplicate = 6,
    OptedOut = 7,
};

struct RefusedNumber {
    std::string recipientId;
    std::string number;
    Refusal reason = Refusal::None;
    friend bool operator==(const RefusedNumber &, const RefusedNumber &) = default;
};

/// What a call does when an answering machine took it.
enum class MachinePolicy : std::uint8_t { LeaveMessage = 1, HangUp = 2 };

struct Policy {
    int maxAttempts = 3;
    std::chrono::seconds horizon{7200};
    std::map<Outcome, std::chrono::seconds> retryDelay; ///< an outcome that is not here is final
    bool redialUncertain = true;
    std::chrono::seconds ringTimeout{30};
    MachinePolicy machine = MachinePolicy::LeaveMessage;
    bool finishSentence = false; ///< after a STOP, of those who listen
    friend bool operator==(const Policy &, const Policy &) = default;
};

/// What is said beside a track. The numbers are the contract's and the ledger's.
enum class PromptKind : std::uint8_t {
    Keys = 1, ///< after the track: what the keys do
    Confirmed = 2, ///< after 1
    Help = 3, ///< after 9
    OptOut = 4, ///< after 0: press it again to get no more calls
    OptedOut = 5, ///< after the second 0
};

struct SpokenFile {
    std::string sha256; ///< 32 bytes: the WAV file's name
    std::chrono::milliseconds length{0}; ///< measured here
    friend bool operator==(const SpokenFile &, const SpokenFile &) = default;
};

/// What a call can play, as it was ordered.
struct Track {
    std::string language; ///< BCP 47
    std::string sha256; ///< 32 bytes: the WAV file's name
    std::chrono::milliseconds length{0}; ///< measured here
    int recipients = 0; ///< accepted ones that have it
    std::map<PromptKind, SpokenFile> prompts{}; ///< what is missing is not said
    friend bool operator==(const Track &, const Track &) = default;
};

/// The languages of a campaign.
struct Programme {
    std::vector<Track> tracks; ///< the first is the main one
    std::optional<Track> menu; ///< played first; its keys 1 to 9 choose a track
    std::chrono::seconds menuTimeout{0}; ///< silence after the menu's end that chooses the recipient's own
    /// What a call plays to a person who listens to the end, on the average of the recipients: with the menu and with
    /// what the keys do.
    [[nodiscard]] std::chrono::milliseconds meanLength() const;
    friend bool operator==(const Programme &, const Programme &) = default;
};

inline constexpr std::size_t mostTracks = 9; // the keys of a menu

struct Receipt {
    std::string campaignId;
    std::string number; ///< for people: "2026-0047"
    std::string title;
    Mode mode = Mode::Drill;
    int accepted = 0;
    int landlines = 0;
    int mobiles = 0;
    std::vector<RefusedNumber> refused;
    Area area;
    std::string areaDigest, audienceDigest; ///< 32 bytes each
    Programme programme;
    std::chrono::seconds eta{0}, firstRound{0};
    int channels = 0;
    double callsPerSecond = 0;
    std::int64_t preparedMs = 0;
    std::int64_t expiresMs = 0;
    Policy policy;
    std::string digest;
    std::string callerId{}; ///< what every citizen sees, at every attempt, E.164 with its plus; empty: the line's own
    friend bool operator==(const Receipt &, const Receipt &) = default;
};

} // namespace campanile::dialer
