// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/FoundFacts.h"

#include "engine/portfolio/JsonResume.h"
#include "engine/writing/FoundFactFields.h"
#include "engine/writing/FoundFactQuotes.h"
#include "engine/writing/SchemaParts.h"

#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype furthestApart = 600; // units between the name of an entry and its other values
constexpr int longestValue = 400; // characters
constexpr int mostEntries = 40;
constexpr int mostInList = 12;

using Place = FoundFactQuotes::Place;

struct FoundValue {
    QString value;
    Place place;
};

/// An entry whose words stand in the text.
struct FoundEntry {
    QHash<QString, FoundValue> values;
    QList<FoundValue> list;
};

/// Fields that hold prose: what stands in them may be told again as a fact.
bool holdsProse(const QString &pointer)
{
    static const QRegularExpression prose(
        uR"(^/(?:basics/summary|about|(?:work|volunteer|projects)/\d+/(?:summary|description|highlights/\d+)|education/\d+/courses/\d+|(?:skills|interests)/\d+/name)$)"_s);
    return prose.match(pointer).hasMatch();
}

QString likeness(const QString &text)
{
    return text.simplified().toLower();
}

class FactTaking
{
public:
    FactTaking(FoundFacts &found, const SourceDocument &document, std::pair<qsizetype, qsizetype> range, DateWordsReader readDate)
        : m_found(found), m_quotes(document.text, range.first, range.second), m_readDate(readDate)
    {
    }

    void take(const QJsonObject &answer);

private:
    std::optional<FoundEntry> entryOf(const FoundFactSection &section, const QJsonObject &said);
    std::optional<FoundValue> valueOf(const QJsonValue &said, std::optional<Place> near);
    void takeDate(FoundEntry &entry, const QString &key, const QJsonValue &said, const Place &anchor);
    void merge(const FoundFactSection &section, const FoundEntry &entry);
    qsizetype knownEntry(const FoundFactSection &section, const FoundEntry &entry) const;
    [[nodiscard]] bool isTaken(const Place &place) const;
    bool put(QJsonObject &entry, const QString &pointer, const QString &key, const FoundValue &value);
    void writeBack();

    FoundFacts &m_found;
    FoundFactQuotes m_quotes;
    DateWordsReader m_readDate;
    QJsonObject m_resume;
    QHash<QString, Provenance> m_added;
};

std::optional<FoundValue> FactTaking::valueOf(const QJsonValue &said, std::optional<Place> near)
{
    const QString quote = said.toString().simplified();
    if (quote.isEmpty())
        return std::nullopt;
    const auto place = quote.size() <= longestValue ? m_quotes.find(quote, near) : std::nullopt;
    if (!place || (near && FoundFactQuotes::distance(*place, *near) > furthestApart)) {
        ++m_found.leftOut;
        return std::nullopt;
    }
    return FoundValue{m_quotes.wordsAt(*place), *place};
}

void FactTaking::takeDate(FoundEntry &entry, const QString &key, const QJsonValue &said, const Place &anchor)
{
    auto value = valueOf(said, anchor);
    if (!value)
        return;
    const QString date = m_readDate(value->value);
    if (!date.isEmpty())
        entry.values.insert(key, FoundValue{date, value->place});
    else if (key != "endDate"_L1) // words for today are no date, and none is needed
        ++m_found.leftOut;
}

std::optional<FoundEntry> FactTaking::entryOf(const FoundFactSection &section, const QJsonObject &said)
{
    FoundEntry entry;
    std::optional<Place> anchor;
    for (const auto &key : section.anchors) {
        if (const auto value = valueOf(said.value(key), anchor)) {
            anchor = anchor ? anchor : value->place;
            entry.values.insert(key, *value);
        }
    }
    if (!anchor) {
        for (const auto &key : section.texts + section.dates)
            m_found.leftOut += said.value(key).toString().trimmed().isEmpty() ? 0 : 1;
        return std::nullopt;
    }
    for (const auto &key : section.texts)
        if (const auto value = valueOf(said.value(key), anchor))
            entry.values.insert(key, *value);
    for (const auto &key : section.dates)
        takeDate(entry, key, said.value(key), *anchor);
    for (const auto item : said.value(section.list).toArray())
        if (const auto value = valueOf(item, anchor))
            entry.list << *value;
    return entry;
}

/// Whether words count as another fact already.
bool FactTaking::isTaken(const Place &place) const
{
    const auto overlaps = [&](const Provenance &other) { return other.start < place.end && place.start < other.end; };
    for (auto it = m_found.portfolio.provenance.cbegin(); it != m_found.portfolio.provenance.cend(); ++it)
        if (overlaps(*it) && !holdsProse(it.key()))
            return true;
    return std::any_of(m_added.cbegin(), m_added.cend(), overlaps);
}

