// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/site/DateWords.h"

#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

QRegularExpressionMatch parts(const QString &date)
{
    static const QRegularExpression shape(uR"(^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$)"_s);
    return shape.match(date.trimmed());
}

} // namespace

QString dateInWords(const QString &date, const SiteLabels &labels)
{
    const auto match = parts(date);
    if (!match.hasMatch())
        return date.trimmed();
    const auto year = match.captured(1);
    if (match.captured(2).isEmpty())
        return year;
    const QLocale locale(labels.language());
    auto month = locale.standaloneMonthName(match.captured(2).toInt());
    if (month.isEmpty())
        month = match.captured(2);
    return u"%1 %2"_s.arg(month, year);
}

std::optional<int> yearOf(const QString &date)
{
    const auto match = parts(date);
    if (!match.hasMatch())
        return {};
    return match.captured(1).toInt();
}

QString isoDate(const QString &date)
{
    return parts(date).hasMatch() ? date.trimmed() : QString();
}

QString spanInWords(const QString &start, const QString &end, const SiteLabels &labels)
{
    if (start.isEmpty())
        return dateInWords(end, labels);
    const auto from = dateInWords(start, labels);
    const auto to = end.isEmpty() ? labels.word("present"_L1) : dateInWords(end, labels);
    return from == to ? from : u"%1 %2 %3"_s.arg(from, labels.word("to"_L1), to);
}

QString spanInYears(const QString &start, const QString &end)
{
    const auto from = yearOf(start);
    const auto to = yearOf(end);
    if (!from)
        return to ? QString::number(*to) : QString();
    if (!to)
        return end.isEmpty() ? u"%1\u2013"_s.arg(*from) : QString::number(*from);
    return *from == *to ? QString::number(*from) : u"%1\u2013%2"_s.arg(*from).arg(*to);
}

} // namespace trinity
