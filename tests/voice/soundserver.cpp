// SPDX-License-Identifier: GPL-3.0-or-later
#include "soundserver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QThread>

using namespace Qt::StringLiterals;

namespace campanile {

SoundServer::SoundServer()
{
    if (QStandardPaths::findExecutable(u"pulseaudio"_s).isEmpty()
        || QStandardPaths::findExecutable(u"pactl"_s).isEmpty()) {
        m_problem = u"pulseaudio is not installed"_s;
        return;
    }
    const QString socket = m_folder.filePath(u"native"_s);
    qputenv("XDG_RUNTIME_DIR", m_folder.path().toLocal8Bit());
    qputenv("PULSE_SERVER", ("unix:" + socket.toLocal8Bit()));
    qputenv("PULSE_COOKIE", m_folder.filePath(u"cookie"_s).toLocal8Bit());
    qputenv("PULSE_STATE_PATH", m_folder.path().toLocal8Bit());
    m_server.setProcessChannelMode(QProcess::MergedChannels);
    m_server.start(u"pulseaudio"_s,
        {u"-n"_s, u"--daemonize=no"_s, u"--exit-idle-time=-1"_s, u"--use-pid-file=no"_s, u"--disallow-exit"_s,
            u"--high-priority=no"_s, u"--load=module-native-protocol-unix auth-anonymous=1 socket="_s + socket});
    bool answers = m_server.waitForStarted();
    for (int i = 0; answers && i < 200; ++i) { // no event loop yet
        pactl({u"info"_s}, &answers);
        if (answers)
            break;
        answers = m_server.state() == QProcess::Running;
        QThread::msleep(50);
    }
    if (!answers || !plugLoudspeaker() || !plugMicrophone())
        m_problem = u"pulseaudio does not run: "_s + QString::fromLocal8Bit(m_server.readAll()).right(300);
}

SoundServer::~SoundServer()
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    m_server.terminate();
    if (!m_server.waitForFinished(3000)) {
        m_server.kill();
        m_server.waitForFinished(3000);
    }
}

bool SoundServer::plugLoudspeaker()
{
    bool done = false;
    m_loudspeaker = pactl({u"load-module"_s, u"module-null-sink"_s, u"sink_name=phone"_s}, &done);
    return done;
}

bool SoundServer::unplugLoudspeaker()
{
    m_microphone.clear();
    bool done = false;
    pactl({u"unload-module"_s, std::exchange(m_loudspeaker, {})}, &done);
    return done;
}

bool SoundServer::plugMicrophone()
{
    bool done = false;
    m_microphone = pactl({u"load-module"_s, u"module-remap-source"_s, u"master=phone.monitor"_s, u"source_name=mic"_s,
                             u"source_properties=device.description=TestMicrophone"_s},
        &done);
    if (done)
        pactl({u"set-default-source"_s, u"mic"_s}, &done);
    return done;
}

bool SoundServer::unplugMicrophone()
{
    bool done = false;
    pactl({u"unload-module"_s, std::exchange(m_microphone, {})}, &done);
    return done;
}

bool SoundServer::plugSecondMicrophone()
{
    bool done = false;
    if (m_room.isEmpty())
        m_room = pactl({u"load-module"_s, u"module-null-sink"_s, u"sink_name=room"_s}, &done);
    m_secondMicrophone = pactl({u"load-module"_s, u"module-remap-source"_s, u"master=room.monitor"_s,
                                   u"source_name=mic2"_s, u"source_properties=device.description=SecondMicrophone"_s},
        &done);
    return done;
}

bool SoundServer::unplugSecondMicrophone()
{
    bool done = false;
    pactl({u"unload-module"_s, std::exchange(m_secondMicrophone, {})}, &done);
    return done;
}

std::unique_ptr<QProcess> SoundServer::speak(const QString &wavePath, const QString &loudspeaker) const
{
    auto process = std::make_unique<QProcess>();
    process->start(u"paplay"_s, {u"-d"_s, loudspeaker, wavePath});
    return process;
}

QString SoundServer::pactl(const QStringList &arguments, bool *done) const
{
    QProcess process;
    process.start(u"pactl"_s, arguments);
    const bool ended = process.waitForFinished(10'000) && process.exitCode() == 0;
    if (done)
        *done = ended;
    return QString::fromLatin1(process.readAllStandardOutput()).trimmed();
}

} // namespace campanile
