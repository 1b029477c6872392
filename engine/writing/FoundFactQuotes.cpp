// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/FoundFactQuotes.h"

#include <algorithm>

namespace trinity {

namespace {

constexpr qsizetype longestQuote = 2000;

/// One unit in the form in which quotes are compared; null for what does not count.
QChar comparable(QChar c)
{
    switch (c.unicode()) {
    case 0x00AD: // soft hyphen
    case 0x200B:
    case 0xFEFF: return {};
    case u'’':
    case u'‘':
    case u'‚': return u'\'';
    case u'“':
    case u'”':
    case u'„':
    case u'«':
    case u'»': return u'"';
    case 0x2010:
    case 0x2011:
    case u'–':
    case u'—':
    case u'−': return u'-';
    default: return c.isSpace() ? u' ' : c.toLower();
    }
}

bool continuesWord(QChar a, QChar b)
{
    constexpr char16_t firstWithoutSpaces = 0x2E80; // Chinese and Japanese part no words
    return a.isLetterOrNumber() && b.isLetterOrNumber() && a.unicode() < firstWithoutSpaces && b.unicode() < firstWithoutSpaces;
}

QString comparable(const QString &quote)
{
    QString plain;
    for (const QChar c : quote.simplified())
        if (const QChar like = comparable(c); !like.isNull())
            plain += like;
    return plain;
}

} // namespace

FoundFactQuotes::FoundFactQuotes(const QString &text, qsizetype from, qsizetype to) : m_text(text)
{
    from = std::clamp<qsizetype>(from, 0, text.size());
    to = std::clamp<qsizetype>(to, from, text.size());
    m_plain.reserve(to - from);
    m_places.reserve(to - from);
    for (qsizetype i = from; i < to; ++i) {
        const QChar c = comparable(text.at(i));
        if (c.isNull() || (c == u' ' && m_plain.endsWith(u' ')))
            continue;
        m_plain += c;
        m_places << i;
    }
}

std::optional<FoundFactQuotes::Place> FoundFactQuotes::find(const QString &quote, std::optional<Place> near) const
{
    const QString plain = comparable(quote);
    const bool says = std::any_of(plain.begin(), plain.end(), [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
    if (!says || plain.size() > longestQuote)
        return std::nullopt;
    std::optional<Place> best;
    for (qsizetype at = m_plain.indexOf(plain); at >= 0; at = m_plain.indexOf(plain, at + 1)) {
        const qsizetype end = at + plain.size();
        if ((at > 0 && continuesWord(m_plain.at(at - 1), plain.front()))
            || (end < m_plain.size() && continuesWord(plain.back(), m_plain.at(end))))
            continue;
        const Place place{m_places.at(at), m_places.at(end - 1) + 1};
        if (!best || (near && distance(place, *near) < distance(*best, *near)))
            best = place;
        if (!near)
            break;
    }
    return best;
}

QString FoundFactQuotes::wordsAt(const Place &place) const
{
    return m_text.mid(place.start, place.end - place.start).simplified();
}

qsizetype FoundFactQuotes::distance(const Place &a, const Place &b)
{
    return std::max<qsizetype>({0, a.start - b.end, b.start - a.end});
}

} // namespace trinity
