// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/RichText.h"

#include <algorithm>

namespace trinity {

void RichText::add(QStringView words, Weight weight)
{
    const qsizetype from = text.size();
    text.reserve(from + words.size());
    for (const QChar c : words) {
        if (c == u'\n' || c == u'\t') {
            while (!text.isEmpty() && text.back() == u' ')
                text.chop(1);
            text += c;
        } else if (c.isSpace()) {
            if (!text.isEmpty() && !text.back().isSpace())
                text += u' ';
        } else if (c.unicode() == 0x00AD || c.unicode() == 0x200B || c.unicode() == 0xFEFF || c.unicode() < 0x20 || c.unicode() >= 0xFFFE) {
            continue; // soft hyphens and other signs without a width would stand inside words
        } else {
            text += c.unicode() == 0xF0B7 ? QChar(u'•') : c;
        }
    }
    if (weight == Weight::Bold && text.size() > from) {
        if (!bold.isEmpty() && bold.last().second >= from)
            bold.last().second = text.size();
        else
            bold << std::pair(from, text.size());
    }
}

void RichText::add(const RichText &more, QStringView glue)
{
    if (!text.isEmpty())
        text += glue;
    const qsizetype shift = text.size();
    text += more.text;
    for (auto link : more.links) {
        link.from += shift;
        link.to += shift;
        links << link;
    }
    for (const auto &[from, to] : more.bold)
        bold << std::pair(from + shift, to + shift);
}

void RichText::link(qsizetype from, const QString &address)
{
    from = std::min(from, text.size());
    while (from < text.size() && text.at(from).isSpace())
        ++from;
    if (from < text.size() && !address.isEmpty())
        links << Link{from, text.size(), address.trimmed()};
}

RichText RichText::cut(qsizetype from, qsizetype to) const
{
    RichText part;
    part.text = text.sliced(from, to - from);
    const auto inside = [&](qsizetype position) { return std::clamp(position, from, to) - from; };
    // Both lists are in order: a paragraph of thousands of lines is cut thousands of times.
    for (auto link = std::partition_point(links.cbegin(), links.cend(), [&](const Link &other) { return other.to <= from; });
         link != links.cend() && link->from < to; ++link)
        part.links << Link{inside(link->from), inside(link->to), link->address};
    for (auto range = std::partition_point(bold.cbegin(), bold.cend(), [&](const auto &other) { return other.second <= from; });
         range != bold.cend() && range->first < to; ++range)
        part.bold << std::pair(inside(range->first), inside(range->second));
    return part;
}

RichText RichText::trimmed() const
{
    qsizetype from = 0;
    qsizetype to = text.size();
    while (from < to && text.at(from).isSpace())
        ++from;
    while (to > from && text.at(to - 1).isSpace())
        --to;
    return from == 0 && to == text.size() ? *this : cut(from, to);
}

bool RichText::isBlank() const
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.isSpace(); });
}

bool RichText::isBold(qsizetype to) const
{
    auto range = bold.cbegin();
    for (qsizetype i = 0; i < to; ++i) {
        if (!text.at(i).isLetterOrNumber())
            continue;
        while (range != bold.cend() && range->second <= i)
            ++range;
        if (range == bold.cend() || range->first > i)
            return false;
    }
    return to > 0;
}

} // namespace trinity
