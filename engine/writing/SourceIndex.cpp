// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/SourceIndex.h"

#include "engine/writing/ClaimWords.h"
#include "engine/writing/FactTokenizer.h"
#include "engine/writing/NumberWords.h"

#include <QtCore/QHash>
#include <QtCore/QVarLengthArray>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype usualWords = 512; // different ones, of a career
constexpr int endOfText = -2;
constexpr qsizetype longestName = 8; // of a project, in words

// By Countable.
constexpr std::array countedNames{u"projects repositories repository repos tools repositorien projekte projekten werkzeuge dépôts projets "
                                  u"repositorios proyectos progetti "
                                  u"repositórios projetos",
                                  u"jobs roles positions employers companies stellen arbeitgeber postes empleos lavori empregos",
                                  u"talks vorträge",
                                  u"publications papers veröffentlichungen",
                                  u"awards prizes preise",
                                  u"stars sterne étoiles estrellas stelle estrelas",
                                  u"languages programmiersprachen sprachen langages lenguajes linguaggi linguagens"};

// Which of them a stem stands for, as bits.
int countablesOf(QStringView stem)
{
    struct Stems {
        WordTable words;
        std::vector<int> bits;
    };
    static const Stems stems = [] {
        Stems all;
        for (std::size_t i = 0; i < countedNames.size(); ++i)
            for (const auto name : QStringView(countedNames[i]).split(u' ')) {
                const auto number = std::size_t(all.words.add(stemOf(name)));
                all.bits.resize(std::max(all.bits.size(), number + 1));
                all.bits[number] |= 1 << i;
            }
        return all;
    }();
    const int number = stems.words.find(stem);
    return number < 0 ? 0 : stems.bits[std::size_t(number)];
}

bool hasLost(const Award &award)
{
    const auto said = (award.title + u' ' + award.summary).toLower();
    const auto signs = {"runner"_L1, "finalist"_L1, "nomin"_L1, "shortlist"_L1, "second"_L1, "third"_L1, "mention"_L1, "zweiter"_L1};
    return std::any_of(signs.begin(), signs.end(), [&said](QLatin1StringView sign) { return said.contains(sign); });
}

} // namespace

SourceIndex::SourceIndex(const Portfolio &portfolio, const QString &text)
    : m_language(portfolio.language), m_numberLanguage(numberLanguageOf(portfolio.language))
{
    SourceTexts texts(portfolio);
    const auto begin = QStringView(text).trimmed();
    if (!begin.isEmpty() && !begin.startsWith(u'{') && !begin.startsWith(u'[')) // JSON is read whole, unknown keys included
        texts.addLines(text);
    m_careerYears = texts.careerYears();
    m_text = withAsciiDigits(texts.text());
    m_lower = inLowerCase(m_text);
    m_words.reserve(usualWords);
    m_stems.reserve(usualWords);
    m_tokens.reserve(std::size_t(m_text.size() / 5 + 16));
    m_running.reserve(m_tokens.capacity());
    m_units.reserve(texts.parts().size());
    for (std::size_t i = 0; i < texts.parts().size(); ++i)
        addPart(texts, i);
    for (std::size_t i = 0; i < m_units.size(); ++i) { // the tokens stay where they are from here on
        m_units[i].tokens = within(m_unitTokens[i]);
        m_units[i].name = within(m_unitNames[i]);
        m_units[i].position = within(m_unitPositions[i]);
    }
    addCounts(portfolio);
    m_hasWonAwards = !portfolio.awards.isEmpty() && std::none_of(portfolio.awards.begin(), portfolio.awards.end(), hasLost);
}

// Lines with a word that no fact holds are paragraphs that belong to no section, and what the reader left aside; others say nothing new.
void SourceIndex::addPart(const SourceTexts &texts, std::size_t number)
{
    const auto &part = texts.parts()[number];
    SourceUnit unit;
    unit.pointer = part.pointer;
    unit.years = part.years;
    unit.isJob = part.pointer.startsWith("/work/"_L1);
    unit.isProject = part.pointer.startsWith("/projects/"_L1);
    unit.isLanguage = part.pointer.startsWith("/languages/"_L1);
    unit.isAward = part.pointer.startsWith("/awards/"_L1);
    unit.isEntry = unit.isJob || unit.isProject || unit.isAward || part.pointer.startsWith("/education/"_L1)
        || part.pointer.startsWith("/volunteer/"_L1) || part.pointer.startsWith("/publications/"_L1)
        || part.pointer.startsWith("/talks/"_L1) || part.pointer.startsWith("/certificates/"_L1);
    unit.isPersonal = part.pointer.isEmpty() || part.pointer == "/basics"_L1 || part.pointer == "/about"_L1;
    Range tokens{m_tokens.size(), m_tokens.size()};
    Range name{0, 0};
    Range position{0, 0};
    for (auto i = part.firstPiece; i < part.lastPiece; ++i) {
        const auto &piece = texts.pieces()[i];
        const auto first = m_tokens.size();
        FactTokenizer(QStringView(m_text).left(piece.end), m_lower, piece.start, m_numberLanguage, m_tokens).run();
        if (number >= texts.firstLine() && !hasNewWords(first)) {
            m_tokens.resize(first);
            return;
        }
        const auto text = QStringView(m_text).mid(piece.start, piece.end - piece.start);
        addMonth(text, unit.moreWords);
        addWords(first, unit.moreWords);
        m_addresses += addressesIn(texts.text().mid(piece.start, piece.end - piece.start));
        m_texts.push_back({first, m_tokens.size()});
        if (part.positionPiece == i)
            position = m_texts.back();
        if (part.namePiece == i) {
            name = m_texts.back();
            unit.nameSize = 1;
            for (auto token = first; token < m_tokens.size(); ++token)
                unit.nameSize += m_tokens[token].lower.size() + 1;
        }
    }
    tokens.last = m_tokens.size();
    for (auto i = tokens.first + 1; i < tokens.last && !unit.isEntry && !unit.years; ++i)
        if (m_tokens[i].isYear && m_tokens[i - 1].is(WordKind::Since))
            unit.years = texts.yearsSince(*m_tokens[i].number);
    m_unitTokens.push_back(tokens);
    m_unitNames.push_back(name);
    m_unitPositions.push_back(position);
    m_units.push_back(std::move(unit));
}

