// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/SourceIndex.h"

#include "engine/portfolio/JsonResume.h"
#include "engine/writing/ClaimWords.h"
#include "engine/writing/Sentences.h"

#include <QtCore/QDate>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype usualWords = 512; // different ones, of a career

// Numbers come with their key behind them, as a person would say them: "412 stars".
void collectTexts(const QString &key, const QJsonValue &value, QStringList &texts)
{
    if (value.isString()) {
        texts.append(value.toString());
    } else if (value.isDouble()) {
        texts.append(QString::number(value.toDouble(), 'g', 15) + u' ' + key);
    } else if (value.isArray()) {
        for (const auto entry : value.toArray())
            collectTexts(key, entry, texts);
    } else if (value.isObject()) {
        const auto object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            collectTexts(it.key(), it.value(), texts);
    }
}

// Month names for dates written as 2019-03, so that "March 2019" is no invention.
QStringList monthsIn(const QString &text)
{
    static const QList<QStringList> names{{u"january"_s, u"januar"_s, u"janvier"_s, u"enero"_s, u"gennaio"_s, u"janeiro"_s},
                                          {u"february"_s, u"februar"_s, u"février"_s, u"febrero"_s, u"febbraio"_s, u"fevereiro"_s},
                                          {u"march"_s, u"märz"_s, u"mars"_s, u"marzo"_s, u"março"_s},
                                          {u"april"_s, u"avril"_s, u"abril"_s, u"aprile"_s},
                                          {u"may"_s, u"mai"_s, u"mayo"_s, u"maggio"_s, u"maio"_s},
                                          {u"june"_s, u"juni"_s, u"juin"_s, u"junio"_s, u"giugno"_s, u"junho"_s},
                                          {u"july"_s, u"juli"_s, u"juillet"_s, u"julio"_s, u"luglio"_s, u"julho"_s},
                                          {u"august"_s, u"août"_s, u"agosto"_s},
                                          {u"september"_s, u"septembre"_s, u"septiembre"_s, u"settembre"_s, u"setembro"_s},
                                          {u"october"_s, u"oktober"_s, u"octobre"_s, u"octubre"_s, u"ottobre"_s, u"outubro"_s},
                                          {u"november"_s, u"novembre"_s, u"noviembre"_s, u"novembro"_s},
                                          {u"december"_s, u"dezember"_s, u"décembre"_s, u"diciembre"_s, u"dicembre"_s, u"dezembro"_s}};
    if (text.size() < 7 || text.at(4) != u'-' || (text.size() > 7 && text.at(7) != u'-'))
        return {};
    bool ok = false;
    const int month = text.mid(5, 2).toInt(&ok);
    return ok && month >= 1 && month <= 12 ? names.at(month - 1) : QStringList();
}

/// A look that costs nothing: every address has a dot or a colon inside.
bool mayHoldAddress(const QString &text)
{
    for (qsizetype i = 0; i + 1 < text.size(); ++i)
        if ((text.at(i) == u'.' || text.at(i) == u':') && !text.at(i + 1).isSpace())
            return true;
    return false;
}

QString nameOf(const QJsonObject &entry, const QString &language)
{
    for (const auto &key : {"name"_L1, "organization"_L1, "institution"_L1, "title"_L1})
        if (const auto name = entry[key].toString(); !name.isEmpty())
            return SourceIndex::normalised(factTokensOf(name, language));
    return {};
}

// Months count when both dates have them; a year alone stands for its beginning.
std::optional<double> yearsOf(const QString &start, const QString &end)
{
    const auto yearOf = [](const QString &date) -> std::optional<double> {
        bool isYear = false;
        const int year = date.left(4).toInt(&isYear);
        if (!isYear)
            return std::nullopt;
        return year + std::max(0, date.mid(5, 2).toInt() - 1) / 12.0;
    };
    const auto from = yearOf(start);
    const auto to = yearOf(end.isEmpty() ? QDate::currentDate().toString(u"yyyy-MM"_s) : end);
    return from && to && *to > *from ? std::optional(*to - *from) : std::nullopt;
}

} // namespace

