// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/bench/ChildProcess.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QFuture>
#include <QtCore/QFutureWatcher>
#include <QtCore/QTemporaryFile>
#include <QtConcurrent/QtConcurrentRun>

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <vector>

namespace trinity::bench {

namespace {

struct Ended {
    int status = 0;
    rusage usage = {};
    double seconds = 0;
};

pid_t start(const QStringList &command, const QByteArray &errorFile)
{
    QList<QByteArray> arguments;
    for (const QString &argument : command)
        arguments.append(argument.toLocal8Bit());
    std::vector<char *> pointers;
    for (QByteArray &argument : arguments)
        pointers.push_back(argument.data());
    pointers.push_back(nullptr);

    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, errorFile.constData(), O_WRONLY | O_TRUNC, 0);
    pid_t child = -1;
    if (posix_spawn(&child, pointers.front(), &files, nullptr, pointers.data(), environ) != 0)
        child = -1;
    posix_spawn_file_actions_destroy(&files);
    return child;
}

double secondsOf(const timeval &time)
{
    return double(time.tv_sec) + double(time.tv_usec) / 1e6;
}

} // namespace

ChildRun runChild(const QStringList &command)
{
    ChildRun run;
    QTemporaryFile errors;
    if (!errors.open())
        return run;
    QElapsedTimer timer;
    timer.start();
    const pid_t child = start(command, errors.fileName().toLocal8Bit());
    if (child < 0)
        return run;

    QFutureWatcher<Ended> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcher<Ended>::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(QtConcurrent::run([child, timer] {
        Ended ended;
        wait4(child, &ended.status, 0, &ended.usage);
        ended.seconds = double(timer.nsecsElapsed()) / 1e9;
        return ended;
    }));
    loop.exec();

    const Ended ended = watcher.result();
    run.seconds = ended.seconds;
    run.cpuSeconds = secondsOf(ended.usage.ru_utime) + secondsOf(ended.usage.ru_stime);
    run.peakBytes = qint64(ended.usage.ru_maxrss) * 1024;
    run.exitCode = WIFEXITED(ended.status) ? WEXITSTATUS(ended.status) : -1;
    run.complaints = errors.readAll();
    return run;
}

} // namespace trinity::bench
