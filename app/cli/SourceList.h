// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/CommandLine.h"
#include "engine/jobs/Job.h"

#include <QtCore/QStringList>

namespace trinity {

/// Arguments into sources: folders become their portfolio files, - becomes standard input (read here, to its end), a
/// path that does not exist stays a source, so that its job can say so. Folders without a usable file are named in
/// `emptyFolders`.
struct SourceList {
    SourceList() = default;
    QList<Source> sources;
    QStringList emptyFolders;

    [[nodiscard]] static SourceList fromArguments(const QStringList &arguments);
    /// For a command that takes one source: Done when there is one, else says why on standard error and gives the exit code.
    [[nodiscard]] ExitCode requireOne(const QString &command, const QString &argument) const;
};

} // namespace trinity