SourceIndex::SourceIndex(const Portfolio &portfolio, const QString &text) : m_language(portfolio.language)
{
    m_words.reserve(usualWords);
    m_stems.reserve(usualWords);
    const auto resume = jsonResumeFromPortfolio(portfolio);
    for (auto section = resume.begin(); section != resume.end(); ++section) {
        if (section.key() == "meta"_L1)
            continue;
        const auto pointer = u'/' + section.key();
        if (section.value().isArray()) {
            const auto entries = section.value().toArray();
            for (qsizetype i = 0; i < entries.size(); ++i) {
                QStringList texts;
                collectTexts(section.key(), entries.at(i), texts);
                addUnit(u"%1/%2"_s.arg(pointer).arg(i), texts);
                const auto entry = entries.at(i).toObject();
                m_units.last().name = nameOf(entry, m_language);
                m_units.last().years = yearsOf(entry["startDate"_L1].toString(), entry["endDate"_L1].toString());
            }
            continue;
        }
        QStringList texts;
        collectTexts(section.key(), section.value(), texts);
        // Long texts speak of many things: each of their sentences is a unit of its own.
        for (const auto &part : std::as_const(texts))
            for (const auto &sentence : sentencesOf(part))
                addUnit(pointer, {sentence});
    }
    addCounts(portfolio);
    QString first;
    QString last;
    bool isAtWork = false;
    for (const auto &work : portfolio.work) {
        if (!work.startDate.isEmpty() && (first.isEmpty() || work.startDate < first))
            first = work.startDate;
        last = std::max(last, work.endDate);
        isAtWork = isAtWork || work.endDate.isEmpty();
    }
    m_careerYears = yearsOf(first, isAtWork ? QString() : last);
    const auto begin = QStringView(text).trimmed();
    if (!begin.isEmpty() && !begin.startsWith(u'{') && !begin.startsWith(u'[')) // JSON is read whole, unknown keys included
        addLines(text);

    m_hasWonAwards = !portfolio.awards.isEmpty();
    for (const auto &award : portfolio.awards) {
        const auto said = (award.title + u' ' + award.summary).toLower();
        for (const auto &lost :
             {u"runner"_s, u"finalist"_s, u"nomin"_s, u"shortlist"_s, u"second"_s, u"third"_s, u"mention"_s, u"zweiter"_s})
            if (said.contains(lost))
                m_hasWonAwards = false;
    }
}

void SourceIndex::addUnit(const QString &pointer, const QStringList &texts)
{
    SourceUnit unit;
    unit.pointer = pointer;
    for (const auto &text : texts) {
        const auto tokens = factTokensOf(text, m_language);
        m_running += normalised(tokens) + u'\n';
        if (std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() > 0x58f; }))
            m_joined += QString(text).remove(u' ') + u'\n';
        if (mayHoldAddress(text)) {
            for (const auto &address : addressesIn(text))
                m_addresses.insert(address);
        }
        for (const auto &month : monthsIn(text)) {
            unit.months.append(month);
            (void)m_words[month];
        }
        for (const auto &token : tokens) {
            if (token.lower.contains(u'.')) {
                for (const auto &part : token.lower.split(u'.', Qt::SkipEmptyParts))
                    (void)m_words[part];
            }
            auto &word = m_words[token.lower];
            word.isLowerCase = word.isLowerCase || !token.isCapital;
            if (!token.number && !word.hasStem) {
                word.hasStem = true;
                if (!isFunctionWord(token.lower))
                    m_stems.insert(stemOf(token.lower));
            }
        }
        unit.tokens += tokens;
    }
    m_units.append(std::move(unit));
}

