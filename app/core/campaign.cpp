// SPDX-License-Identifier: GPL-3.0-or-later
#include "campaign.h"

#include <QCryptographicHash>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace campanile {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Policy retryingEvery(std::chrono::seconds pause)
{
    Policy policy;
    for (const Outcome outcome :
        {Outcome::Voicemail, Outcome::HungUp, Outcome::NoAnswer, Outcome::Busy, Outcome::Unreachable})
        policy.retryDelay.insert(outcome, pause);
    return policy;
}

} // namespace

double publishedYield(int attempt)
{
    static constexpr double shares[] = {0.66, 0.17, 0.05};
    return shares[std::clamp<size_t>(static_cast<size_t>(attempt), 1, std::size(shares)) - 1];
}

Policy Policy::emergency()
{
    Policy policy = retryingEvery(5min);
    policy.maxAttempts = 3;
    policy.horizon = 6h; // three rounds over the largest quarter of a town, at few channels
    policy.redialUncertain = true;
    return policy;
}

Policy Policy::service()
{
    Policy policy = retryingEvery(15min);
    policy.maxAttempts = 2;
    policy.horizon = 4h;
    policy.redialUncertain = false;
    return policy;
}

Track Track::of(const QString &language, const QByteArray &audio, std::chrono::milliseconds length)
{
    return {.language = language,
        .audio = audio,
        .digest = QCryptographicHash::hash(audio, QCryptographicHash::Sha256),
        .length = length};
}

Prompt Prompt::of(PromptKind kind, const QByteArray &audio, std::chrono::milliseconds length)
{
    return {.kind = kind,
        .audio = audio,
        .digest = QCryptographicHash::hash(audio, QCryptographicHash::Sha256),
        .length = length};
}

std::chrono::milliseconds meanLength(const PreparedCampaign &campaign)
{
    if (campaign.tracks.isEmpty() || campaign.recipients.isEmpty())
        return {};
    std::chrono::milliseconds sum{0};
    for (const Recipient &recipient : campaign.recipients)
        sum += campaign.tracks.value(recipient.track).length;
    return sum / campaign.recipients.size() + (campaign.menu ? campaign.menu->length : 0ms);
}

namespace {

QByteArray digestOf(const QByteArray &audio)
{
    return QCryptographicHash::hash(audio, QCryptographicHash::Sha256);
}

/// A dialer that knows no prompts plays the message without them, and is not refused for it; one that holds others than
/// were sent would say something nobody approved.
bool samePrompts(const Track &held, const Track &sent)
{
    return std::ranges::all_of(held.prompts, [&](const Prompt &prompt) {
        return std::ranges::any_of(sent.prompts, [&](const Prompt &ours) {
            return ours.kind == prompt.kind && digestOf(ours.audio) == prompt.digest;
        });
    });
}

/// Who hears what, counted here again among those that were accepted.
bool sameTracks(const Receipt &receipt, const PreparedCampaign &sent)
{
    if (receipt.tracks.size() != sent.tracks.size() || receipt.menu.has_value() != sent.menu.has_value())
        return false;
    QSet<ContactId> refused;
    for (const RefusedNumber &number : receipt.refused)
        refused.insert(number.id);
    QList<int> recipients(sent.tracks.size());
    for (const Recipient &recipient : sent.recipients) {
        if (recipient.track < 0 || recipient.track >= recipients.size())
            return false;
        recipients[recipient.track] += refused.contains(recipient.id) ? 0 : 1;
    }
    for (qsizetype i = 0; i < sent.tracks.size(); ++i) {
        const Track &held = receipt.tracks[i];
        if (held.language != sent.tracks[i].language || held.digest != digestOf(sent.tracks[i].audio)
            || held.recipients != recipients[i] || !samePrompts(held, sent.tracks[i]))
            return false;
    }
    return !sent.menu
        || (receipt.menu->digest == digestOf(sent.menu->audio) && receipt.menuTimeout == sent.menuTimeout);
}

} // namespace

