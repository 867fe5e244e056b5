// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <QLockFile>
#include <QStringList>

#include <memory>

namespace campanile {

/// A small file beside a recording that says: not yet part of a message. It outlives the program; the lock with it
/// does not, so that a recording still running (here or in another window) can be told from an interrupted one.
class RecordingMark final {
public:
    [[nodiscard]] static Result<std::unique_ptr<RecordingMark>> make(const QString &recording);
    /// Recordings in the folder that are marked and not running.
    [[nodiscard]] static QStringList marked(const QString &folder);
    static void remove(const QString &recording);

private:
    explicit RecordingMark(const QString &lockPath)
        : m_lock(lockPath)
    {
    }

    QLockFile m_lock;
};

} // namespace campanile
