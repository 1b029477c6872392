// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/SourceTexts.h"

#include "engine/portfolio/JsonResumeShape.h"
#include "engine/writing/Sentences.h"

#include <QtCore/QDate>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <algorithm>
#include <array>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype usualSize = 4096; // of the texts of a career
constexpr std::array nameKeys{"name"_L1, "organization"_L1, "institution"_L1, "title"_L1,
                              "language"_L1}; // the first counts before the others

// Texts that belong together stand in the order of their keys: numbers look at their neighbours.
template <typename T>
const std::vector<const resume::Field<T> *> &fieldsInOrder()
{
    static const auto sorted = [] {
        std::vector<const resume::Field<T> *> fields;
        for (const auto &field : resume::fieldsOf<T>())
            fields.push_back(&field);
        std::sort(fields.begin(), fields.end(), [](const auto *a, const auto *b) { return a->key < b->key; });
        return fields;
    }();
    return sorted;
}

template <typename T>
bool isFilled(const resume::Field<T> &field, const T &value)
{
    if (const auto *text = std::get_if<QString T::*>(&field.member))
        return !(value.*(*text)).isEmpty();
    if (const auto *list = std::get_if<QStringList T::*>(&field.member))
        return !(value.*(*list)).isEmpty();
    return (value.*std::get<std::optional<qint64> T::*>(field.member)).has_value();
}

// Numbers come with their key behind them, as a person would say them: "412 stars".
QString numberText(double number, QStringView key)
{
    return QString::number(number, 'g', 15) + u' ' + key.toString();
}

} // namespace

SourceTexts::SourceTexts(const Portfolio &portfolio)
{
    m_text.reserve(usualSize);
    const auto today = QDate::currentDate();
    m_today = u"%1-%2"_s.arg(today.year()).arg(today.month(), 2, 10, QChar(u'0'));
    addSections(portfolio);
    addBasics(portfolio.basics);
    auto piece = m_pieces.size();
    addText(portfolio.about);
    splitIntoSentences(u"/about"_s, piece);
    addUnknown(portfolio);
    m_firstLine = m_parts.size();

    QStringView first;
    QStringView last;
    bool isAtWork = false;
    for (const auto &work : portfolio.work) {
        if (!work.startDate.isEmpty() && (first.isEmpty() || work.startDate < first))
            first = work.startDate;
        if (last < QStringView(work.endDate))
            last = work.endDate;
        isAtWork = isAtWork || work.endDate.isEmpty();
    }
    m_careerYears = yearsBetween(first, isAtWork ? QStringView() : last);
}

void SourceTexts::addSections(const Portfolio &portfolio)
{
    resume::forEachSection([this, &portfolio](const auto &section) {
        const auto &entries = portfolio.*(section.member);
        if (entries.isEmpty())
            return;
        const QString pointer = u'/' + section.key + u'/';
        for (qsizetype i = 0; i < entries.size(); ++i)
            addEntry(pointer + QString::number(i), entries.at(i));
    });
}

void SourceTexts::addBasics(const Basics &basics)
{
    const auto piece = m_pieces.size();
    addFields(basics, nullptr);
    addFields(basics.location, nullptr);
    for (const auto &profile : basics.profiles)
        addFields(profile, nullptr);
    splitIntoSentences(u"/basics"_s, piece);
}

// Root keys that no section is filled from.
void SourceTexts::addUnknown(const Portfolio &portfolio)
{
    for (auto it = portfolio.extra.begin(); it != portfolio.extra.end(); ++it) {
        bool isTaken = it.key() == "meta"_L1 || it.key() == "basics"_L1 || (it.key() == "about"_L1 && !portfolio.about.isEmpty());
        resume::forEachSection(
            [&](const auto &section) { isTaken = isTaken || (it.key() == section.key && !(portfolio.*(section.member)).isEmpty()); });
        if (isTaken)
            continue;
        const QString pointer = u'/' + it.key();
        if (!it.value().isArray()) {
            const auto piece = m_pieces.size();
            addValue(it.key(), it.value());
            splitIntoSentences(pointer, piece);
            continue;
        }
        const auto entries = it.value().toArray();
        for (qsizetype i = 0; i < entries.size(); ++i) {
            const auto piece = m_pieces.size();
            Entry entry;
            const auto value = entries.at(i);
            const auto object = value.toObject();
            for (auto field = object.begin(); field != object.end(); ++field)
                addValue(field.key(), field.value(), &entry);
            if (!value.isObject())
                addValue(it.key(), value);
            addPart(pointer + u'/' + QString::number(i), piece);
            m_parts.back().namePiece = entry.namePiece;
            m_parts.back().years = yearsBetween(object["startDate"_L1].toString(), object["endDate"_L1].toString());
        }
    }
}

