// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/JsonAnswer.h"

#include "engine/llm/JsonTokenizer.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QSet>

#include <algorithm>
#include <vector>

namespace trinity {

using namespace Qt::Literals::StringLiterals;
using Token = JsonTokenizer::Token;

namespace {

constexpr int answerDepthLimit = 32;
constexpr qsizetype scansOfTheText = 64; ///< bounds the search for candidates in hostile text

enum class Flaw { None, NotClosed, TooDeep, DuplicateKey };

struct Candidate {
    qsizetype from = 0;
    qsizetype end = 0;
    Flaw flaw = Flaw::None;
};

/// The balanced object that starts at `from`, with the flaws a JSON parser would not report.
Candidate candidateAt(QStringView text, qsizetype from)
{
    Candidate candidate{from, from, Flaw::None};
    std::vector<QSet<QString>> keys; // one set per open object or array
    JsonTokenizer tokens(text, from);
    QString lastString;
    for (;;) {
        const Token token = tokens.next();
        candidate.end = tokens.position();
        switch (token) {
        case Token::BeginObject:
        case Token::BeginArray:
            keys.emplace_back();
            if (int(keys.size()) > answerDepthLimit)
                return {from, tokens.position(), Flaw::TooDeep};
            break;
        case Token::EndObject:
        case Token::EndArray:
            keys.pop_back();
            if (keys.empty())
                return candidate;
            break;
        case Token::String: lastString = tokens.string(); break;
        case Token::Colon:
            if (keys.back().contains(lastString))
                candidate.flaw = Flaw::DuplicateKey;
            keys.back().insert(lastString);
            break;
        case Token::UnfinishedString:
        case Token::End: return {from, tokens.position(), Flaw::NotClosed};
        case Token::Comma:
        case Token::Literal: break;
        }
    }
}

std::vector<Candidate> candidatesIn(QStringView text)
{
    std::vector<Candidate> found;
    qsizetype budget = scansOfTheText * text.size();
    for (qsizetype at = text.indexOf(u'{'); at >= 0 && budget > 0; at = text.indexOf(u'{', at)) {
        const Candidate candidate = candidateAt(text, at);
        budget -= candidate.end - at;
        const bool whole = candidate.flaw == Flaw::None || candidate.flaw == Flaw::DuplicateKey;
        if (whole || candidate.flaw == Flaw::TooDeep)
            found.push_back(candidate);
        if (candidate.flaw == Flaw::TooDeep)
            break; // what is inside is no answer either
        at = whole ? candidate.end : at + 1;
    }
    std::stable_sort(found.begin(), found.end(), [](const Candidate &a, const Candidate &b) { return a.end - a.from > b.end - b.from; });
    return found;
}

/// Without commas before a closing bracket.
QString repaired(QStringView text)
{
    QString result;
    result.reserve(text.size());
    bool inString = false;
    qsizetype comma = -1; // where in `result` the last token was a comma
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (inString) {
            result += c;
            if (c == u'\\' && i + 1 < text.size())
                result += text.at(++i);
            else if (c == u'"')
                inString = false;
            continue;
        }
        if ((c == u'}' || c == u']') && comma >= 0)
            result.remove(comma, 1);
        if (c == u',')
            comma = result.size();
        else if (!c.isSpace())
            comma = -1;
        inString = c == u'"';
        result += c;
    }
    return result;
}

std::optional<QJsonObject> parsed(QStringView text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (!document.isObject())
        return {};
    return document.object();
}

} // namespace

Result<JsonAnswer> jsonFromAnswer(const QString &text, FinishReason finish)
{
    JsonAnswer answer;
    bool duplicate = false;
    bool tooDeep = false;
    const auto candidates = candidatesIn(text);
    for (const bool repair : {false, true}) {
        if (repair && finish == FinishReason::Length)
            break;
        for (const Candidate &candidate : candidates) {
            if (candidate.flaw == Flaw::TooDeep) {
                tooDeep = true;
                continue;
            }
            const QStringView part = QStringView(text).mid(candidate.from, candidate.end - candidate.from);
            const auto object = repair ? parsed(repaired(part)) : parsed(part);
            if (!object)
                continue;
            if (candidate.flaw == Flaw::DuplicateKey) {
                duplicate = true;
                continue;
            }
            answer.object = *object;
            answer.repaired = repair;
            return answer;
        }
    }
    if (duplicate)
        return Error(ErrorKind::BadAnswer, u"A key occurs twice in the answer's JSON object"_s);
    if (tooDeep)
        return Error(ErrorKind::BadAnswer, u"The answer's JSON is nested deeper than %1 levels"_s.arg(answerDepthLimit));
    if (finish == FinishReason::Length)
        return Error(ErrorKind::BadAnswer, u"The answer was cut at the token limit before its JSON object was complete"_s);
    return Error(ErrorKind::BadAnswer, u"The answer holds no complete JSON object"_s);
}

} // namespace trinity
