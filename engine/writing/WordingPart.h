// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/Voice.h"
#include "engine/writing/FeaturedItems.h"

#include <QtCore/QStringList>

namespace trinity {

/// What one question asks for, and of what it tells. One part is the whole wording unless the model cannot read so much.
struct WordingPart {
    enum class Hero { Asked, NotAsked }; ///< headline, subtitle, tagline

    WordingPart() = default;

    Hero hero = Hero::NotAsked;
    int aboutWords = 0; ///< most words of the about text, or of this part's share of it; 0: not asked for
    QString summary; ///< the source's prose, or the piece of it that is told here
    QString about;
    QStringList skills;
    QList<FeaturedItem> items;
    bool isExcerpt = false; ///< summary and about are not all of the source's prose

    [[nodiscard]] bool hasProse() const { return !summary.isEmpty() || !about.isEmpty(); }
};

/// Everything in one question.
[[nodiscard]] WordingPart wholePart(const Portfolio &portfolio, const Voice &voice, const QList<FeaturedItem> &items);

/// A part in smaller ones that ask and tell the same, in the order of the source: the items by themselves, else half of the items
/// each, else half of the prose each. One alone when a share of the about text would be too small: the hero and half of the prose,
/// without the about text. Empty when nothing can be smaller.
[[nodiscard]] QList<WordingPart> halvesOf(const WordingPart &part);

/// The prose of a part in pieces of at most so many tokens by the estimate, cut between sentences; within one, between words, only where
/// it is longer than that.
[[nodiscard]] QList<WordingPart> proseInPieces(const WordingPart &part, int firstTokens, int furtherTokens);

/// A share of the about text that is still worth asking for.
inline constexpr int fewestAboutWords = 20;

} // namespace trinity