/// The entry that says the same already, by one of its names and no other name against it; -1 when there is none.
qsizetype FactTaking::knownEntry(const FoundFactSection &section, const FoundEntry &entry) const
{
    const auto entries = m_resume.value(section.name).toArray();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const auto known = entries.at(i).toObject();
        int same = 0;
        int other = 0;
        for (const auto &key : section.anchors) {
            const QString there = likeness(known.value(key).toString());
            const QString here = likeness(entry.values.value(key).value);
            if (!there.isEmpty() && !here.isEmpty())
                (there == here || there.contains(here) || here.contains(there) ? same : other) += 1;
        }
        const bool keyword =
            section.name == "skills"_L1 && std::any_of(entry.values.cbegin(), entry.values.cend(), [&](const FoundValue &value) {
                const auto keywords = known.value("keywords"_L1).toArray();
                return std::any_of(keywords.begin(), keywords.end(),
                                   [&](const QJsonValue &word) { return likeness(word.toString()) == likeness(value.value); });
            });
        if (keyword || (same > 0 && other == 0))
            return i;
    }
    return -1;
}

bool FactTaking::put(QJsonObject &entry, const QString &pointer, const QString &key, const FoundValue &value)
{
    if (!entry.value(key).toString().isEmpty() || isTaken(value.place)) {
        ++m_found.alreadyThere;
        return false;
    }
    entry.insert(key, value.value);
    m_added.insert(pointer + u'/' + key, Provenance(value.place.start, value.place.end, Provenance::How::Model));
    ++m_found.added;
    return true;
}

void FactTaking::merge(const FoundFactSection &section, const FoundEntry &found)
{
    auto entries = m_resume.value(section.name).toArray();
    const qsizetype known = knownEntry(section, found);
    const bool fresh = known < 0;
    const qsizetype index = fresh ? entries.size() : known;
    auto entry = fresh ? QJsonObject() : entries.at(index).toObject();
    const QString pointer = u"/%1/%2"_s.arg(section.name).arg(index);
    bool named = !fresh;
    for (const auto &key : section.anchors)
        if (const auto value = found.values.constFind(key); value != found.values.cend())
            named = put(entry, pointer, key, *value) || named;
    if (!named) // its words are another fact already
        return;
    // A date alone beside one that the reading found would make a period that nobody wrote.
    const bool dated = std::any_of(section.dates.begin(), section.dates.end(), [&](const QString &key) { return entry.contains(key); });
    for (const auto &key : section.texts + (dated ? QStringList() : section.dates))
        if (const auto value = found.values.constFind(key); value != found.values.cend())
            put(entry, pointer, key, *value);
    if (!section.list.isEmpty() && entry.value(section.list).toArray().isEmpty()) {
        QJsonArray list;
        for (const auto &value : found.list) {
            if (isTaken(value.place) || list.contains(value.value))
                continue;
            m_added.insert(u"%1/%2/%3"_s.arg(pointer, section.list).arg(list.size()),
                           Provenance(value.place.start, value.place.end, Provenance::How::Model));
            list.append(value.value);
            ++m_found.added;
        }
        if (!list.isEmpty())
            entry.insert(section.list, list);
    }
    if (fresh)
        entries.append(entry);
    else
        entries.replace(index, entry);
    m_resume.insert(section.name, entries);
}

void FactTaking::writeBack()
{
    ImportReport none;
    Portfolio portfolio = portfolioFromJsonResume(m_resume, none);
    portfolio.language = m_found.portfolio.language;
    portfolio.provenance = m_found.portfolio.provenance;
    portfolio.provenance.insert(m_added);
    m_found.portfolio = portfolio;
    m_found.report.factsRead += static_cast<int>(m_added.size());
    // A paragraph whose words are facts now belongs to a section after all.
    m_found.report.unplaced.removeIf([&](const QString &paragraph) {
        const auto place = m_quotes.find(paragraph);
        qsizetype told = 0;
        for (const auto &added : std::as_const(m_added))
            if (place && added.start >= place->start && added.end <= place->end)
                told += added.end - added.start;
        return place && told * 3 >= (place->end - place->start) * 2;
    });
}

void FactTaking::take(const QJsonObject &answer)
{
    m_resume = jsonResumeFromPortfolio(m_found.portfolio);
    ImportReport none;
    auto again = portfolioFromJsonResume(m_resume, none);
    again.language = m_found.portfolio.language;
    again.provenance = m_found.portfolio.provenance;
    if (!(again == m_found.portfolio)) // nothing of what is there may change
        return;
    for (const auto &section : foundFactSections()) {
        const auto entries = answer.value(section.name).toArray();
        for (qsizetype i = 0; i < std::min<qsizetype>(entries.size(), mostEntries); ++i)
            if (const auto entry = entryOf(section, entries.at(i).toObject()))
                merge(section, *entry);
    }
    if (!m_added.isEmpty())
        writeBack();
}

} // namespace

void takeFoundFacts(FoundFacts &found, const QJsonObject &answer, const SourceDocument &document, std::pair<qsizetype, qsizetype> range,
                    DateWordsReader readDate)
{
    FactTaking(found, document, range, readDate).take(answer);
}

QJsonObject factSchema()
{
    QJsonObject sections;
    for (const auto &section : foundFactSections()) {
        QJsonObject values;
        for (const auto &key : section.anchors + section.texts + section.dates)
            values.insert(key, textSchema(longestValue));
        if (!section.list.isEmpty())
            values.insert(section.list, listSchema(textSchema(longestValue), mostInList));
        sections.insert(section.name, listSchema(objectSchema(values), mostEntries));
    }
    return objectSchema(sections);
}

} // namespace trinity
