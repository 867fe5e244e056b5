// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "facts.h"

#include <chrono>
#include <map>

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
};

struct RefusedNumber {
    std::string recipientId;
    std::string number;
    Refusal reason = Refusal::None;
    friend bool operator==(const RefusedNumber &, const RefusedNumber &) = default;
};

struct Policy {
    int maxAttempts = 3;
    std::chrono::seconds horizon{7200};
    std::map<Outcome, std::chrono::seconds> retryDelay; ///< an outcome that is not here is final
    bool redialUncertain = true;
    std::chrono::seconds ringTimeout{30};
    friend bool operator==(const Policy &, const Policy &) = default;
};

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
    std::string areaDigest, audienceDigest, audioDigest; ///< 32 bytes each
    std::chrono::milliseconds audioLength{0};
    std::chrono::seconds eta{0}, firstRound{0};
    int channels = 0;
    double callsPerSecond = 0;
    std::int64_t preparedMs = 0;
    std::int64_t expiresMs = 0;
    Policy policy;
    std::string digest;
    friend bool operator==(const Receipt &, const Receipt &) = default;
};

} // namespace campanile::dialer
