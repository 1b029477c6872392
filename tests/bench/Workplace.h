// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/bench/ChildProcess.h"

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QTemporaryDir>
#include <QtCore/QUrl>

namespace trinity::bench {

/// What the commands that are measured work on. Everything is kept until the end: a file system is slower for seconds after many files
/// were deleted, and that is not what is measured.
class Workplace final
{
public:
    static constexpr int sourceCount = 500;

    /// Writes the same career for so many people: no two sources may be alike, or they would share a request.
    explicit Workplace(const QString &cli);

    [[nodiscard]] bool isReady() const { return m_sources.size() == sourceCount; }
    [[nodiscard]] const QString &cli() const { return m_cli; }
    [[nodiscard]] const QStringList &sources() const { return m_sources; }

    /// trinity-cli build of the first sources in one theme, into a folder of its own; without a server the built-in writer writes.
    [[nodiscard]] QStringList buildCommand(int jobs, const QUrl &server, const QStringList &options = {}) const;
    [[nodiscard]] QString newFolder() const;

private:
    QString m_cli;
    QTemporaryDir m_folder;
    QStringList m_sources;
    mutable int m_folders = 0;
};

[[nodiscard]] double rounded(double value); ///< to a thousandth

/// "seconds" (the best), "seconds_all", "cpu_seconds" (the least), "peak_mb" (the most), or "error". On a shared machine the best says
/// what the program can do, the others what the machine did.
[[nodiscard]] QJsonObject summary(const QString &measure, const QList<ChildRun> &runs, int exitCode = 0);

} // namespace trinity::bench
