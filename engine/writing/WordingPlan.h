// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/writing/WordingQuestion.h"

namespace trinity {

/// A wording in as few questions as the model can read: headline, subtitle, tagline, about and as many items as fit come first.
/// Prose that is too long for one question is told in pieces, each of which gets its share of the about text. What cannot be asked, because
/// it does not fit by itself or would get too small a share, keeps the source's own words and is named in `leftOut`.
struct WordingPlan {
    WordingPlan(const Portfolio &portfolio, const Voice &voice, const QList<FeaturedItem> &featured, const LlmServer &server);

    /// All that is worded, and all that is told, is in one question.
    [[nodiscard]] bool isOneQuestion() const { return questions.size() == 1 && leftOut.isEmpty(); }

    QList<WordingQuestion> questions; ///< one at least
    QList<FeaturedItem> items; ///< those that are asked for
    QStringList leftOut; ///< plain English without a word of the source; empty as a rule
};

} // namespace trinity
