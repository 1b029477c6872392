// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/ClaimCheck.h"

#include "engine/writing/ClaimWords.h"

#include <QtCore/QSet>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isArticle(const QString &lower)
{
    static const QSet<QString> articles{u"a"_s,   u"an"_s, u"the"_s, u"ein"_s, u"eine"_s, u"der"_s, u"die"_s, u"das"_s, u"un"_s,
                                        u"une"_s, u"le"_s, u"la"_s,  u"una"_s, u"el"_s,   u"il"_s,  u"um"_s,  u"uma"_s, u"o"_s};
    return articles.contains(lower);
}

// After these stands the name of a thing.
bool saysWork(const QString &lower)
{
    static const QSet<QString> words{u"tool"_s,     u"project"_s,   u"library"_s,    u"app"_s,     u"package"_s,
                                     u"program"_s,  u"programme"_s, u"repository"_s, u"game"_s,    u"book"_s,
                                     u"werkzeug"_s, u"projekt"_s,   u"outil"_s,      u"projet"_s,  u"herramienta"_s,
                                     u"proyecto"_s, u"progetto"_s,  u"strumento"_s,  u"projeto"_s, u"ferramenta"_s};
    return words.contains(lower);
}

bool saysMaking(const QString &lower)
{
    static const QSet<QString> words{u"wrote"_s,   u"maintains"_s, u"created"_s, u"built"_s,   u"called"_s,  u"named"_s,    u"genannt"_s,
                                     u"namens"_s,  u"appelé"_s,    u"nommé"_s,   u"llamado"_s, u"llamada"_s, u"chiamato"_s, u"chiamata"_s,
                                     u"chamado"_s, u"chamada"_s,   u"heißt"_s,   u"schrieb"_s, u"créé"_s,    u"creó"_s,     u"criou"_s};
    return words.contains(lower);
}

bool saysMastery(const QString &lower)
{
    static const QSet<QString> words{u"masters"_s, u"mastering"_s, u"beherrscht"_s,  u"beherrsche"_s, u"maîtrise"_s,  u"domina"_s,
                                     u"dominio"_s, u"domino"_s,    u"padroneggia"_s, u"pratique"_s,   u"practica"_s,  u"pratica"_s,
                                     u"maneja"_s,  u"fluent"_s,    u"proficient"_s,  u"versiert"_s,   u"versierte"_s, u"владеет"_s};
    return words.contains(lower);
}

// What makes "the most ..." of a sentence: article and adverb, by language.
bool saysMost(const QString &first, const QString &second)
{
    static const QSet<QString> pairs{u"the most"_s, u"le plus"_s, u"la plus"_s, u"les plus"_s, u"el más"_s,    u"la más"_s,
                                     u"los más"_s,  u"las más"_s, u"il più"_s,  u"la più"_s,   u"i più"_s,     u"le più"_s,
                                     u"o mais"_s,   u"a mais"_s,  u"os mais"_s, u"as mais"_s,  u"am meisten"_s};
    return pairs.contains(first + u' ' + second);
}

// What dates and stars tell.
bool isComputed(const QString &quality)
{
    static const QSet<QString> words{u"recent"_s,   u"starred"_s,  u"étoilé"_s,    u"étoilée"_s,   u"étoilés"_s, u"étoilées"_s,
                                     u"récent"_s,   u"récents"_s,  u"reciente"_s,  u"recientes"_s, u"recente"_s, u"recenti"_s,
                                     u"recentes"_s, u"stellati"_s, u"estrellas"_s, u"estrelas"_s,  u"stelle"_s};
    return words.contains(quality);
}

} // namespace

ClaimCheck::ClaimCheck(const SourceIndex &source, const QList<FactToken> &tokens)
    : m_source(source), m_tokens(tokens), m_text(SourceIndex::normalised(tokens))
{
}

std::optional<Doubt> ClaimCheck::doubt() const
{
    for (const auto &check :
         {&ClaimCheck::kindDoubt, &ClaimCheck::superlativeDoubt, &ClaimCheck::skillDoubt, &ClaimCheck::lowerCaseNameDoubt})
        if (const auto found = (this->*check)())
            return found;
    return std::nullopt;
}