void SourceIndex::addCounts(const Portfolio &portfolio)
{
    const auto add = [this](std::initializer_list<const char16_t *> words, double count) {
        for (const auto *word : words)
            m_counts[stemOf(QStringView(word).toString())].append(count);
    };
    add({u"projects", u"repositories", u"repository", u"repos", u"tools", u"repositorien", u"projekte", u"projekten", u"werkzeuge",
         u"dépôts", u"projets", u"repositorios", u"proyectos", u"progetti", u"repositórios", u"projetos"},
        double(portfolio.projects.size()));
    add({u"jobs", u"roles", u"positions", u"employers", u"companies", u"stellen", u"arbeitgeber", u"postes", u"empleos", u"lavori",
         u"empregos"},
        double(portfolio.work.size()));
    add({u"talks", u"vorträge"}, double(portfolio.talks.size()));
    add({u"publications", u"papers", u"veröffentlichungen"}, double(portfolio.publications.size()));
    add({u"awards", u"prizes", u"preise"}, double(portfolio.awards.size()));
    qint64 stars = 0;
    QHash<QString, int> byLanguage;
    for (const auto &project : portfolio.projects) {
        stars += project.stars.value_or(0);
        ++byLanguage[project.language];
    }
    add({u"stars", u"sterne", u"étoiles", u"estrellas", u"stelle", u"estrelas"}, double(stars));
    byLanguage.remove(QString());
    for (auto it = byLanguage.begin(); it != byLanguage.end(); ++it)
        m_projectsIn.insert(it.key().toLower(), it.value());
    add({u"languages", u"programmiersprachen", u"sprachen", u"langages", u"lenguajes", u"linguaggi", u"linguagens"},
        double(byLanguage.size()));
}

/// Lines with a word that no fact holds: paragraphs that belong to no section, and what the reader left aside.
void SourceIndex::addLines(const QString &text)
{
    for (const auto &line : QStringView(text).split(u'\n', Qt::SkipEmptyParts)) {
        const auto trimmed = line.trimmed().toString();
        const auto tokens = factTokensOf(trimmed, m_language);
        const bool isNew = std::any_of(tokens.begin(), tokens.end(), [this](const FactToken &token) {
            return !m_words.contains(token.lower) && (token.number || !isFunctionWord(token.lower));
        });
        if (isNew)
            addUnit({}, {trimmed});
    }
}

bool SourceUnit::hasWord(const QString &lower) const
{
    return months.contains(lower) || std::any_of(tokens.begin(), tokens.end(), [&lower](const FactToken &token) {
               return token.lower == lower || (token.lower.contains(u'.') && token.lower.split(u'.', Qt::SkipEmptyParts).contains(lower));
           });
}

bool SourceUnit::hasStem(const QString &stem) const
{
    return std::any_of(tokens.begin(), tokens.end(), [&stem](const FactToken &token) {
        return !token.number && !isFunctionWord(token.lower) && stemOf(token.lower) == stem;
    });
}

bool SourceIndex::isInScope(const SourceUnit &unit, const QString &item)
{
    return item.isEmpty() || unit.pointer == item || unit.isPersonal();
}

bool SourceIndex::hasAddress(const QString &address) const
{
    if (m_addresses.contains(address))
        return true;
    return std::any_of(m_addresses.begin(), m_addresses.end(),
                       [&address](const QString &known) { return known.startsWith(address + u'/') || known.endsWith(u'@' + address); });
}

bool SourceIndex::hasPair(const QString &first, const QString &second) const
{
    return m_running.contains(u' ' + first + u' ' + second + u' ');
}

bool SourceIndex::says(const QString &claimWord) const
{
    return m_running.contains(claimNeedle(claimWord));
}

bool SourceIndex::hasVerbatim(const QString &text) const
{
    return text.trimmed().isEmpty() || m_running.contains(text);
}

QString SourceIndex::normalised(const QList<FactToken> &tokens)
{
    QString text;
    qsizetype size = 1;
    for (const auto &token : tokens)
        size += token.lower.size() + 1;
    text.reserve(size);
    text += u' ';
    for (const auto &token : tokens) {
        text += token.lower;
        text += u' ';
    }
    return text;
}

} // namespace trinity