int SourceIndex::wordNumber(QStringView lower)
{
    const int number = m_words.add(lower);
    m_isLowerCase.resize(std::size_t(m_words.size()));
    return number;
}

void SourceIndex::addWords(std::size_t firstToken, std::vector<int> &moreWords)
{
    for (auto i = firstToken; i < m_tokens.size(); ++i) {
        auto &token = m_tokens[i];
        if (token.lower.contains(u'.'))
            for (const auto part : token.lower.split(u'.', Qt::SkipEmptyParts))
                moreWords.push_back(wordNumber(part));
        token.wordId = m_words.add(token.lower, token.hash);
        if (std::size_t(token.wordId) >= m_isLowerCase.size())
            m_isLowerCase.push_back(false);
        if (!token.isCapital)
            m_isLowerCase[std::size_t(token.wordId)] = true;
        if (!token.number && !token.is(WordKind::Function))
            token.stemId = m_stems.add(token.stem);
        m_running.push_back(token.wordId);
    }
    m_running.push_back(endOfText);
}

bool SourceIndex::hasNewWords(std::size_t firstToken) const
{
    return std::any_of(m_tokens.begin() + std::ptrdiff_t(firstToken), m_tokens.end(), [this](const FactToken &token) {
        return (token.number || !token.is(WordKind::Function)) && m_words.find(token.lower, token.hash) < 0;
    });
}

// Month names for dates written as 2019-03, so that "March 2019" is no invention.
void SourceIndex::addMonth(QStringView date, std::vector<int> &moreWords)
{
    if (date.size() < 7 || date.at(4) != u'-' || (date.size() > 7 && date.at(7) != u'-'))
        return;
    bool ok = false;
    const int month = date.mid(5, 2).toInt(&ok);
    if (ok && month >= 1 && month <= 12)
        for (const auto name : monthNames(month).split(u' '))
            moreWords.push_back(wordNumber(name));
}

void SourceIndex::addCounts(const Portfolio &portfolio)
{
    const auto set = [this](Countable what, auto count) { m_counts[std::size_t(what)] = double(count); };
    set(Countable::Projects, portfolio.projects.size());
    m_namedProjects = double(std::count_if(portfolio.projects.begin(), portfolio.projects.end(),
                                           [](const Project &project) { return project.name.count(u' ') < longestName; }));
    set(Countable::Jobs, portfolio.work.size());
    set(Countable::Talks, portfolio.talks.size());
    set(Countable::Publications, portfolio.publications.size());
    set(Countable::Awards, portfolio.awards.size());
    qint64 stars = 0;
    QHash<QString, int> byLanguage;
    for (const auto &project : portfolio.projects) {
        stars += project.stars.value_or(0);
        if (!project.language.isEmpty())
            ++byLanguage[project.language];
    }
    set(Countable::Stars, stars);
    set(Countable::Languages, byLanguage.size());
    for (auto it = byLanguage.begin(); it != byLanguage.end(); ++it)
        if (const int word = m_words.find(it.key().toLower()); word >= 0)
            m_projectsIn.emplace_back(word, it.value());
}

void SourceIndex::resolve(std::vector<FactToken> &tokens) const
{
    for (auto &token : tokens) {
        token.wordId = m_words.find(token.lower, token.hash);
        const bool isWhole = token.stem.size() == token.lower.size() && token.stem.data() == token.lower.data();
        token.stemId = isWhole ? m_stems.find(token.stem, token.hash) : m_stems.find(token.stem);
    }
}

bool SourceUnit::hasWord(int wordId) const
{
    return wordId >= 0
        && (std::any_of(tokens.begin(), tokens.end(), [wordId](const FactToken &token) { return token.wordId == wordId; })
            || std::find(moreWords.begin(), moreWords.end(), wordId) != moreWords.end());
}

