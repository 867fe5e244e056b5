// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <QStringList>

#include <chrono>

namespace campanile {

/// "Per italiano premi 1. For English press 2." as a sound file.
struct MenuAudio {
    QStringList languages; ///< in the order of their keys
    QString path; ///< a WAV file; empty: it could not be made
    std::chrono::milliseconds length{0};
    Error error{ErrorCode::None, {}}; ///< why it could not be made
    friend bool operator==(const MenuAudio &, const MenuAudio &) = default;
};

} // namespace campanile
