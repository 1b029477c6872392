// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/LoopGuard.h"

namespace trinity {

namespace {

constexpr int repeatLimit = 200;
constexpr qsizetype blankLimit = 2000;

} // namespace

bool LoopGuard::isStuckAfter(const QString &delta)
{
    m_repeats = delta == m_last ? m_repeats + 1 : 1;
    m_last = delta;
    for (const QChar c : delta)
        m_blanks = c.isSpace() ? m_blanks + 1 : 0;
    return m_repeats >= repeatLimit || (m_answer == Answer::Json && m_blanks > blankLimit);
}

} // namespace trinity
