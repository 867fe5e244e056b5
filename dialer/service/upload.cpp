// SPDX-License-Identifier: GPL-3.0-or-later
#include "upload.h"

#include "numberplan.h"
#include "wavcheck.h"

#include <algorithm>
#include <format>
#include <set>

namespace campanile::dialer {

namespace {

auto invalid(const char *reason, std::string words)
{
    return failure(Failure::Kind::Invalid, reason, std::move(words));
}

/// Canonical texts are lines of fields: nothing in a field may look like the end of one.
bool plain(std::string_view text, std::size_t longest)
{
    return text.size() <= longest
        && std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

constexpr int latitudeLimit = 900'000'000;
constexpr int longitudeLimit = 1'800'000'000;
constexpr std::chrono::seconds longestPrompt(30);
constexpr std::size_t mostPoints = 500'000;

Result<void> checkArea(const Area &area)
{
    std::size_t points = 0;
    bool includes = false;
    for (const auto &piece : area) {
        if (!plain(piece.name, 400))
            return invalid("AREA_INVALID", "the name of an area has control characters or is too long");
        if (piece.kind < AreaPiece::Polygon || piece.kind > AreaPiece::Town)
            return invalid("AREA_INVALID", "\"" + piece.name + "\" is of no known kind");
        includes = includes || !piece.exclude;
        for (const auto &ring : piece.rings) {
            const auto &values = ring.latLonE7;
            points += values.size() / 2;
            const std::size_t least = piece.kind == AreaPiece::Street ? 2 : 6;
            if (values.size() % 2 != 0 || values.size() < least)
                return invalid("AREA_INVALID", "\"" + piece.name + "\" has a ring with too few corners");
            for (std::size_t i = 0; i < values.size(); i += 2) {
                if (std::abs(static_cast<std::int64_t>(values[i])) > latitudeLimit
                    || std::abs(static_cast<std::int64_t>(values[i + 1])) > longitudeLimit)
                    return invalid("AREA_INVALID", "\"" + piece.name + "\" has a corner that is not on Earth");
            }
        }
        // A street or a quarter may be known by its addresses alone.
        if (piece.rings.empty() && piece.kind != AreaPiece::Street && piece.kind != AreaPiece::Quarter)
            return failure(Failure::Kind::Precondition, "EMPTY_AREA", "\"" + piece.name + "\" has no corners");
    }
    if (!includes)
        return failure(Failure::Kind::Precondition, "EMPTY_AREA", "no area means nobody, never everybody");
    if (points > mostPoints)
        return failure(
            Failure::Kind::Limit, "AREA_TOO_LARGE", std::format("{} corners; the limit is {}", points, mostPoints));
    return {};
}

Result<void> checkPolicy(const Policy &policy, std::chrono::seconds shortest)
{
    using std::chrono::seconds;
    if (policy.maxAttempts < 1 || policy.maxAttempts > 20)
        return invalid("POLICY_INVALID", "attempts must be between 1 and 20");
    if (policy.horizon < seconds(60) || policy.horizon > std::chrono::hours(24 * 7))
        return invalid("POLICY_INVALID", "the horizon must be between a minute and a week");
    if (policy.machine != MachinePolicy::LeaveMessage && policy.machine != MachinePolicy::HangUp)
        return invalid("POLICY_INVALID", "what machines get is not known");
    if (policy.ringTimeout < seconds(15) || policy.ringTimeout > seconds(120))
        return invalid("POLICY_INVALID", "phones ring between 15 and 120 seconds");
    for (const auto &[outcome, delay] : policy.retryDelay) {
        switch (outcome) {
        case Outcome::Busy:
        case Outcome::NoAnswer:
        case Outcome::Unreachable:
            if (delay < shortest)
                return invalid(
                    "RETRY_TOO_SOON", std::format("a line is left alone for at least {} seconds", shortest.count()));
            break;
        case Outcome::Voicemail:
        case Outcome::HungUp:
        case Outcome::Uncertain: break;
        default:
            return invalid(
                "POLICY_INVALID", std::format("outcome {} is never called again", static_cast<int>(outcome)));
        }
        if (delay < seconds(0) || delay > std::chrono::hours(24))
            return invalid("POLICY_INVALID", "a retry waits between nothing and a day");
    }
    return {};
}

Result<void> same(const char *what, const std::string &claimed, const std::string &computed)
{
    if (claimed == computed)
        return {};
    return failure(Failure::Kind::Precondition, "DIGEST_MISMATCH",
        std::format("{}: sent as {}, received as {}", what, hex(claimed), hex(computed)));
}

} // namespace

bool isCampaignId(std::string_view id)
{
    return id.size() >= 8 && id.size() <= 64
        && std::ranges::all_of(id, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

UploadReader::UploadReader(UploadLimits limits, AudioSource source)
    : m_limits(std::move(limits))
    , m_source(std::move(source))
{
}

Result<void> UploadReader::header(UploadHeader header)
{
    if (m_hasHeader)
        return invalid("UPLOAD_ORDER", "there are two headers");
    if (!isCampaignId(header.campaignId))
        return invalid("CAMPAIGN_ID_INVALID", "a campaign id is 8 to 64 of a-z, 0-9 and -");
    if (!plain(header.title, 400))
        return invalid("TITLE_INVALID", "the title has control characters or is too long");
    if (header.mode != Mode::Drill && header.mode != Mode::Live)
        return invalid("MODE_MISSING", "a campaign is a drill or live; there is no default");
    if (auto policy = checkPolicy(header.policy, m_limits.shortestRetry); !policy)
        return policy;
    if (!header.callerId.empty() && !dialable(header.callerId))
        return invalid("CALLER_ID", header.callerId);
    if (auto area = checkArea(header.area); !area)
        return area;
    if (auto area = same("area", header.areaDigest, sha256(canonicalText(header.area))); !area)
        return area;
    if (header.recipientCount <= 0)
        return failure(Failure::Kind::Precondition, "EMPTY_AUDIENCE", "there is nobody to call");
    if (header.recipientCount > m_limits.recipients) {
        return failure(Failure::Kind::Limit, "AUDIENCE_TOO_LARGE",
            std::format("{} phones; the limit is {}", header.recipientCount, m_limits.recipients));
    }
    m_hasHeader = true;
    m_upload.header = std::move(header);
    if (auto programme = takeProgramme(); !programme)
        return programme;
    const auto count = static_cast<std::size_t>(m_upload.header.recipientCount);
    m_upload.accepted.reserve(count);
    m_ids.reserve(count);
    m_numbers.reserve(count);
    return {};
}

Result<void> UploadReader::recipient(Recipient recipient)
{
    if (!m_hasHeader)
        return invalid("UPLOAD_ORDER", "the header comes first");
    if (++m_received > m_upload.header.recipientCount)
        return failure(Failure::Kind::Precondition, "COUNT_MISMATCH", "more recipients came than the header says");
    if (recipient.id.empty() || !plain(recipient.id, 128) || !plain(recipient.number, 64))
        return invalid("RECIPIENT_INVALID", std::format("recipient {} has no id, or control characters", m_received));
    if (!m_ids.insert(recipient.id).second)
        return invalid("RECIPIENT_INVALID", "two recipients have the id " + recipient.id);
    auto &programme = m_upload.header.programme;
    if (recipient.track < 0 || static_cast<std::size_t>(recipient.track) >= programme.tracks.size())
        return invalid("RECIPIENT_INVALID", std::format("there is no track {} for {}", recipient.track, recipient.id));
    addRecipient(m_audience, recipient);
    const auto number = dialable(recipient.number);
    auto refusal = Refusal::None;
    if (!number)
        refusal = number.error();
    else if (recipient.sample && !m_limits.fictionalTrunk)
        refusal = Refusal::SampleOnRealTrunk;
    else if (m_limits.optedOut.contains(number->digits))
        refusal = Refusal::OptedOut;
    else if (!m_numbers.insert(number->digits).second)
        refusal = Refusal::Duplicate;
    if (refusal != Refusal::None) {
        m_upload.refused.push_back({std::move(recipient.id), std::move(recipient.number), refusal});
        return {};
    }
    ++(number->kind == LineKind::Mobile ? m_upload.mobiles : m_upload.landlines);
    ++programme.tracks[static_cast<std::size_t>(recipient.track)].recipients;
    m_upload.accepted.push_back(std::move(recipient));
    return {};
}

/// Every file is here, whole, and may be played.
Result<void> UploadReader::takeProgramme()
{
    auto &programme = m_upload.header.programme;
    if (programme.tracks.empty())
        return invalid("TRACKS_INVALID", "there is no audio");
    if (programme.tracks.size() > mostTracks)
        return invalid(
            "TRACKS_INVALID", std::format("there are {}; the limit is {}", programme.tracks.size(), mostTracks));
    std::set<std::string> languages;
    for (auto &track : programme.tracks) {
        if (!plain(track.language, 35) || !languages.insert(track.language).second)
            return invalid("TRACKS_INVALID", "a language is named twice, or is none");
        track.recipients = 0;
        if (auto taken = takeTrack(track); !taken)
            return taken;
    }
    if (!programme.menu) {
        programme.menuTimeout = {};
        return {};
    }
    if (programme.tracks.size() < 2)
        return invalid("MENU_INVALID", "there is nothing to choose");
    if (programme.menuTimeout < std::chrono::seconds(1) || programme.menuTimeout > std::chrono::seconds(30))
        return invalid("MENU_INVALID", "a menu waits between 1 and 30 seconds for a key");
    if (!plain(programme.menu->language, 35))
        return invalid("MENU_INVALID", "its language is none");
    programme.menu->recipients = 0;
    if (!programme.menu->prompts.empty())
        return invalid("MENU_INVALID", "prompts belong to tracks");
    return takeTrack(*programme.menu);
}

Result<void> UploadReader::takeTrack(Track &track)
{
    const auto length = takeFile(track.sha256, track.language);
    if (!length)
        return std::unexpected(length.error());
    track.length = *length;
    for (auto &[kind, file] : track.prompts) {
        if (kind < PromptKind::Keys || kind > PromptKind::OptedOut)
            return invalid("PROMPTS_INVALID", "one is of no known kind, or there are two of one kind");
        const auto said = takeFile(file.sha256, track.language);
        if (!said)
            return std::unexpected(said.error());
        if (*said > longestPrompt)
            return failure(Failure::Kind::Limit, "AUDIO_TOO_LONG",
                std::format("a prompt has at most {} seconds", longestPrompt.count()));
        file.length = *said;
    }
    return {};
}

Result<std::chrono::milliseconds> UploadReader::takeFile(const std::string &sha256, const std::string &language)
{
    if (sha256.size() != 32)
        return invalid("TRACKS_INVALID", "a file's name is the 32 bytes of its SHA-256");
    auto bytes = m_source(sha256);
    if (!bytes)
        return std::unexpected(bytes.error());
    if (bytes->size() > largestAudio)
        return failure(Failure::Kind::Limit, "AUDIO_TOO_LONG", "the audio is larger than three minutes can be");
    const auto wav = checkWav(*bytes);
    if (!wav) {
        auto why = wav.error();
        why.words += language.empty() ? "" : " (" + language + ")";
        return std::unexpected(std::move(why));
    }
    m_upload.audio[sha256] = std::move(*bytes);
    return wav->length;
}

Result<Upload> UploadReader::finish()
{
    if (!m_hasHeader)
        return invalid("UPLOAD_ORDER", "nothing was sent");
    const auto &header = m_upload.header;
    if (m_received != header.recipientCount) {
        return failure(Failure::Kind::Precondition, "COUNT_MISMATCH",
            std::format("{} recipients came, the header says {}", m_received, header.recipientCount));
    }
    const auto audience = m_audience.finish();
    if (auto checked = same("audience", header.audienceDigest, audience); !checked)
        return std::unexpected(checked.error());
    m_upload.contentDigest = sha256(std::format("title\t{}\nmode\t{}\n", header.title, static_cast<int>(header.mode))
        + header.areaDigest + header.audienceDigest + canonicalText(header.programme) + canonicalText(header.policy)
        + (header.callerId.empty() ? std::string() : "caller_id\t" + header.callerId + "\n"));
    return std::move(m_upload);
}

} // namespace campanile::dialer
