// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/SchemaShelf.h"
#include "engine/writing/WordingQuestion.h"

#include <QtCore/QStringList>

namespace trinity {

/// What the questions of a batch have in common, so that hundreds of them on their way hold it once: what the model is told beside the
/// facts, and the schema.
struct QuestionForms {
    QuestionForms() = default;

    /// The question stays as it is, but holds what an equal one before it holds.
    void share(WordingQuestion &question);

    SchemaShelf schemas;
    QStringList systems; ///< the last used in front
};

} // namespace trinity
