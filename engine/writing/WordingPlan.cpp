// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/WordingPlan.h"

#include "engine/llm/TokenEstimate.h"

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Where the server does not tell how much its model reads. More needs memory that a small machine may not have.
constexpr int windowUnlessTold = 32768;
constexpr int smallestPiece = 64; // tokens; a window that leaves less is for the server to refuse

class Planner
{
public:
    Planner(const Portfolio &portfolio, const Voice &voice, const LlmServer &server)
        : m_portfolio(portfolio)
        , m_voice(voice)
        , m_server(server)
        , m_window(server.contextTokens > 0 ? server.contextTokens : windowUnlessTold)
    {
    }

    [[nodiscard]] WordingQuestion ask(const WordingPart &part) const { return {m_portfolio, m_voice, part, m_server}; }
    [[nodiscard]] bool fits(const WordingQuestion &question) const { return question.neededTokens <= m_window; }

    /// Hero and about, with the prose in as many pieces as needed.
    [[nodiscard]] QList<WordingPart> withoutItems(WordingPart part, QStringList &leftOut) const
    {
        part.items.clear();
        shortenSkills(part, leftOut);
        if (!part.hasProse() || fits(ask(part)))
            return {part};
        auto bare = part;
        bare.summary.clear();
        bare.about.clear();
        bare.isExcerpt = true;
        const int forFirst = std::max(smallestPiece, m_window - ask(bare).neededTokens);
        bare.hero = WordingPart::Hero::NotAsked;
        bare.skills.clear();
        const int forFurther = std::max(smallestPiece, m_window - ask(bare).neededTokens);
        auto pieces = proseInPieces(part, forFirst, forFurther);
        const int share = part.aboutWords / int(pieces.size());
        if (pieces.size() > 1 && share < fewestAboutWords) {
            leftOut.append(u"the about text, and all but the beginning of the source's prose"_s);
            pieces[0].aboutWords = 0;
            return {pieces.constFirst()};
        }
        for (auto &piece : pieces)
            piece.aboutWords = share;
        return pieces;
    }

    /// Each item goes into the first question from the last one filled on that has room.
    void addItems(QList<WordingPart> &parts, const QList<FeaturedItem> &items, QStringList &leftOut) const
    {
        qsizetype at = 0;
        for (const auto &item : items) {
            WordingPart alone;
            alone.items = {item};
            if (!fits(ask(alone))) {
                leftOut.append(u"the item %1"_s.arg(item.pointer));
                continue;
            }
            for (; at < parts.size(); ++at) {
                auto fuller = parts.at(at);
                fuller.items.append(item);
                if (!fits(ask(fuller)))
                    continue;
                parts[at] = fuller;
                break;
            }
            if (at == parts.size())
                parts.append(alone);
        }
    }

private:
    /// The page shows skills itself; here they only help to understand the rest.
    void shortenSkills(WordingPart &part, QStringList &leftOut) const
    {
        const auto before = part.skills.size();
        while (part.skills.size() > 1 && estimatedTokens(part.skills.join(u", "_s)) > m_window / 8)
            part.skills = part.skills.first(part.skills.size() / 2);
        if (part.skills.size() < before)
            leftOut.append(u"%1 of %2 skills"_s.arg(before - part.skills.size()).arg(before));
    }

    const Portfolio &m_portfolio;
    const Voice &m_voice;
    const LlmServer &m_server;
    int m_window;
};

} // namespace

WordingPlan::WordingPlan(const Portfolio &portfolio, const Voice &voice, const QList<FeaturedItem> &featured, const LlmServer &server)
{
    const Planner planner(portfolio, voice, server);
    const auto whole = planner.ask(wholePart(portfolio, voice, featured));
    if (planner.fits(whole)) {
        questions = {whole};
        items = featured;
        return;
    }
    auto parts = planner.withoutItems(whole.part, leftOut);
    planner.addItems(parts, featured, leftOut);
    for (const auto &part : std::as_const(parts)) {
        questions.append(planner.ask(part));
        items.append(part.items);
    }
}

} // namespace trinity
