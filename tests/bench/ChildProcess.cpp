// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/bench/ChildProcess.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QFutureWatcher>
#include <QtCore/QTemporaryFile>
#include <QtCore/QThreadPool>
#include <QtConcurrent/QtConcurrentRun>

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <vector>

namespace trinity::bench {

namespace {

constexpr int mostAtOnce = 8; // children; each has a thread that waits for it

pid_t start(const QStringList &command, const QByteArray &outputFile, const QByteArray &errorFile)
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
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, outputFile.constData(), O_WRONLY | O_TRUNC, 0);
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

ChildRun runHere(const QStringList &command)
{
    ChildRun run;
    QTemporaryFile output;
    QTemporaryFile errors;
    if (!output.open() || !errors.open())
        return run;
    QElapsedTimer timer;
    timer.start();
    const pid_t child = start(command, output.fileName().toLocal8Bit(), errors.fileName().toLocal8Bit());
    if (child < 0)
        return run;
    int status = 0;
    rusage usage = {};
    wait4(child, &status, 0, &usage);
    run.seconds = double(timer.nsecsElapsed()) / 1e9;
    run.cpuSeconds = secondsOf(usage.ru_utime) + secondsOf(usage.ru_stime);
    run.peakBytes = qint64(usage.ru_maxrss) * 1024;
    run.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    run.output = output.readAll();
    run.complaints = errors.readAll();
    return run;
}

} // namespace

QFuture<ChildRun> startChild(const QStringList &command)
{
    static QThreadPool threads;
    threads.setMaxThreadCount(mostAtOnce);
    return QtConcurrent::run(&threads, &runHere, command);
}

ChildRun runChild(const QStringList &command)
{
    QFutureWatcher<ChildRun> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcher<ChildRun>::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(startChild(command));
    loop.exec();
    return watcher.result();
}

} // namespace trinity::bench
