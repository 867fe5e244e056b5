// SPDX-License-Identifier: GPL-3.0-or-later
#include "preflight.h"

#include <QFileInfo>

#include <algorithm>

namespace campanile {

namespace {

using Problem = PreflightFinding::Problem;
using Severity = PreflightFinding::Severity;

const TrunkStatus *trunkFor(const DialerStatus &dialer, Mode mode)
{
    const auto it =
        std::ranges::find_if(dialer.trunks, [mode](const TrunkStatus &trunk) { return trunk.mode == mode; });
    return it == dialer.trunks.end() ? nullptr : &*it;
}

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

void checkDialer(const PreflightInput &input, QList<PreflightFinding> &found)
{
    if (!input.dialer) {
        found.append({Problem::DialerAway, Severity::Blocking, 0, {ErrorCode::DialerUnreachable, {}}});
        return;
    }
    if (!input.dialer->canWrite)
        found.append({Problem::DialerCannotWrite, Severity::Blocking, 0, {ErrorCode::None, {}}});
    const TrunkStatus *trunk = trunkFor(*input.dialer, input.mode);
    if (!trunk) {
        found.append({Problem::NoTrunk, Severity::Blocking, 0, {ErrorCode::None, {}}});
        return;
    }
    if (!trunk->up)
        found.append({Problem::TrunkDown, Severity::Blocking, 0, {ErrorCode::None, {trunk->name}}});
    if (trunk->simulated || !input.index)
        return;
    const QList<int> selected = input.index->select(input.area, input.filter);
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
