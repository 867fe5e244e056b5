// SPDX-License-Identifier: GPL-3.0-or-later
#include "settingsstore.h"

#include <QSettings>
#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr auto packKey = "town/pack"_L1;
constexpr auto addressKey = "dialer/address"_L1;
constexpr auto authorityKey = "dialer/authority"_L1;
constexpr auto languageKey = "screen/language"_L1;
constexpr auto lookKey = "screen/look"_L1;
constexpr auto microphoneKey = "sound/microphone"_L1;
constexpr auto photoKey = "screen/photo"_L1;
constexpr auto nameKey = "console/name"_L1;
constexpr auto expiryKey = "queue/expiryMinutes"_L1;
constexpr auto voicesGroup = "voice/languages"_L1;
constexpr auto announceKey = "calls/announceKeys"_L1;
constexpr auto machineKey = "calls/hangUpOnMachines"_L1;
constexpr auto sentenceKey = "calls/finishSentence"_L1;
constexpr auto callerKey = "calls/callerId"_L1;
constexpr auto commandsGroup = "voice/commands"_L1;
constexpr int longestExpiry = 24 * 60;

const QStringList lookNames{u"system"_s, u"light"_s, u"dark"_s};

} // namespace

ConsoleSettings loadSettings()
{
    QSettings file;
    ConsoleSettings settings;
    settings.packPath = file.value(packKey).toString();
    settings.dialerAddress = file.value(addressKey).toString();
    settings.dialerAuthority = file.value(authorityKey).toString();
    settings.language = file.value(languageKey, settings.language).toString();
    const qsizetype look = lookNames.indexOf(file.value(lookKey).toString());
    if (look >= 0)
        settings.look = static_cast<ConsoleSettings::LookChoice>(look);
    settings.photo = file.value(photoKey, settings.photo).toBool();
    settings.consoleName = file.value(nameKey).toString().trimmed();
    if (settings.consoleName.isEmpty())
        settings.consoleName = QSysInfo::machineHostName();
    const int expiry = file.value(expiryKey, static_cast<int>(settings.queueExpiry.count())).toInt();
    if (expiry > 0 && expiry <= longestExpiry)
        settings.queueExpiry = std::chrono::minutes(expiry);
    file.beginGroup(voicesGroup);
    for (const QString &language : file.childKeys())
        settings.voices.insert(language, file.value(language).toString());
    file.endGroup();
    settings.microphone = file.value(microphoneKey).toByteArray();
    settings.calls.announceKeys = file.value(announceKey, settings.calls.announceKeys).toBool();
    settings.calls.machine =
        file.value(machineKey, false).toBool() ? MachinePolicy::HangUp : MachinePolicy::LeaveMessage;
    settings.calls.finishSentence = file.value(sentenceKey, settings.calls.finishSentence).toBool();
    settings.calls.callerId = file.value(callerKey).toString();
    const int commands = file.beginReadArray(commandsGroup);
    for (int i = 0; i < commands; ++i) {
        file.setArrayIndex(i);
        settings.voiceCommands.append({file.value("name"_L1).toString(), file.value("language"_L1).toString(),
            file.value("command"_L1).toString()});
    }
    file.endArray();
    return settings;
}

void saveSettings(const ConsoleSettings &settings)
{
    QSettings file;
    file.setValue(packKey, settings.packPath);
    file.setValue(addressKey, settings.dialerAddress);
    file.setValue(authorityKey, settings.dialerAuthority);
    file.setValue(languageKey, settings.language);
    file.setValue(lookKey, lookNames.value(static_cast<qsizetype>(settings.look)));
    file.setValue(photoKey, settings.photo);
    file.setValue(microphoneKey, settings.microphone);
    file.setValue(nameKey, settings.consoleName == QSysInfo::machineHostName() ? QString() : settings.consoleName);
    file.setValue(expiryKey, static_cast<int>(settings.queueExpiry.count()));
    file.setValue(announceKey, settings.calls.announceKeys);
    file.setValue(machineKey, settings.calls.machine == MachinePolicy::HangUp);
    file.setValue(sentenceKey, settings.calls.finishSentence);
    file.setValue(callerKey, settings.calls.callerId);
    file.remove(voicesGroup);
    file.beginGroup(voicesGroup);
    for (auto voice = settings.voices.cbegin(); voice != settings.voices.cend(); ++voice)
        file.setValue(voice.key(), voice.value());
    file.endGroup();
    file.remove(commandsGroup);
    file.beginWriteArray(commandsGroup, static_cast<int>(settings.voiceCommands.size()));
    for (int i = 0; i < settings.voiceCommands.size(); ++i) {
        file.setArrayIndex(i);
        const VoiceCommand &command = settings.voiceCommands.at(i);
        file.setValue("name"_L1, command.name);
        file.setValue("language"_L1, command.language);
        file.setValue("command"_L1, command.command);
    }
    file.endArray();
}

} // namespace campanile
