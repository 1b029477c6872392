// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/Citation.h"

#include "engine/reading/DateText.h"
#include "engine/reading/HeadingParts.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestCitation = 600;

bool namesAuthors(const QString &text)
{
    static const QRegularExpression initial(uR"((?:^|[\s,.-])\p{Lu}\.|\bet al\b)"_s, QRegularExpression::UseUnicodePropertiesOption);
    return initial.match(text).hasMatch();
}

/// Without white space, quotation marks and the full stop around it.
Snippet bareTitle(const SourceLine &line, qsizetype from, qsizetype to)
{
    const auto isFrame = [](QChar c) { return c.isSpace() || QStringView(u"“”„\"«».,").contains(c); };
    while (from < to && isFrame(line.text.at(from)))
        ++from;
    while (to > from && isFrame(line.text.at(to - 1)))
        --to;
    return line.cut(from, to);
}

/// The journal ends where volume, pages or a place begin.
qsizetype endOfPublisher(const QString &text, qsizetype from)
{
    for (qsizetype i = from; i < text.size(); ++i)
        if (text.at(i) == u',' || text.at(i) == u'(' || text.at(i) == u';' || (text.at(i).isDigit() && i > from && text.at(i - 1).isSpace())
            || (text.at(i) == u'.' && (i + 1 == text.size() || text.at(i + 1).isSpace())))
            return i;
    return text.size();
}

std::optional<Citation> withYearInBrackets(const SourceLine &line)
{
    static const QRegularExpression pattern(
        uR"(^([^()]{3,400}?)\s*\(((?:19|20)\d\d)[a-z]?(?:,[^()]{0,30})?\)[.,:]?\s+(.{3,}?)(?:[.?!]["”»“]?(?:\s+|$)|["”»],?\s+)(.*)$)"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    const auto match = pattern.match(line.text);
    if (!match.hasMatch() || !namesAuthors(match.captured(1)))
        return std::nullopt;
    Citation citation;
    citation.title = bareTitle(line, match.capturedStart(3), match.capturedEnd(3));
    citation.date = match.captured(2);
    citation.dateText = line.cut(match.capturedStart(2), match.capturedEnd(2));
    const qsizetype end = endOfPublisher(line.text, match.capturedStart(4));
    citation.publisher = bareTitle(line, match.capturedStart(4), end);
    citation.others = line.cut(match.capturedStart(1), match.capturedEnd(1));
    citation.others.add(bareTitle(line, end, line.text.size()), u"; ");
    return citation.title.isEmpty() ? std::nullopt : std::optional(citation);
}

std::optional<Citation> withCommas(const SourceLine &line)
{
    static const QRegularExpression authors(
        uR"(^(?:\p{Lu}[\p{L}'’-]{1,40},?\s(?:\p{Lu}\.[ -]?){1,4}(?:,\s*)?(?:(?:and|&|und|et|y|e)\s+)?){1,20})"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    const auto match = authors.match(line.text);
    const auto date = findDate(line.text);
    if (!match.hasMatch() || !date || date->from < match.capturedEnd())
        return std::nullopt;
    const auto parts = headingParts(line, match.capturedEnd(), date->from, AtWords::Kept);
    if (parts.size() < 2)
        return std::nullopt;
    Citation citation;
    citation.title = parts.at(0).text;
    citation.publisher = parts.at(1).text;
    citation.others = bareTitle(line, 0, match.capturedEnd());
    for (qsizetype i = 2; i < parts.size(); ++i)
        citation.others.add(parts.at(i).text, u", ");
    citation.others.add(bareTitle(line, date->to, line.text.size()), u", ");
    citation.date = date->start.isEmpty() ? date->end : date->start;
    citation.dateText = line.cut(date->startFrom, date->startTo);
    return citation;
}

} // namespace

std::optional<Citation> readCitation(const SourceLine &line)
{
    if (line.text.size() > longestCitation)
        return std::nullopt;
    auto citation = withYearInBrackets(line);
    return citation ? citation : withCommas(line);
}

} // namespace trinity
