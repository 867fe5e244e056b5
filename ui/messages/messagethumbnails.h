// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audioworkshop.h"

#include <QHash>
#include <QQueue>

namespace campanile {

/// Small waveforms of sound files, read by the workshop one at a time when they are first asked for. A file is never
/// written twice, so what was read stays true.
class MessageThumbnails final : public QObject {
    Q_OBJECT
public:
    explicit MessageThumbnails(AudioWorkshop &workshop, QObject *parent = nullptr);

    /// Empty until it is read, and where it cannot be.
    [[nodiscard]] QList<float> peaks(const QString &path);

    static constexpr int slices = 22;

Q_SIGNALS:
    void ready(const QString &path);

private:
    void next();

    AudioWorkshop &m_workshop;
    QHash<QString, QList<float>> m_peaks;
    QQueue<QString> m_waiting;
    bool m_reading = false;
};

} // namespace campanile
