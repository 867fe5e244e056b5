// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAudioDevice>
#include <QMediaDevices>
#include <QObject>

#include <memory>

namespace campanile {

/// Which microphones and loudspeakers there are now. Qt's own list does not notice a device that goes away on
/// PulseAudio and PipeWire, and opening one that is not there any more would wait for ever: there the sound server
/// itself is asked. Elsewhere this is Qt's list.
class AudioDevices final : public QObject {
    Q_OBJECT
public:
    explicit AudioDevices(QObject *parent = nullptr);
    ~AudioDevices() override;

    /// Before a device is opened: makes sure it is there at this moment.
    void refresh();
    [[nodiscard]] QList<QAudioDevice> inputs() const; ///< the default one first
    /// The one of this id, or else the default one; null: none.
    [[nodiscard]] QAudioDevice input(const QByteArray &id = {}) const;
    [[nodiscard]] QAudioDevice output() const;
    [[nodiscard]] bool hasInput(const QByteArray &id) const;
    [[nodiscard]] bool hasOutput(const QByteArray &id) const;

Q_SIGNALS:
    void changed();

private:
    class ServerWatch;
    QMediaDevices m_devices;
    std::unique_ptr<ServerWatch> m_watch; ///< null: no sound server to ask
};

} // namespace campanile
