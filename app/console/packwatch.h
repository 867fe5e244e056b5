// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "townworkshop.h"

#include <QDateTime>
#include <QFileSystemWatcher>
#include <QFutureWatcher>
#include <QTimer>

namespace campanile {

/// Notices that the file of the pack in use has been replaced by a whole, different one. The console goes on with the
/// one it has read.
class PackWatch final : public QObject {
    Q_OBJECT
public:
    explicit PackWatch(TownWorkshop &workshop, QObject *parent = nullptr);
    /// The file as it was when it was read; an empty path: nothing.
    void watch(const QString &path, const QDateTime &changed, qint64 bytes);
    void look(); ///< at once, for file systems that tell nothing

    [[nodiscard]] bool isReplaced() const { return m_replaced; }

Q_SIGNALS:
    void replaced();

private:
    struct Stamp {
        QDateTime changed;
        qint64 bytes = -1;
        friend bool operator==(const Stamp &, const Stamp &) = default;
    };

    [[nodiscard]] Stamp stamp() const;
    void keepWatching();
    TownWorkshop &m_workshop;
    QString m_path;
    Stamp m_known;
    bool m_replaced = false;
    QFileSystemWatcher m_files;
    QTimer m_settle;
    QFutureWatcher<Result<PackReport>> m_reading;
};

} // namespace campanile
