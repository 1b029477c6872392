// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/EvidenceFinder.h"

#include <algorithm>
#include <cmath>

namespace trinity {

namespace {

constexpr qsizetype mostSpans = 6;
constexpr qsizetype mostPlaces = 64; // of one word; common ones say little

bool saysSomething(const FactToken &token)
{
    return token.number || (token.lower.size() > 2 && !token.is(WordKind::Function)) || token.lower.front().unicode() > 0x2e7f;
}

qint64 keyOf(double number)
{
    return std::llround(std::min(number, 1e15) * 1000);
}

} // namespace

EvidenceFinder::EvidenceFinder(QString text, const QString &language) : m_text(std::move(text)), m_words(m_text, language)
{
    const auto &tokens = m_words.tokens();
    m_lineOf.reserve(qsizetype(tokens.size()));
    qsizetype line = 0;
    qsizetype at = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto &token = tokens[i];
        if (token.start > at) {
            line += QStringView(m_text).mid(at, token.start - at).count(u'\n');
            at = token.start;
        }
        m_lineOf.append(line);
        if (!saysSomething(token))
            continue;
        if (token.number) {
            m_byNumber[keyOf(*token.number)].append(qsizetype(i));
            continue;
        }
        const int stem = m_stems.add(token.stem);
        if (stem == m_byStem.size())
            m_byStem.append(QList<qsizetype>());
        m_byStem[stem].append(qsizetype(i));
    }
}

QList<qsizetype> EvidenceFinder::placesOf(const FactToken &token) const
{
    if (token.number)
        return m_byNumber.value(keyOf(*token.number));
    return m_byStem.value(m_stems.find(token.stem));
}

// How much of the sentence each line of the source has: rare words and numbers weigh more.
QHash<qsizetype, double> EvidenceFinder::weightsOf(std::span<const FactToken> sentence) const
{
    QHash<qsizetype, double> weights;
    for (const auto &token : sentence) {
        if (!saysSomething(token))
            continue;
        const auto places = placesOf(token);
        if (places.size() > mostPlaces)
            continue;
        qsizetype last = -1;
        for (const auto place : places) {
            const auto line = m_lineOf.at(place);
            if (line != last)
                weights[line] += 1.0 / double(places.size() + 1);
            last = line;
        }
    }
    return weights;
}

QList<Evidence> EvidenceFinder::evidenceFor(std::span<const FactToken> sentence) const
{
    const auto weights = weightsOf(sentence);
    QList<qsizetype> chosen;
    for (const auto &token : sentence) {
        if (!saysSomething(token))
            continue;
        const auto places = placesOf(token);
        if (places.isEmpty() || places.size() > mostPlaces)
            continue;
        chosen.append(*std::max_element(places.begin(), places.end(), [&](qsizetype a, qsizetype b) {
            return weights.value(m_lineOf.at(a)) < weights.value(m_lineOf.at(b));
        }));
    }
    std::sort(chosen.begin(), chosen.end());
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    // Neighbours in one line, with small words between them, are one place.
    QList<std::pair<qsizetype, qsizetype>> runs;
    constexpr qsizetype gap = 3;
    for (const auto place : std::as_const(chosen)) {
        if (!runs.isEmpty() && place - runs.constLast().second <= gap && m_lineOf.at(place) == m_lineOf.at(runs.constLast().second))
            runs.last().second = place;
        else
            runs.append({place, place});
    }
    std::stable_sort(runs.begin(), runs.end(), [&](const auto &a, const auto &b) {
        return weights.value(m_lineOf.at(a.first)) > weights.value(m_lineOf.at(b.first));
    });
    runs = runs.first(std::min(runs.size(), mostSpans));
    std::sort(runs.begin(), runs.end());
    QList<Evidence> evidence;
    for (const auto &[first, last] : std::as_const(runs)) {
        const auto start = m_words.tokens()[std::size_t(first)].start;
        const auto end = m_words.tokens()[std::size_t(last)].end;
        evidence.append(Evidence(start, end, m_text.mid(start, end - start)));
    }
    return evidence;
}

} // namespace trinity
