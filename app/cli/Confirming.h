// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/CommandLine.h"
#include "engine/jobs/Job.h"

namespace trinity {

/// What a person says of sentences.
struct Confirming {
    QStringList confirm;
    QStringList takeBack;
    [[nodiscard]] bool isEmpty() const { return confirm.isEmpty() && takeBack.isEmpty(); }
};

/// Writes that into the document that the source is, and tells what changed. WrongUsage when it is no document on disk.
[[nodiscard]] ExitCode confirmInDocument(const Source &source, const Confirming &wish);

} // namespace trinity
