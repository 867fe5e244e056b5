// SPDX-License-Identifier: GPL-3.0-or-later
// Records until it is killed or a line comes on its input, telling on its output how far it is.
#include "microphonerecorder.h"
#include "wavrepair.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSocketNotifier>
#include <QTimer>

#include <csignal>
#include <cstdio>

#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace campanile;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2)
        return 2;
    if (arguments.value(2) == u"tiny-disk"_s) { // a disk of 64 kB where the recording goes, seen by this process only
        const QByteArray folder = QFileInfo(arguments.at(1)).path().toLocal8Bit();
        if (unshare(CLONE_NEWNS) != 0 || mount("tmpfs", folder.constData(), "tmpfs", 0, "size=64k") != 0)
            return 77;
    } else if (arguments.size() > 2) { // largest file: the disk is full there
        const rlim_t limit = arguments.at(2).toULongLong();
        const rlimit limits{limit, limit};
        if (limit > 0 && setrlimit(RLIMIT_FSIZE, &limits) != 0)
            return 2;
        std::signal(SIGXFSZ, SIG_IGN);
    }
    MicrophoneRecorder recorder;
    QObject::connect(&recorder, &Recorder::lengthChanged, &app, [](std::chrono::milliseconds length) {
        std::printf("L %lld\n", static_cast<long long>(length.count()));
        std::fflush(stdout);
    });
    QObject::connect(&recorder, &Recorder::finished, &app, [](const QString &, std::chrono::milliseconds length) {
        std::printf("D %lld\n", static_cast<long long>(length.count()));
        std::fflush(stdout);
        QCoreApplication::exit(0);
    });
    QObject::connect(&recorder, &Recorder::failed, &app,
        [](const Error &error, const QString &path, std::chrono::milliseconds length) {
            // what is in the file, as another program would find it
            const auto info = repairWav(path);
            std::printf("F %d %lld %lld %d\n", static_cast<int>(error.code), static_cast<long long>(length.count()),
                info ? static_cast<long long>(info->length().count()) : -1LL, info && info->repaired ? 1 : 0);
            std::fflush(stdout);
            QCoreApplication::exit(3);
        });
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &recorder, [&] {
        input.setEnabled(false);
        recorder.stop();
    });
    bool begun = false;
    const auto begin = [&] { // the sound server may take a while to say what there is
        if (begun || !recorder.hasDevice())
            return;
        begun = true;
        if (const auto started = recorder.start(arguments.at(1)); !started) {
            std::printf("E %d\n", static_cast<int>(started.error().code));
            std::fflush(stdout);
            QCoreApplication::exit(4);
        }
    };
    QObject::connect(&recorder, &Recorder::devicesChanged, &app, begin);
    QTimer::singleShot(0, &app, begin);
    return QCoreApplication::exec();
}
