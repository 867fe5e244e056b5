// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace campanile {

/// A sound server of the test's own: a loudspeaker nobody hears ("phone") and a microphone that hears what it plays
/// ("mic"). Make it before the application object: this process is told where the server is through its environment.
class SoundServer final {
public:
    SoundServer();
    ~SoundServer();
    Q_DISABLE_COPY_MOVE(SoundServer)

    [[nodiscard]] bool isRunning() const { return m_problem.isEmpty(); }

    [[nodiscard]] QString problem() const { return m_problem; }

    bool plugMicrophone();
    bool unplugMicrophone();
    /// Another microphone ("mic2", not the default) in a room of its own ("room").
    bool plugSecondMicrophone();
    bool unplugSecondMicrophone();
    bool plugLoudspeaker();
    bool unplugLoudspeaker(); ///< the microphone goes with it
    /// Speaks a file into the microphone that hears this loudspeaker; ends by itself.
    std::unique_ptr<QProcess> speak(
        const QString &wavePath, const QString &loudspeaker = QStringLiteral("phone")) const;

private:
    QString pactl(const QStringList &arguments, bool *done = nullptr) const;

    QTemporaryDir m_folder;
    QProcess m_server;
    QString m_problem;
    QString m_microphone; ///< module numbers
    QString m_loudspeaker;
    QString m_secondMicrophone;
    QString m_room;
};

} // namespace campanile
