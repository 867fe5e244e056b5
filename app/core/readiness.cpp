// SPDX-License-Identifier: GPL-3.0-or-later
#include "readiness.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

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
    std::optional<TrunkStatus> trunk = trunkFor(input.mode, *input.dialer);
    if (!trunk || !trunk->up) {
        // it rests or is only being reached: it comes back by itself
        const bool soon = trunk && (trunk->condition == "BACK_OFF"_L1 || trunk->condition == "CONNECTING"_L1);
        item.state = soon ? State::Warning : State::Failed;
        item.detail = trunk && !trunk->condition.isEmpty() ? conditionWords(trunk->condition) : Words::tr("absent");
        return item;
    }
    trunk = linesFor(input.mode, *input.dialer).value_or(*trunk);
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
    std::optional<TrunkStatus> best;
    for (const TrunkStatus &trunk : dialer.trunks) {
        if (trunk.mode != mode)
            continue;
        if (!best || (trunk.up && !best->up) || (trunk.up == best->up && trunk.priority < best->priority))
            best = trunk;
    }
    return best;
}

std::optional<TrunkStatus> linesFor(Mode mode, const DialerStatus &dialer, const QString &callerId)
{
    const QString shown = callerId.isEmpty() ? callerIdsOf(mode, dialer).value(0) : callerId;
    QList<TrunkStatus> carrying;
    for (const TrunkStatus &trunk : dialer.trunks) {
        if (trunk.mode == mode && (shown.isEmpty() || trunk.callerIds.isEmpty() || trunk.callerIds.contains(shown)))
            carrying.append(trunk);
    }
    if (carrying.isEmpty())
        return std::nullopt;
    std::ranges::stable_sort(carrying, {}, &TrunkStatus::priority);
    const bool anyUp = std::ranges::any_of(carrying, &TrunkStatus::up);
    if (anyUp)
        carrying.removeIf([](const TrunkStatus &trunk) { return !trunk.up; });
    TrunkStatus all = carrying.takeFirst();
    for (const TrunkStatus &trunk : std::as_const(carrying)) {
        all.name += u", "_s + trunk.name;
        all.channels += trunk.channels;
        all.callsPerSecond += trunk.callsPerSecond;
        // One that rings real telephones makes the whole of them real.
        all.fictional = (all.fictional || all.simulated) && (trunk.fictional || trunk.simulated);
        all.simulated = all.simulated && trunk.simulated;
    }
    return all;
}

QStringList callerIdsOf(Mode mode, const DialerStatus &dialer)
{
    QList<TrunkStatus> trunks = dialer.trunks;
    std::ranges::stable_sort(trunks, {}, &TrunkStatus::priority);
    QStringList numbers;
    for (const TrunkStatus &trunk : std::as_const(trunks)) {
        for (const QString &number : trunk.callerIds) {
            if (trunk.mode == mode && !numbers.contains(number))
                numbers.append(number);
        }
    }
    return numbers;
}

QString callerIdFor(Mode mode, const std::optional<DialerStatus> &dialer, const QString &wanted)
{
    return dialer && callerIdsOf(mode, *dialer).contains(wanted) ? wanted : QString();
}

QString conditionWords(const QString &condition)
{
    if (condition == "NO_ANSWER"_L1)
        return Words::tr("does not answer");
    if (condition == "NOT_REGISTERED"_L1)
        return Words::tr("not registered");
    if (condition == "REFUSED"_L1)
        return Words::tr("refuses us");
    if (condition == "TLS_REFUSED"_L1)
        return Words::tr("certificate refused");
    if (condition == "CONNECTING"_L1)
        return Words::tr("connecting");
    if (condition == "UNAVAILABLE"_L1)
        return Words::tr("not available");
    if (condition == "DOWN"_L1)
        return Words::tr("absent");
    if (condition.startsWith("BACK"_L1))
        return Words::tr("asks to wait");
    // A word of a newer dialer's: better as it is than nothing.
    return condition.toLower().replace(u'_', u' ');
}

namespace {

/// "linea A NO_ANSWER, linea B BACK_OFF", or without the conditions.
QString outageWords(const QString &detail)
{
    if (detail.isEmpty())
        return Words::tr("the line is down");
    if (detail.startsWith("no trunk may show"_L1))
        return Words::tr("no line may show the number that calls");
    static const QRegularExpression form(u"^(.+) ([A-Z_]{4,})$"_s);
    QStringList lines;
    for (const QString &line : detail.split(u", "_s)) {
        const auto match = form.match(line);
        lines.append(match.hasMatch() ? u"“%1” (%2)"_s.arg(match.captured(1), conditionWords(match.captured(2)))
                                      : u"“%1”"_s.arg(line));
    }
    return lines.size() == 1 ? Words::tr("the line %1 is down").arg(lines.first())
                             : Words::tr("the lines %1 are down").arg(lines.join(u", "_s));
}

} // namespace

QString stateReasonWords(const QString &reason)
{
    const qsizetype colon = reason.indexOf(u':');
    const QString code = reason.first(colon < 0 ? reason.size() : colon).trimmed();
    const QString detail = colon < 0 ? QString() : reason.sliced(colon + 1).trimmed();
    if (code == "TRUNK_DOWN"_L1)
        return outageWords(detail);
    if (code == "DISK_FULL"_L1)
        return Words::tr("the dialer's disk is full");
    if (code.startsWith("LEDGER"_L1))
        return Words::tr("the dialer cannot write what happens");
    if (code == "BACK_OFF"_L1 || code == "BACKING_OFF"_L1)
        return Words::tr("the operator asks to wait");
    return detail.isEmpty() ? reason : detail;
}

QList<ReadinessItem> readiness(const ReadinessInput &input)
{
    const ReadinessItem microphone{Subject::Microphone, input.microphone ? State::Ok : State::Warning,
        Words::tr("Microphone"), input.microphone ? QString() : Words::tr("absent")};
    return {dialerLight(input), trunkLight(input), microphone, registryLight(input), backupLight(input)};
}

} // namespace campanile
