// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/WordingPart.h"

#include "engine/llm/TokenEstimate.h"
#include "engine/writing/Sentences.h"

#include <algorithm>

namespace trinity {

namespace {

/// A sentence, or a piece of one that is too long, and whether the summary or the about text holds it.
struct Passage {
    QString text;
    bool isAbout = false;
};

/// The longest beginning of at most so many tokens, up to a space where there is one; never empty.
qsizetype beginningWithin(QStringView text, int mostTokens)
{
    qsizetype low = 1, high = text.size();
    while (low < high) {
        const auto middle = (low + high + 1) / 2;
        if (estimatedTokens(text.first(middle)) <= mostTokens)
            low = middle;
        else
            high = middle - 1;
    }
    if (low == text.size())
        return low;
    if (const auto space = text.first(low).lastIndexOf(u' '); space > 0)
        return space;
    if (low > 1 && text.at(low - 1).isHighSurrogate())
        return low - 1;
    return text.at(low - 1).isHighSurrogate() ? low + 1 : low;
}

void addPassages(QList<Passage> &passages, const QString &text, bool isAbout, int mostTokens)
{
    for (const auto &sentence : sentencesOf(text)) {
        QStringView left = sentence;
        while (!left.isEmpty()) {
            const auto length = beginningWithin(left, mostTokens);
            passages.append({left.first(length).trimmed().toString(), isAbout});
            left = left.sliced(length).trimmed();
        }
    }
}

QList<Passage> passagesOf(const WordingPart &part, int mostTokens)
{
    QList<Passage> passages;
    addPassages(passages, part.summary, false, mostTokens);
    addPassages(passages, part.about, true, mostTokens);
    return passages;
}

/// The part with these passages alone.
WordingPart withPassages(const WordingPart &part, const QList<Passage> &passages)
{
    QStringList summary, about;
    for (const auto &passage : passages)
        (passage.isAbout ? about : summary).append(passage.text);
    auto piece = part;
    piece.summary = joinedSentences(summary);
    piece.about = joinedSentences(about);
    piece.isExcerpt = true;
    return piece;
}

WordingPart aboutOnly(WordingPart part)
{
    part.hero = WordingPart::Hero::NotAsked;
    part.skills.clear();
    part.items.clear();
    return part;
}

QList<WordingPart> halvesOfProse(const WordingPart &part)
{
    const int tokens = estimatedTokens(part.summary) + estimatedTokens(part.about);
    auto pieces = proseInPieces(part, std::max(1, tokens / 2), tokens);
    if (pieces.size() < 2)
        return {};
    if (part.aboutWords >= 2 * fewestAboutWords) {
        for (auto &piece : pieces)
            piece.aboutWords = part.aboutWords / int(pieces.size());
        return pieces;
    }
    if (part.hero == WordingPart::Hero::NotAsked)
        return {};
    pieces[0].aboutWords = 0;
    return {pieces.constFirst()};
}

} // namespace

WordingPart wholePart(const Portfolio &portfolio, const Voice &voice, const QList<FeaturedItem> &items)
{
    WordingPart part;
    part.hero = WordingPart::Hero::Asked;
    part.aboutWords = voice.aboutWords;
    part.summary = portfolio.basics.summary.simplified();
    part.about = portfolio.about.simplified();
    for (const auto &skill : portfolio.skills) {
        part.skills.append(skill.name);
        part.skills.append(skill.keywords);
    }
    part.skills.removeAll(QString());
    part.skills.removeDuplicates();
    part.items = items;
    return part;
}

QList<WordingPart> proseInPieces(const WordingPart &part, int firstTokens, int furtherTokens)
{
    QList<WordingPart> pieces;
    QList<Passage> passages;
    int tokens = 0;
    const auto close = [&] {
        const auto piece = withPassages(part, passages);
        pieces.append(pieces.isEmpty() ? piece : aboutOnly(piece));
        passages.clear();
        tokens = 0;
    };
    for (const auto &passage : passagesOf(part, std::min(firstTokens, furtherTokens))) {
        const int more = estimatedTokens(passage.text) + 1; // and a space
        if (!passages.isEmpty() && tokens + more > (pieces.isEmpty() ? firstTokens : furtherTokens))
            close();
        passages.append(passage);
        tokens += more;
    }
    if (!passages.isEmpty())
        close();
    return pieces;
}

QList<WordingPart> halvesOf(const WordingPart &part)
{
    const bool hasMore = part.hero == WordingPart::Hero::Asked || part.aboutWords > 0;
    if (hasMore && !part.items.isEmpty()) {
        auto rest = part;
        rest.items.clear();
        WordingPart items;
        items.items = part.items;
        return {rest, items};
    }
    if (part.items.size() > 1) {
        auto first = part, second = part;
        first.items = part.items.first((part.items.size() + 1) / 2);
        second.items = part.items.sliced(first.items.size());
        return {first, second};
    }
    return hasMore && part.hasProse() ? halvesOfProse(part) : QList<WordingPart>();
}

} // namespace trinity