std::optional<Doubt> ClaimCheck::kindDoubt() const
{
    const auto said = [this](const QString &word) { return m_source.says(word); };
    for (const auto &kind : claimKinds()) {
        for (qsizetype i = 0; i < kind.triggers.size(); ++i) {
            if (!m_text.contains(kind.needles.at(i)))
                continue;
            const auto &trigger = kind.triggers.at(i);
            if (said(trigger) && (!kind.isSuperlative || saysSuperlative(trigger)))
                continue;
            if (m_source.hasWonAwards() && kind.isAboutWinning)
                continue;
            const bool isLiteral = kind.supports.isEmpty();
            if (!isLiteral
                && (std::any_of(kind.supports.begin(), kind.supports.end(), said)
                    || std::any_of(kind.triggers.begin(), kind.triggers.end(), said)))
                continue;
            auto shown = trigger;
            shown.remove(u'*');
            return Doubt{shown, kind.reason};
        }
    }
    return std::nullopt;
}

// "best paper" of the source makes nobody "the best cook".
bool ClaimCheck::saysSuperlative(const QString &trigger) const
{
    const auto needle = claimNeedle(trigger).trimmed();
    for (qsizetype i = 0; i + 1 < m_tokens.size(); ++i)
        if (m_tokens.at(i).lower.startsWith(needle) && !isFunctionWord(m_tokens.at(i + 1).lower)
            && !m_source.hasPair(m_tokens.at(i).lower, m_tokens.at(i + 1).lower))
            return false;
    return true;
}

std::optional<Doubt> ClaimCheck::superlativeDoubt() const
{
    for (qsizetype i = 0; i + 2 < m_tokens.size(); ++i) {
        if (!saysMost(m_tokens.at(i).lower, m_tokens.at(i + 1).lower))
            continue;
        const auto &quality = m_tokens.at(i + 2);
        if (quality.lower == "of"_L1 || isComputed(quality.lower) || quality.number || isFunctionWord(quality.lower))
            continue;
        const auto words = m_tokens.at(i + 1).lower + u' ' + quality.lower;
        if (!m_source.hasPair(m_tokens.at(i + 1).lower, quality.lower))
            return Doubt{words, u"A superlative that the source does not use"_s};
    }
    return std::nullopt;
}

bool ClaimCheck::isUnknown(const FactToken &token) const
{
    return !token.number && token.lower.size() > 2 && !isFunctionWord(token.lower) && !m_source.hasWord(token.lower)
        && !m_source.hasStem(stemOf(token.lower));
}

std::optional<Doubt> ClaimCheck::skillDoubt() const
{
    for (qsizetype i = 0; i < m_tokens.size(); ++i) {
        if (!saysMastery(m_tokens.at(i).lower) || m_source.hasWord(m_tokens.at(i).lower))
            continue;
        for (qsizetype j = i + 1; j < std::min(m_tokens.size(), i + 9); ++j)
            if (isUnknown(m_tokens.at(j)))
                return Doubt{m_tokens.at(j).text, u"The source does not name this skill"_s};
    }
    return std::nullopt;
}

std::optional<Doubt> ClaimCheck::lowerCaseNameDoubt() const
{
    const auto reason = u"The source does not name this"_s;
    for (qsizetype i = 1; i < m_tokens.size(); ++i) {
        const auto &token = m_tokens.at(i);
        if (!isUnknown(token))
            continue;
        const auto &before = m_tokens.at(i - 1);
        const bool isLast = i + 1 == m_tokens.size();
        const bool isEnclosed = isLast || m_tokens.at(i + 1).afterBreak;
        const bool hasApposition = !isLast && m_tokens.at(i + 1).afterBreak && isArticle(m_tokens.at(i + 1).lower);
        if (token.afterBreak ? isEnclosed && saysWork(before.lower) : hasApposition && (saysMaking(before.lower) || saysWork(before.lower)))
            return Doubt{token.text, reason};
    }
    return std::nullopt;
}

} // namespace trinity
