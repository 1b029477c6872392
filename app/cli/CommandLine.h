// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace trinity {

/// The contract's exit codes.
enum class ExitCode { Done = 0, JobFailed = 1, WrongUsage = 2, NoSource = 3, Interrupted = 130 };

/// The texts of --help, and what to say of a command or option that does not exist or is not built yet.
[[nodiscard]] QString generalHelp();
[[nodiscard]] QString helpFor(const QString &command); ///< empty for an unknown command
[[nodiscard]] bool isPlannedCommand(const QString &command);

/// Writes a text and a line end, at once.
void toStdout(const QString &text);
void toStderr(const QString &text);

} // namespace trinity