Result<void> verify(const Receipt &receipt, const PreparedCampaign &sent)
{
    const auto differs = [](QString what) { return failure(ErrorCode::ReceiptDiffers, {std::move(what)}); };
    if (receipt.id != sent.id)
        return differs(u"campaign"_s);
    if (receipt.mode != sent.mode)
        return differs(u"mode"_s);
    // The echoed area is hashed here again: a digest that was merely repeated proves nothing.
    const QByteArray drawn = areaDigest(sent.area);
    if (sent.area.isEmpty() || receipt.areaDigest != drawn || areaDigest(receipt.area) != drawn)
        return differs(u"area"_s);
    if (sent.recipients.isEmpty() || receipt.audienceDigest != audienceDigest(sent.recipients))
        return differs(u"audience"_s);
    if (receipt.accepted < 0 || receipt.accepted + receipt.refused.size() != sent.recipients.size()
        || receipt.landlines + receipt.mobiles != receipt.accepted)
        return differs(u"count"_s);
    if (sent.tracks.isEmpty() || !sameTracks(receipt, sent))
        return differs(u"audio"_s);
    if (receipt.policy != sent.policy)
        return differs(u"policy"_s);
    if (!sent.callerId.isEmpty() && receipt.callerId != sent.callerId)
        return differs(u"caller"_s);
    if (receipt.digest.isEmpty())
        return differs(u"digest"_s);
    return {};
}

PreparedCampaign asHeld(PreparedCampaign sent, const Receipt &receipt)
{
    for (qsizetype i = 0; i < sent.tracks.size(); ++i) {
        const QList<Prompt> held = i < receipt.tracks.size() ? receipt.tracks[i].prompts : QList<Prompt>();
        sent.tracks[i].prompts.removeIf([&](const Prompt &prompt) {
            return std::ranges::none_of(
                held, [&](const Prompt &each) { return each.kind == prompt.kind && each.digest == prompt.digest; });
        });
    }
    return sent;
}

Forecast forecast(
    int phones, std::chrono::milliseconds audio, const Policy &policy, int channels, double callsPerSecond)
{
    Forecast result;
    if (phones <= 0 || channels <= 0 || callsPerSecond <= 0)
        return result;

    // Four calls in five are taken by somebody or something after about ten seconds; the others ring to the end.
    constexpr double taken = 0.78;
    constexpr double pickUp = 10;
    const double listened = std::chrono::duration<double>(audio).count();
    const double ringing = static_cast<double>(policy.ringTimeout.count());
    const double hold = taken * (pickUp + listened) + (1 - taken) * ringing;
    const double longest = std::max(pickUp + listened, ringing);

    double pause = 0;
    for (const auto delay : policy.retryDelay)
        pause = std::max(pause, static_cast<double>(delay.count()));
    const int attempts = policy.retryDelay.isEmpty() ? 1 : std::max(1, policy.maxAttempts);

    constexpr double hopeless = 0.007; // numbers that do not exist or may not be called: never tried again
    double calls = phones;
    double start = 0;
    double end = 0;
    const double horizon = static_cast<double>(policy.horizon.count());
    for (int attempt = 1; attempt <= attempts && calls >= 0.5; ++attempt) {
        if (start > horizon)
            break;
        // Work cannot be done faster than the trunk starts calls, nor than its channels carry them; the last calls
        // of a round still have to end.
        const double work = std::max(calls / callsPerSecond, calls * hold / channels);
        const double length = std::max(work, longest);
        const double reached = calls * publishedYield(attempt);
        result.rounds.append({attempt, calls, reached, std::chrono::seconds(std::llround(length))});
        end = std::max(end + (attempt > 1 ? pause : 0), start + length);
        // A phone is called again its own pause after its own call: the rounds overlap when the town is large.
        start += longest + pause;
        calls = calls - reached - (attempt == 1 ? calls * hopeless : 0);
    }
    result.total = std::chrono::seconds(std::llround(end));
    return result;
}

} // namespace campanile
