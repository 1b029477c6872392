// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/PartialJson.h"
#include "engine/portfolio/Voice.h"
#include "engine/portfolio/Wording.h"
#include "engine/writing/WordingPart.h"

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

namespace trinity {

/// What can be used of a model's answer, which need not fit its schema: what is missing is left out. Texts are cleaned: plain text without
/// control characters, Markdown emphasis or formatting tags, and never longer than the voice allows; a text that is too long ends at an
/// earlier sentence, or is left out. Left out means empty: the page then shows the source's own words.
struct WordingAnswer {
    /// Fits: the texts are as asked for. Repaired: some texts were left out or shortened. Unusable: no hero, hardly an item, or nothing
    /// else to use.
    enum class Fit { Fits, Repaired, Unusable };

    WordingAnswer() = default;
    /// The answer to that part as the JSON object it is.
    WordingAnswer(const QJsonObject &answer, const Voice &voice, const WordingPart &part);

    Fit fit = Fit::Unusable;
    Wording wording; ///< `voice` and `writer` are not set
    QStringList findings; ///< about its texts: plain English, without a word of the answer in it
};

/// The texts of an answer that is still growing, the unfinished one included, cleaned but of any length: for a preview.
[[nodiscard]] Wording partialWording(const PartialJson &answer, const QList<FeaturedItem> &items);

/// Plain text on one line, or in paragraphs: trimmed, without what must never reach a page.
[[nodiscard]] QString cleanedLine(const QString &text);
[[nodiscard]] QString cleanedParagraphs(const QString &text);

} // namespace trinity
