// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicemeasure.h"

#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
#include <malloc.h>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

double statusMegabytes(const char *key, const QString &process = u"self"_s)
{
    QFile file(u"/proc/%1/status"_s.arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArrayList lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(key))
            return line.mid(qstrlen(key) + 1).simplified().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

void resetPeak()
{
    malloc_trim(0);
    QFile file(u"/proc/self/clear_refs"_s);
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

} // namespace

Measured measuredHere(int runs, const std::function<void()> &work)
{
    Measured result;
    for (int i = 0; i < runs; ++i) {
        resetPeak();
        const double before = statusMegabytes("VmRSS");
        QElapsedTimer clock;
        clock.start();
        work();
        result.ms.append(double(clock.nsecsElapsed()) / 1e6);
        result.peakMegabytes = std::max(result.peakMegabytes, statusMegabytes("VmHWM") - before);
    }
    return result;
}

Measured measuredProgram(int runs, const QStringList &command)
{
    Measured result;
    QList<QByteArray> words;
    for (const QString &word : command)
        words.append(word.toLocal8Bit());
    std::vector<char *> arguments;
    for (QByteArray &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    for (const int output : {STDOUT_FILENO, STDERR_FILENO})
        posix_spawn_file_actions_addopen(&actions, output, "/dev/null", O_WRONLY, 0);
    for (int i = 0; i < runs; ++i) {
        QElapsedTimer clock;
        clock.start();
        pid_t child = 0;
        int status = 1;
        bool ran = posix_spawnp(&child, arguments.front(), &actions, nullptr, arguments.data(), environ) == 0;
        pid_t ended = 0;
        while (ran && ended == 0) {
            // looked at while it lives: what the system counts at the end includes us, who started it
            result.peakMegabytes = std::max(result.peakMegabytes, statusMegabytes("VmHWM", QString::number(child)));
            ended = waitpid(child, &status, WNOHANG);
            if (ended == 0)
                usleep(1000);
        }
        ran = ran && ended == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
        if (!ran) {
            result = {};
            break;
        }
        result.ms.append(double(clock.nsecsElapsed()) / 1e6);
    }
    posix_spawn_file_actions_destroy(&actions);
    return result;
}

} // namespace campanile
