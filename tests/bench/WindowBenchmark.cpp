// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/bench/Benchmarks.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace trinity::bench {

namespace {

constexpr int starts = 7;
constexpr int patience = 20000; // ms

QProcessEnvironment environmentIn(const QTemporaryDir &home)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, home.path());
    environment.insert(u"XDG_CONFIG_HOME"_s, home.path());
    environment.insert(u"QT_LOGGING_RULES"_s, u"trinity.ui.window=true"_s);
    if (environment.value(u"DISPLAY"_s).isEmpty() && environment.value(u"WAYLAND_DISPLAY"_s).isEmpty())
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    return environment;
}

/// Milliseconds, or -1 when the window did not come.
qint64 startOnce(const QString &window, const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    QElapsedTimer timer;
    timer.start();
    process.start(window, QStringList());
    QByteArray output;
    qint64 shown = -1;
    while (shown < 0 && timer.elapsed() < patience && process.state() != QProcess::NotRunning) {
        process.waitForReadyRead(100);
        output += process.readAll();
        if (output.contains("first painted"))
            shown = timer.elapsed();
    }
    process.kill();
    process.waitForFinished();
    return shown;
}

} // namespace

QJsonObject windowShown(const QString &window)
{
    const QTemporaryDir home;
    const auto environment = environmentIn(home);
    QList<qint64> times;
    for (int i = 0; i <= starts; ++i) {
        const qint64 time = startOnce(window, environment);
        if (time < 0)
            return {{u"measure"_s, u"window_shown"_s}, {u"error"_s, u"the window did not come"_s}};
        if (i > 0)
            times.append(time);
    }
    std::sort(times.begin(), times.end());
    return {{u"measure"_s, u"window_shown"_s}, {u"median_ms"_s, times.at(starts / 2)}, {u"slowest_ms"_s, times.last()}};
}

} // namespace trinity::bench
