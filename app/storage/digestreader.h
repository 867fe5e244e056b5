// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QStringList>

#include <functional>
#include <stop_token>
#include <thread>

namespace campanile {

/// Reads the digests of files in a thread of its own. It ends early, and tells nothing, when it is destroyed.
class DigestReader final {
public:
    /// `done` is called once, in that thread, when all are read.
    DigestReader(QStringList paths, std::function<void()> done);
    ~DigestReader() = default; // the thread is asked to stop and waited for: a piece of a file, no more
    Q_DISABLE_COPY_MOVE(DigestReader)

    [[nodiscard]] QHash<QString, QByteArray> wait(); ///< until all are read; without those that cannot be read

    /// SHA-256; empty: it cannot be read, or `stop` was asked for.
    [[nodiscard]] static QByteArray digestOf(const QString &path, const std::stop_token &stop = {});

private:
    QHash<QString, QByteArray> m_digests;
    std::jthread m_thread; // last: it is the first to go
};

} // namespace campanile
