// SPDX-License-Identifier: GPL-3.0-or-later
#include "receiptwords.h"

#include "campaignreport.h"

#include <QJsonArray>

#include <algorithm>

namespace campanile::ctl {

using namespace Qt::StringLiterals;

namespace {

QString reasonKey(RefusedNumber::Reason reason)
{
    switch (reason) {
    case RefusedNumber::Reason::NotANumber: return u"not_a_number"_s;
    case RefusedNumber::Reason::Premium: return u"premium"_s;
    case RefusedNumber::Reason::Foreign: return u"foreign"_s;
    case RefusedNumber::Reason::EmergencyOrShort: return u"short_or_emergency"_s;
    case RefusedNumber::Reason::SampleOnRealTrunk: return u"sample_on_real_trunk"_s;
    case RefusedNumber::Reason::Duplicate: return u"duplicate"_s;
    case RefusedNumber::Reason::OptedOut: return u"opted_out"_s;
    case RefusedNumber::Reason::Unknown: break;
    }
    return u"unknown"_s;
}

QString hex(const QByteArray &digest)
{
    return QString::fromLatin1(digest.toHex());
}

double seconds(std::chrono::milliseconds length)
{
    return static_cast<double>(length.count()) / 1000;
}

QJsonObject toJson(const Track &track)
{
    QJsonArray prompts;
    for (const Prompt &prompt : track.prompts)
        prompts.append(QJsonObject{{u"kind"_s, promptKey(prompt.kind)}, {u"digest"_s, hex(prompt.digest)},
            {u"seconds"_s, seconds(prompt.length)}});
    return {{u"language"_s, track.language}, {u"digest"_s, hex(track.digest)}, {u"seconds"_s, seconds(track.length)},
        {u"recipients"_s, track.recipients}, {u"prompts"_s, prompts}};
}

} // namespace

QString promptKey(PromptKind kind)
{
    switch (kind) {
    case PromptKind::Keys: return u"keys"_s;
    case PromptKind::Confirmed: return u"confirmed"_s;
    case PromptKind::Help: return u"help"_s;
    case PromptKind::OptOut: return u"opt_out"_s;
    case PromptKind::OptedOut: break;
    }
    return u"opted_out"_s;
}

QString keysIn(const Receipt &receipt)
{
    QStringList languages;
    for (const Track &track : receipt.tracks) {
        if (std::ranges::contains(track.prompts, PromptKind::Keys, &Prompt::kind))
            languages.append(track.language);
    }
    return languages.isEmpty() ? u"nowhere"_s : languages.join(u", "_s);
}

QJsonArray tracksOf(const Receipt &receipt)
{
    QJsonArray tracks;
    for (const Track &track : receipt.tracks)
        tracks.append(toJson(track));
    return tracks;
}

QJsonObject toJson(const Receipt &receipt)
{
    QJsonArray refused;
    for (const RefusedNumber &number : receipt.refused)
        refused.append(QJsonObject{
            {u"id"_s, number.id.text()}, {u"number"_s, number.number}, {u"reason"_s, reasonKey(number.reason)}});
    return {{u"tracks"_s, tracksOf(receipt)},
        {u"menu"_s, receipt.menu ? QJsonValue(hex(receipt.menu->digest)) : QJsonValue()},
        {u"campaign"_s, receipt.id.text()}, {u"number"_s, receipt.number}, {u"title"_s, receipt.title},
        {u"mode"_s, modeKey(receipt.mode)}, {u"accepted"_s, receipt.accepted}, {u"landlines"_s, receipt.landlines},
        {u"mobiles"_s, receipt.mobiles}, {u"refused"_s, refused}, {u"caller_id"_s, receipt.callerId},
        {u"audio_seconds"_s, seconds(receipt.audioLength)},
        {u"eta_seconds"_s, static_cast<qint64>(receipt.eta.count())}, {u"channels"_s, receipt.channels},
        {u"calls_per_second"_s, receipt.callsPerSecond}, {u"area_digest"_s, hex(receipt.areaDigest)},
        {u"audience_digest"_s, hex(receipt.audienceDigest)}, {u"audio_digest"_s, hex(receipt.audioDigest)},
        {u"expires"_s, receipt.expires.toUTC().toString(Qt::ISODateWithMs)}, {u"digest"_s, hex(receipt.digest)}};
}

QString wordsOf(const Receipt &receipt)
{
    return u"campaign %1 (%2), %3\n%4 phones will be called (%5 landlines, %6 mobiles), %7 refused\n"
           "what the keys do is said in: %8\nexpected length %9 s\n"_s
               .arg(receipt.id.text(), receipt.number, receipt.mode == Mode::Live ? u"LIVE"_s : u"DRILL"_s)
               .arg(receipt.accepted)
               .arg(receipt.landlines)
               .arg(receipt.mobiles)
               .arg(receipt.refused.size())
               .arg(keysIn(receipt))
               .arg(receipt.eta.count())
        + u"receipt %1\n"_s.arg(hex(receipt.digest));
}

} // namespace campanile::ctl
