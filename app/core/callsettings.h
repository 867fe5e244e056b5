// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace campanile {

/// What a call does when an answering machine took it. proto campanile.v1.MachinePolicy.
enum class MachinePolicy { LeaveMessage = 1, HangUp = 2 };

/// How this workstation's alerts speak and end, whatever they say.
struct CallSettings {
    bool announceKeys = true; ///< after the message a voice says what the keys do
    MachinePolicy machine = MachinePolicy::LeaveMessage;
    bool finishSentence = false; ///< STOP lets those who are listening hear their sentence out
    QString callerId{}; ///< E.164, one that the dialer offers; empty: its first
    friend bool operator==(const CallSettings &, const CallSettings &) = default;
};

} // namespace campanile
