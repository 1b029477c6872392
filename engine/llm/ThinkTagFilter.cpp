// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/ThinkTagFilter.h"

#include <QtCore/QStringList>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList &openingTags()
{
    static const QStringList tags{u"<think>"_s, u"<thinking>"_s, u"<reasoning>"_s};
    return tags;
}

const QStringList &closingTags()
{
    static const QStringList tags{u"</think>"_s, u"</thinking>"_s, u"</reasoning>"_s};
    return tags;
}

bool mayBecomeTag(QStringView text, const QStringList &tags)
{
    return std::any_of(tags.begin(), tags.end(), [&](const QString &tag) { return tag.startsWith(text); });
}

/// How many characters at the end could still turn out to be the beginning of a tag.
qsizetype undecidedTail(QStringView text, const QStringList &tags)
{
    const qsizetype open = text.lastIndexOf(u'<');
    return open >= 0 && mayBecomeTag(text.mid(open), tags) ? text.size() - open : 0;
}

} // namespace

QList<ThinkTagFilter::Piece> ThinkTagFilter::read(const QString &delta)
{
    QList<Piece> pieces;
    if (m_state == State::Answer) {
        if (!delta.isEmpty())
            pieces.append(Piece(Piece::Kind::Text, delta));
        return pieces;
    }
    m_held += delta;
    while (step(pieces)) { }
    return pieces;
}

QList<ThinkTagFilter::Piece> ThinkTagFilter::end()
{
    QList<Piece> pieces;
    if (!m_held.isEmpty())
        pieces.append(Piece(m_state == State::Reasoning ? Piece::Kind::Reasoning : Piece::Kind::Text, m_held));
    m_held.clear();
    m_state = State::Answer;
    return pieces;
}

/// One decision about the held text; false when it needs more text.
bool ThinkTagFilter::step(QList<Piece> &pieces)
{
    switch (m_state) {
    case State::Start: return stepStart();
    case State::Reasoning:
    case State::Text: return stepUntilClosingTag(pieces);
    case State::Answer: break;
    }
    if (!m_held.isEmpty())
        pieces.append(Piece(Piece::Kind::Text, std::exchange(m_held, {})));
    return false;
}

bool ThinkTagFilter::stepStart()
{
    qsizetype blank = 0;
    while (blank < m_held.size() && m_held.at(blank).isSpace())
        ++blank;
    const QStringView text = QStringView(m_held).mid(blank);
    if (text.isEmpty())
        return false;
    for (const QString &tag : openingTags()) {
        if (text.startsWith(tag)) {
            m_held = text.mid(tag.size()).toString();
            m_state = State::Reasoning;
            return true;
        }
    }
    if (mayBecomeTag(text, openingTags()))
        return false;
    // A JSON answer or a fence is the answer itself: a closing tag in it is a word in a string.
    const QChar first = text.front();
    if (m_hadBlock)
        m_held = text.toString(); // the blank lines after the closing tag belong to nobody; ends the view
    const bool answer = m_hadBlock || first == u'{' || first == u'[' || first == u'`';
    m_state = answer ? State::Answer : State::Text;
    return true;
}

bool ThinkTagFilter::stepUntilClosingTag(QList<Piece> &pieces)
{
    const bool reasoning = m_state == State::Reasoning;
    const auto kind = reasoning ? Piece::Kind::Reasoning : Piece::Kind::Text;
    qsizetype at = -1;
    qsizetype length = 0;
    for (const QString &tag : closingTags()) {
        const qsizetype found = m_held.indexOf(tag);
        if (found >= 0 && (at < 0 || found < at)) {
            at = found;
            length = tag.size();
        }
    }
    if (at < 0) {
        const qsizetype decided = m_held.size() - undecidedTail(m_held, closingTags());
        if (decided > 0)
            pieces.append(Piece(kind, m_held.left(decided)));
        m_held.remove(0, decided);
        return false;
    }
    if (at > 0)
        pieces.append(Piece(kind, m_held.left(at)));
    if (!reasoning)
        pieces.append(Piece(Piece::Kind::EarlierTextWasReasoning, {}));
    m_held.remove(0, at + length);
    m_hadBlock = true;
    m_state = State::Start;
    return true;
}

} // namespace trinity
