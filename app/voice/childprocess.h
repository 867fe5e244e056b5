// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>

#include <chrono>

namespace campanile {

/// Where a program that comes with Campanile is: beside this one or on the path; empty: nowhere.
[[nodiscard]] QString companionProgram(const QString &name);

/// What a program may use, as the system enforces it (where it can); nothing stands for no limit.
struct ProcessLimits {
    qint64 fileBytes = 0; ///< of each file it writes; pipes are no files
    qint64 memoryBytes = 0; ///< address space; not under a sanitizer, which needs all of it
    std::chrono::seconds processorTime{0};
};

/// Before start(): the program gets a session of its own, none of our files, leaves no core, and ends when the thread
/// that started it does.
void confine(QProcess &process, const ProcessLimits &limits);

/// Kills a confined program and whatever it has started: a shell's children would live on. `pid` as it was when it
/// started.
void killSession(qint64 pid);

} // namespace campanile
