// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QFuture>
#include <QtCore/QStringList>

namespace trinity::bench {

/// What running a program took. The times are from before it was started until it was gone.
struct ChildRun {
    double seconds = 0;
    double cpuSeconds = 0;
    qint64 peakBytes = 0; ///< resident, the highest it ever was
    int exitCode = -1; ///< -1: could not be started, or was killed
    QByteArray output; ///< its standard output
    QByteArray complaints; ///< its standard error
};

/// Runs a program. QProcess cannot tell the peak of one child, therefore not QProcess.
[[nodiscard]] QFuture<ChildRun> startChild(const QStringList &command);

/// Runs a program to its end. The event loop of this thread turns meanwhile, so that a server of ours can answer it.
[[nodiscard]] ChildRun runChild(const QStringList &command);

} // namespace trinity::bench
