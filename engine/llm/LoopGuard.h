// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QString>

namespace trinity {

/// Notices a model that got stuck: endless blanks in a JSON answer, or the same piece of text for ever.
class LoopGuard
{
public:
    enum class Answer { Prose, Json };
    explicit LoopGuard(Answer answer) : m_answer(answer) { }

    /// True when this delta makes it certain.
    [[nodiscard]] bool isStuckAfter(const QString &delta);

private:
    Answer m_answer;
    QString m_last;
    int m_repeats = 0;
    qsizetype m_blanks = 0;
};

} // namespace trinity
