// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace trinity {

/// Separates what a model thinks aloud from its answer when a server leaves the tags in the text: a block in <think>,
/// <thinking> or <reasoning> at the start, with its tags split anywhere over the deltas, and the lone closing tag of
/// templates that put the opening tag into the prompt. Tags inside a JSON answer are text.
class ThinkTagFilter
{
public:
    struct Piece {
        enum class Kind { Text, Reasoning, EarlierTextWasReasoning };
        Piece(Kind k, QString t) : kind(k), text(std::move(t)) { }
        Kind kind;
        QString text;
    };

    [[nodiscard]] QList<Piece> read(const QString &delta);
    [[nodiscard]] QList<Piece> end();

private:
    enum class State { Start, Reasoning, Text, Answer };

    [[nodiscard]] bool step(QList<Piece> &pieces);
    [[nodiscard]] bool stepStart();
    [[nodiscard]] bool stepUntilClosingTag(QList<Piece> &pieces);

    State m_state = State::Start;
    bool m_hadBlock = false;
    QString m_held;
};

} // namespace trinity
