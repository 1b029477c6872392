// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/LeftOut.h"

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostWordsTold = 300; // characters

struct Phrase {
    const char16_t *one;
    const char16_t *several;
};

/// In the order of LeftOut::Kind.
constexpr Phrase phrases[] = {
    {u"a comment was left out", u"%1 comments were left out"},
    {u"a deletion that was tracked was left out", u"%1 deletions that were tracked were left out"},
    {u"a hidden text was left out", u"%1 hidden texts were left out"},
    {u"a placeholder that nobody filled in was left out", u"%1 placeholders that nobody filled in were left out"},
    {u"a note to which nothing refers was left out", u"%1 notes to which nothing refers were left out"},
    {u"the page footer was left out", u"%1 page footers were left out"},
    {u"a reading aid above the line was left out", u"%1 reading aids above the line were left out"},
    {u"a formula was left out", u"%1 formulas were left out"},
    {u"a diagram was left out", u"%1 diagrams were left out"},
    {u"a chart was left out", u"%1 charts were left out"},
    {u"an embedded object was left out", u"%1 embedded objects were left out"},
    {u"a picture was left out", u"%1 pictures were left out"},
};

} // namespace

void LeftOut::add(Kind kind, const QString &words)
{
    Item &item = m_items.at(static_cast<std::size_t>(kind));
    ++item.count;
    const QString plain = words.simplified();
    if (plain.isEmpty() || item.words.size() > mostWordsTold)
        return;
    if (!item.words.isEmpty())
        item.words += u" · "_s;
    item.words += plain;
}

void LeftOut::addFilled(Kind kind, const QString &words)
{
    if (std::any_of(words.begin(), words.end(), [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); }))
        add(kind, words);
}

QStringList LeftOut::findings() const
{
    QStringList findings;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const Item &item = m_items.at(i);
        if (item.count == 0)
            continue;
        QString finding = item.count == 1 ? QString::fromUtf16(phrases[i].one) : QString::fromUtf16(phrases[i].several).arg(item.count);
        if (!item.words.isEmpty())
            finding += u": "_s + (item.words.size() > mostWordsTold ? item.words.left(mostWordsTold) + u'…' : item.words);
        findings << finding;
    }
    return findings;
}

} // namespace trinity
