// SPDX-License-Identifier: GPL-3.0-or-later
#include "preflight.h"

#include "readiness.h"

#include <QFileInfo>

#include <algorithm>

namespace campanile {

namespace {

using Problem = PreflightFinding::Problem;
using Severity = PreflightFinding::Severity;

void checkWhere(const PreflightInput &input, QList<PreflightFinding> &found)
{
    if (input.area.isEmpty()) {
        found.append({Problem::NoArea, Severity::Blocking, 0, {ErrorCode::AreaEmpty, {}}});
        return;
    }
    if (!input.town.bounds.isEmpty()) {
        const AreaReach reach = input.registry ? reachOf(input.area, *input.registry) : AreaReach();
        for (const AreaFinding &block : blocks(input.area, input.town, reach))
            found.append({Problem::AreaRefused, Severity::Blocking, 0, block.error});
    }
    if (!input.index) {
        found.append({Problem::RegistryNotRead, Severity::Blocking, 0, {ErrorCode::None, {}}});
        return;
    }
    const AudienceCount count = input.index->count(input.area, input.filter);
    if (count.phones == 0)
        found.append({Problem::NoPhones, Severity::Blocking, 0, {ErrorCode::AreaHasNoPhones, {}}});
    if (count.townWithoutPosition > 0)
        found.append({Problem::WithoutPosition, Severity::Note, count.townWithoutPosition, {ErrorCode::None, {}}});
}

void checkWhat(const PreflightInput &input, QList<PreflightFinding> &found)
{
    if (!input.message) {
        found.append({Problem::NoMessage, Severity::Blocking, 0, {ErrorCode::None, {}}});
    } else if (!input.message->hasAudio()) {
        found.append({Problem::MessageWithoutAudio, Severity::Blocking, 0, {ErrorCode::AudioEmpty, {}}});
    } else if (const QFileInfo file(input.message->main().audioPath); !file.isReadable() || file.size() == 0) {
        found.append(
            {Problem::AudioUnreadable, Severity::Blocking, 0, {ErrorCode::AudioUnreadable, {file.filePath()}}});
    }
}

/// The keys work also where nobody says so: no reason to keep an alert waiting.
void checkPrompts(const PreflightInput &input, const QStringList &heard, QList<PreflightFinding> &found)
{
    if (!input.announceKeys)
        return;
    for (const QString &language : heard.first(std::min<qsizetype>(mostTracks, heard.size()))) {
        const auto spoken = std::ranges::find(input.prompts, language, &PromptAudio::language);
        if (spoken == input.prompts.end() || spoken->files.isEmpty())
            found.append({Problem::PromptsMissing, Severity::Note, 0,
                spoken == input.prompts.end() ? Error{ErrorCode::None, {}} : spoken->error, language});
    }
}

void checkLanguages(const PreflightInput &input, QList<PreflightFinding> &found)
{
    if (!input.message || !input.message->hasAudio())
        return;
    const Message &message = *input.message;
    const QStringList heard = heardLanguages(message);
    const QList<LanguageShare> shares =
        input.index ? languageShare(*input.index, input.area, input.filter, message) : QList<LanguageShare>();
    for (const LanguageShare &share : shares) {
        const bool isWritten = std::ranges::any_of(message.versions,
            [&](const MessageVersion &version) { return primaryTag(version.language) == share.language; });
        if (share.missing > 0 && !isWritten)
            found.append({Problem::LanguageMissing, Severity::Warning, share.missing, {ErrorCode::None, {}},
                share.language});
    }
    for (const MessageVersion &version : message.versions) {
        if (version.hasAudio())
            continue;
        int phones = 0;
        for (const LanguageShare &share : shares)
            phones += share.language == primaryTag(version.language) ? share.missing : 0;
        found.append({Problem::VersionWithoutAudio, Severity::Warning, phones, {ErrorCode::None, {}}, version.language});
    }
    if (heard.size() > mostTracks)
        found.append({Problem::TooManyLanguages, Severity::Warning, static_cast<int>(heard.size()) - mostTracks,
            {ErrorCode::None, {}}});
    checkPrompts(input, heard, found);
    if (input.languages != LanguageChoice::Menu)
        return;
    if (heard.size() == 1)
        found.append({Problem::MenuWithOneLanguage, Severity::Note, 0, {ErrorCode::None, {}}});
    else if (!input.menu || input.menu->path.isEmpty()
        || input.menu->languages != heard.first(std::min<qsizetype>(mostTracks, heard.size())))
        found.append({Problem::MenuNotReady, Severity::Blocking, 0,
            input.menu ? input.menu->error : Error{ErrorCode::None, {}}});
}

void checkDialer(const PreflightInput &input, QList<PreflightFinding> &found)
{
    if (!input.dialer) {
        found.append({Problem::DialerAway, Severity::Blocking, 0, {ErrorCode::DialerUnreachable, {}}});
        return;
    }
    if (!input.dialer->canWrite)
        found.append({Problem::DialerCannotWrite, Severity::Blocking, 0, {ErrorCode::None, {}}});
    const std::optional<TrunkStatus> trunk = trunkFor(input.mode, *input.dialer);
    if (!trunk) {
        found.append({Problem::NoTrunk, Severity::Blocking, 0, {ErrorCode::None, {}}});
        return;
    }
    if (!trunk->up)
        found.append({Problem::TrunkDown, Severity::Blocking, 0, {ErrorCode::None, {trunk->name, trunk->condition}}});
    const bool rings = !trunk->simulated && !trunk->fictional;
    if (!input.index || (!rings && input.optedOut.isEmpty()))
        return;
    const QList<int> selected = input.index->select(input.area, input.filter);
    const auto unwilling = input.optedOut.isEmpty() ? 0 : std::ranges::count_if(selected, [&](int row) {
        return input.optedOut.contains(input.index->contacts().at(row).number.e164());
    });
    if (unwilling > 0)
        found.append({Problem::OptedOut, unwilling == selected.size() ? Severity::Blocking : Severity::Note,
            static_cast<int>(unwilling), {ErrorCode::None, {}}});
    if (!rings)
        return;
    const auto samples =
        std::ranges::count_if(selected, [&](int row) { return input.index->contacts().at(row).sample; });
    if (samples > 0)
        found.append({Problem::SampleContacts, samples == selected.size() ? Severity::Blocking : Severity::Warning,
            static_cast<int>(samples), {ErrorCode::None, {}}});
}

} // namespace

QList<PreflightFinding> preflight(const PreflightInput &input)
{
    QList<PreflightFinding> found;
    checkWhere(input, found);
    checkWhat(input, found);
    checkLanguages(input, found);
    checkDialer(input, found);
    std::ranges::stable_sort(found, {}, &PreflightFinding::severity);
    return found;
}

bool canLaunch(const QList<PreflightFinding> &findings)
{
    return std::ranges::none_of(
        findings, [](const PreflightFinding &finding) { return finding.severity == Severity::Blocking; });
}

} // namespace campanile
