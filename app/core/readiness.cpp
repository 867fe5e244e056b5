// SPDX-License-Identifier: GPL-3.0-or-later
#include "readiness.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

using Subject = ReadinessItem::Subject;
using State = ReadinessItem::State;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Readiness)
};

ReadinessItem dialerLight(const ReadinessInput &input)
{
    ReadinessItem item{Subject::Dialer, State::Failed, Words::tr("Dialer"), Words::tr("not connected")};
    if (!input.dialer)
        return item;
    if (!input.dialer->canWrite) {
        item.detail = Words::tr("cannot write");
        return item;
    }
    item.state = State::Ok;
    item.detail = Words::tr("ready");
    return item;
}

ReadinessItem trunkLight(const ReadinessInput &input)
{
    const bool drill = input.mode == Mode::Drill;
    ReadinessItem item{Subject::Trunk, State::Unknown, drill ? Words::tr("Test line") : Words::tr("Line"), u"–"_s};
    if (!input.dialer)
        return item;
    const std::optional<TrunkStatus> trunk = trunkFor(input.mode, *input.dialer);
    if (!trunk || !trunk->up) {
        item.state = State::Failed;
        item.detail = Words::tr("absent");
        return item;
    }
    item.state = State::Ok;
    item.detail = Words::tr("%n channel(s)", nullptr, trunk->channels);
    // A live alert on a simulated network, or to a test's phones, rings nobody: that must not look like readiness.
    if (!drill && (trunk->simulated || trunk->fictional)) {
        item.state = State::Warning;
        item.detail = trunk->simulated ? Words::tr("simulated") : Words::tr("test phones");
    }
    return item;
}

ReadinessItem registryLight(const ReadinessInput &input)
{
    ReadinessItem item{Subject::Registry, State::Unknown, Words::tr("Registry"), u"–"_s};
    if (!input.registry)
        return item;
    if (input.registry->contacts == 0) {
        item.detail = Words::tr("empty");
        return item;
    }
    const auto days = static_cast<int>(input.registry->lastChange.daysTo(input.now));
    item.state = days > registryOldDays ? State::Warning : State::Ok;
    item.detail = days <= 0 ? Words::tr("of today") : Words::tr("%n day(s) old", nullptr, days);
    return item;
}

ReadinessItem backupLight(const ReadinessInput &input)
{
    ReadinessItem item{Subject::Backup, State::Unknown, Words::tr("Backup"), Words::tr("never")};
    if (!input.dialer || !input.dialer->lastBackup.isValid())
        return item;
    const QDateTime backup = input.dialer->lastBackup.toLocalTime();
    const bool recent = backup.daysTo(input.now) <= 1;
    item.state = recent ? State::Ok : State::Warning;
    item.detail = QLocale().toString(backup, recent ? u"HH:mm"_s : u"d MMM"_s);
    return item;
}

} // namespace

std::optional<TrunkStatus> trunkFor(Mode mode, const DialerStatus &dialer)
{
    const auto found = std::ranges::find(dialer.trunks, mode, &TrunkStatus::mode);
    return found == dialer.trunks.end() ? std::nullopt : std::optional(*found);
}

QList<ReadinessItem> readiness(const ReadinessInput &input)
{
    const ReadinessItem microphone{Subject::Microphone, input.microphone ? State::Ok : State::Warning,
        Words::tr("Microphone"), input.microphone ? QString() : Words::tr("absent")};
    return {dialerLight(input), trunkLight(input), microphone, registryLight(input), backupLight(input)};
}

} // namespace campanile
