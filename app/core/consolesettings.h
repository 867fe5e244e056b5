// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callsettings.h"
#include "voicecommands.h"

#include <QMap>
#include <QByteArray>
#include <QString>

#include <chrono>

namespace campanile {

/// What this workstation remembers. Secrets are not among it: the dialer's token is kept apart (see main.cpp).
struct ConsoleSettings {
    enum class LookChoice { System, Light, Dark };
    QString packPath; ///< empty: no town yet
    QString dialerAddress; ///< "host:port"; empty: none
    QString dialerAuthority; ///< PEM file of the authority that signed the dialer's certificate; empty: loopback only
    QString language = QStringLiteral("it");
    LookChoice look = LookChoice::System;
    bool photo = false; ///< maps show the aerial photograph, where the town has one
    QString consoleName; ///< "Ufficio tecnico": tells this laptop's messages from another's; empty: the machine's name
    std::chrono::minutes queueExpiry{30}; ///< an alert that waited longer asks again
    QMap<QString, QString> voices; ///< language to "engine/voice": read out by that one unless another is chosen
    QByteArray microphone; ///< the chosen one's id; empty: the system's default
    CallSettings calls{};
    VoiceCommands voiceCommands{}; ///< programs of this workstation that speak
    friend bool operator==(const ConsoleSettings &, const ConsoleSettings &) = default;
};

} // namespace campanile