bool SourceUnit::hasStem(int stemId) const
{
    return stemId >= 0 && std::any_of(tokens.begin(), tokens.end(), [stemId](const FactToken &token) { return token.stemId == stemId; });
}

bool SourceIndex::isInScope(const SourceUnit &unit, const QString &item)
{
    return item.isEmpty() || unit.pointer == item || unit.isPersonal;
}

bool SourceIndex::isNameOnly(const FactToken &token) const
{
    return token.wordId >= 0 && !m_isLowerCase[std::size_t(token.wordId)];
}

bool SourceIndex::hasAddress(const QString &address) const
{
    return std::any_of(m_addresses.begin(), m_addresses.end(), [&address](const QString &known) {
        return known == address || known.startsWith(address + u'/') || known.endsWith(u'@' + address);
    });
}

bool SourceIndex::hasRow(std::span<const int> words) const
{
    return std::find(words.begin(), words.end(), -1) == words.end()
        && std::search(m_running.begin(), m_running.end(), words.begin(), words.end()) != m_running.end();
}

bool SourceIndex::hasPair(const FactToken &first, const FactToken &second) const
{
    return hasRow(std::array{first.wordId, second.wordId});
}

bool SourceIndex::hasVerbatim(std::span<const FactToken> tokens) const
{
    QVarLengthArray<int, 64> words;
    for (const auto &token : tokens)
        words.append(token.wordId);
    return words.isEmpty() || hasRow(std::span<const int>(words.constData(), std::size_t(words.size())));
}

QList<double> SourceIndex::countsOf(const FactToken &word) const
{
    QList<double> counts;
    const int bits = countablesOf(word.stem);
    for (std::size_t i = 0; bits >> i > 0; ++i)
        if ((bits >> i & 1) != 0)
            counts.append(m_counts[i]);
    if ((bits & 1 << int(Countable::Projects)) != 0 && m_namedProjects != m_counts[std::size_t(Countable::Projects)])
        counts.append(m_namedProjects);
    return counts;
}

int SourceIndex::projectsIn(const FactToken &language) const
{
    for (const auto &[word, projects] : m_projectsIn)
        if (word == language.wordId)
            return projects;
    return 0;
}

std::span<const FactToken> SourceIndex::within(const Range &range) const
{
    return std::span<const FactToken>(m_tokens).subspan(range.first, range.last - range.first);
}

bool SourceIndex::says(int claimWord) const
{
    std::call_once(m_claimsFound, [this] { findClaims(); });
    return m_claims[std::size_t(claimWord)];
}

bool SourceIndex::saysPart(const QString &part) const
{
    std::call_once(m_textsJoined, [this] { joinTexts(); });
    return m_spaced.contains(part) || m_joined.contains(part);
}

quint64 SourceIndex::entriesWith(const FactToken &word) const
{
    std::call_once(m_entriesFound, [this] { findEntries(); });
    return word.stemId < 0 || m_entries.empty() || word.number || word.is(WordKind::Function) ? 0 : m_entries[std::size_t(word.stemId)];
}

quint64 SourceIndex::positionsWith(const FactToken &word) const
{
    quint64 found = 0;
    int entry = 0;
    for (const auto &unit : m_units) {
        const auto isSame = [&word](const FactToken &token) { return token.stemId >= 0 && token.stemId == word.stemId; };
        if (unit.isEntry && std::any_of(unit.position.begin(), unit.position.end(), isSame))
            found |= quint64(1) << entry;
        entry += unit.isEntry ? 1 : 0;
    }
    return found;
}

void SourceIndex::findEntries() const
{
    constexpr int mostEntries = 63;
    constexpr quint64 elsewhere = quint64(1) << mostEntries;
    if (std::count_if(m_units.begin(), m_units.end(), [](const SourceUnit &unit) { return unit.isEntry; }) > mostEntries)
        return;
    m_entries.resize(std::size_t(m_stems.size()));
    int entry = 0;
    for (const auto &unit : m_units) {
        const auto bit = unit.isEntry ? quint64(1) << entry++ : elsewhere;
        for (const auto &token : unit.tokens)
            if (token.stemId >= 0)
                m_entries[std::size_t(token.stemId)] |= bit;
    }
    for (auto &entries : m_entries)
        if ((entries & elsewhere) != 0)
            entries = 0;
}

void SourceIndex::findClaims() const
{
    const auto &claims = ClaimWords::all();
    m_claims.resize(claims.size());
    for (const auto &range : m_texts)
        claims.visit(within(range), [this](int word) { m_claims[std::size_t(word)] = true; });
}

void SourceIndex::joinTexts() const
{
    for (const auto &range : m_texts) {
        const auto tokens = within(range);
        if (tokens.empty())
            continue;
        m_spaced += normalised(tokens) + u'\n';
        const auto text = QStringView(m_text).mid(tokens.front().start, tokens.back().end - tokens.front().start);
        if (std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() > 0x58f; }))
            m_joined += text.toString().remove(u' ') + u'\n';
    }
}

} // namespace trinity