template <typename T>
void SourceTexts::addEntry(const QString &pointer, const T &value)
{
    const auto piece = m_pieces.size();
    Entry entry;
    addFields(value, &entry);
    addPart(pointer, piece);
    m_parts.back().namePiece = entry.namePiece;
    m_parts.back().positionPiece = entry.positionPiece;
    m_parts.back().years = yearsBetween(entry.startDate, entry.endDate);
}

template <typename T>
void SourceTexts::addFields(const T &value, Entry *entry)
{
    auto unknown = value.extra.begin();
    const auto addUnknownBefore = [&](const resume::Field<T> *field) {
        while (unknown != value.extra.end() && (!field || unknown.key() < field->key)) {
            addValue(unknown.key(), unknown.value(), entry);
            ++unknown;
        }
    };
    for (const auto *field : fieldsInOrder<T>()) {
        if (!isFilled(*field, value))
            continue;
        addUnknownBefore(field);
        if (unknown != value.extra.end() && unknown.key() == field->key)
            ++unknown; // the field speaks for itself
        if (const auto *text = std::get_if<QString T::*>(&field->member)) {
            addText(value.*(*text));
            if (entry)
                noteKey(*entry, QString(field->key), value.*(*text), m_pieces.size() - 1);
        } else if (const auto *list = std::get_if<QStringList T::*>(&field->member)) {
            for (const auto &line : value.*(*list))
                addText(line);
        } else {
            addText(numberText(double(*(value.*std::get<std::optional<qint64> T::*>(field->member))), QString(field->key)));
        }
    }
    addUnknownBefore(nullptr);
}

void SourceTexts::addValue(QStringView key, const QJsonValue &value, Entry *entry)
{
    if (value.isString()) {
        addText(value.toString());
        if (entry)
            noteKey(*entry, key, value.toString(), m_pieces.size() - 1);
    } else if (value.isDouble()) {
        addText(numberText(value.toDouble(), key));
    } else if (value.isArray()) {
        for (const auto inner : value.toArray())
            addValue(key, inner);
    } else if (value.isObject()) {
        const auto object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            addValue(it.key(), it.value());
    }
}

void SourceTexts::addText(QStringView text)
{
    const auto start = m_text.size();
    m_text += text;
    m_pieces.push_back({start, m_text.size()});
}

void SourceTexts::noteKey(Entry &entry, QStringView key, const QString &value, std::size_t piece)
{
    if (value.isEmpty())
        return;
    if (key == "startDate"_L1)
        entry.startDate = value;
    else if (key == "endDate"_L1)
        entry.endDate = value;
    else if (key == "position"_L1)
        entry.positionPiece = piece;
    const auto found = std::find(nameKeys.begin(), nameKeys.end(), key);
    const int rank = int(nameKeys.end() - found);
    if (rank > entry.nameRank) {
        entry.nameRank = rank;
        entry.namePiece = piece;
    }
}

void SourceTexts::addPart(const QString &pointer, std::size_t firstPiece)
{
    m_parts.push_back({pointer, firstPiece, m_pieces.size(), std::nullopt, std::nullopt, std::nullopt});
}

// Long texts speak of many things: each of their sentences is a part of its own.
void SourceTexts::splitIntoSentences(const QString &pointer, std::size_t firstPiece)
{
    const std::vector<Piece> whole(m_pieces.begin() + std::ptrdiff_t(firstPiece), m_pieces.end());
    m_pieces.resize(firstPiece);
    for (const auto &piece : whole)
        for (const auto &sentence : sentencesOf(m_text.mid(piece.start, piece.end - piece.start))) {
            addText(sentence);
            addPart(pointer, m_pieces.size() - 1);
        }
}

void SourceTexts::addLines(QStringView text)
{
    for (const auto &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        addText(line.trimmed());
        addPart({}, m_pieces.size() - 1);
    }
}

std::optional<double> SourceTexts::yearsSince(double year) const
{
    return yearsBetween(QString::number(int(year)), {});
}

// Months count when both dates have them; a year alone stands for its beginning.
std::optional<double> SourceTexts::yearsBetween(QStringView start, QStringView end) const
{
    const auto yearOf = [](QStringView date) -> std::optional<double> {
        bool isYear = false;
        const int year = date.left(4).toInt(&isYear);
        if (!isYear)
            return std::nullopt;
        return year + std::max(0, date.mid(5, 2).toInt() - 1) / 12.0;
    };
    const auto from = yearOf(start);
    const auto to = yearOf(end.isEmpty() ? QStringView(m_today) : end);
    return from && to && *to > *from ? std::optional(*to - *from) : std::nullopt;
}

} // namespace trinity
