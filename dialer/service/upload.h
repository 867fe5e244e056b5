// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "digest.h"
#include "failure.h"
#include "order.h"

#include <functional>
#include <unordered_set>

namespace campanile::dialer {

/// The first message of an upload, as it was claimed.
struct UploadHeader {
    std::string campaignId;
    std::string title;
    Mode mode = Mode::Drill;
    Area area;
    Policy policy;
    std::int64_t recipientCount = 0;
    std::string areaDigest, audienceDigest;
    Programme programme; ///< languages and names; what it measures is filled in by the reader
    std::string callerId{}; ///< empty: the first trunk's own
};

struct UploadLimits {
    int recipients = 1'000'000;
    std::chrono::seconds shortestRetry{120};
    bool fictionalTrunk = true; ///< a real one refuses sample numbers
    std::unordered_set<std::uint64_t> optedOut{}; ///< numbers, E.164 without the plus
};

/// The bytes of a whole blob of the library; AUDIO_MISSING.
using AudioSource = std::function<Result<std::string>(const std::string &sha256)>;

/// What was uploaded and held against its own header.
struct Upload {
    UploadHeader header;
    std::vector<Recipient> accepted;
    std::vector<RefusedNumber> refused;
    int landlines = 0;
    int mobiles = 0;
    std::map<std::string, std::string> audio; ///< every file of the programme, by its SHA-256
    std::string contentDigest;
};

/// Takes an upload piece by piece and gives it out whole only when every count and digest of its header is what was
/// really received. The first failure is the answer; nothing after it is looked at.
class UploadReader final {
public:
    UploadReader(UploadLimits limits, AudioSource source);
    [[nodiscard]] Result<void> header(UploadHeader header);
    [[nodiscard]] Result<void> recipient(Recipient recipient);
    [[nodiscard]] Result<Upload> finish();

private:
    [[nodiscard]] Result<void> takeProgramme();
    [[nodiscard]] Result<void> takeTrack(Track &track);
    /// Its length; the bytes are kept.
    [[nodiscard]] Result<std::chrono::milliseconds> takeFile(const std::string &sha256, const std::string &language);

    UploadLimits m_limits;
    AudioSource m_source;
    bool m_hasHeader = false;
    Upload m_upload;
    std::int64_t m_received = 0;
    Sha256 m_audience;
    std::unordered_set<std::string> m_ids;
    std::unordered_set<std::uint64_t> m_numbers;
};

[[nodiscard]] bool isCampaignId(std::string_view id); ///< [a-z0-9-]{8,64}

} // namespace campanile::dialer
