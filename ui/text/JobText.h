// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/jobs/Job.h"

#include <QtCore/QCoreApplication>

namespace trinity::ui {

/// Jobs in words for people.
class JobText
{
    Q_DECLARE_TR_FUNCTIONS(trinity::ui::JobText)

public:
    /// "Writing", "Ready"
    [[nodiscard]] static QString stage(JobState state);
    /// For the progress column: "Writing 62 %"
    [[nodiscard]] static QString stageWithProgress(const Job &job);
    /// One line: who wrote it, why it waits, what failed.
    [[nodiscard]] static QString message(const Job &job);
    /// Everything there is to say, for a tool tip: several sentences.
    [[nodiscard]] static QString longMessage(const Job &job);
    /// For the facts column: "40 ok · 1 to check"
    [[nodiscard]] static QString facts(const Job &job);
    [[nodiscard]] static QString factsSentence(const Job &job);
    /// For a screen reader: "cv.txt in Hacker: Writing, 62 percent".
    [[nodiscard]] static QString spoken(const Job &job, const QString &themeName);
    /// "0.8 s", "14 s", "2 min 5 s"
    [[nodiscard]] static QString duration(std::chrono::milliseconds time);
    /// "0:42"
    [[nodiscard]] static QString countdown(std::chrono::milliseconds time);
    /// "the built-in writer", "llama3.2:3b"
    [[nodiscard]] static QString writerName(const QString &writer);
    /// "7 of 24 done"
    [[nodiscard]] static QString summary(int done, int failed, int all);
};

} // namespace trinity::ui
