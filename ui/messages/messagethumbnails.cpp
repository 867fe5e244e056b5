// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagethumbnails.h"

namespace campanile {

MessageThumbnails::MessageThumbnails(AudioWorkshop &workshop, QObject *parent)
    : QObject(parent)
    , m_workshop(workshop)
{
}

QList<float> MessageThumbnails::peaks(const QString &path)
{
    if (path.isEmpty())
        return {};
    if (const auto known = m_peaks.constFind(path); known != m_peaks.constEnd())
        return *known;
    m_peaks.insert(path, {});
    m_waiting.enqueue(path);
    next();
    return {};
}

void MessageThumbnails::next()
{
    if (m_reading || m_waiting.isEmpty())
        return;
    m_reading = true;
    const QString path = m_waiting.dequeue();
    m_workshop.waveform(path, slices).then(this, [this, path](const Result<Waveform> &waveform) {
        m_reading = false;
        if (waveform) {
            m_peaks.insert(path, waveform->peaks);
            Q_EMIT ready(path);
        }
        next();
    });
}

} // namespace campanile
