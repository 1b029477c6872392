// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/JsonAnswer.h"

#include "engine/base/Logging.h"
#include "engine/llm/JsonCandidates.h"
#include "engine/llm/JsonRepair.h"

#include <QtCore/QJsonDocument>

#include <algorithm>
#include <optional>

namespace trinity {

using namespace Qt::Literals::StringLiterals;
using Flaw = JsonCandidate::Flaw;

namespace {

constexpr qsizetype mostObjectsWithin = 8; ///< of an object that does not fit

std::optional<QJsonObject> parsed(QStringView text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return {};
    return document.object();
}

enum class Grade { Malformed, Loose, Fits };

Grade gradeOf(const JsonAnswer &answer)
{
    return answer.findings.isEmpty() ? Grade::Fits : answer.isMalformed() ? Grade::Malformed : Grade::Loose;
}

/// Keeps the best of the objects it is shown; of equals the first.
class Choice
{
public:
    explicit Choice(const SchemaCheck &check) : m_check(check) { }

    void consider(const QJsonObject &object, const QStringList &repairs)
    {
        if (take(object, repairs) != Grade::Malformed)
            return;
        qsizetype left = mostObjectsWithin;
        for (auto it = object.begin(); it != object.end() && left > 0; ++it, --left)
            if (it.value().isObject())
                take(it.value().toObject(), repairs);
    }

    /// Worse ones are not looked at from now on.
    void setLowest(Grade grade) { m_lowest = grade; }

    [[nodiscard]] bool isPerfect() const { return m_best && gradeOf(*m_best) == Grade::Fits; }
    [[nodiscard]] const std::optional<JsonAnswer> &best() const { return m_best; }

private:
    Grade take(const QJsonObject &object, const QStringList &repairs)
    {
        JsonAnswer answer;
        answer.object = object;
        answer.repairs = repairs;
        answer.findings = m_check.findings(object);
        const Grade grade = gradeOf(answer);
        if (grade >= m_lowest && (!m_best || grade > gradeOf(*m_best)))
            m_best = answer;
        return grade;
    }

    const SchemaCheck &m_check;
    Grade m_lowest = Grade::Malformed;
    std::optional<JsonAnswer> m_best;
};

Error noObject(const QList<JsonCandidate> &candidates, FinishReason finish)
{
    const auto has = [&candidates](Flaw flaw) {
        return std::any_of(candidates.begin(), candidates.end(), [flaw](const auto &candidate) { return candidate.flaw == flaw; });
    };
    if (has(Flaw::DuplicateKey))
        return Error(ErrorKind::BadAnswer, u"A key occurs twice in the answer's JSON object"_s);
    if (has(Flaw::TooDeep))
        return Error(ErrorKind::BadAnswer, u"The answer's JSON is nested deeper than %1 levels"_s.arg(answerDepthLimit));
    if (has(Flaw::TooMany))
        return Error(ErrorKind::BadAnswer, u"The answer's JSON holds more than %1 values"_s.arg(mostValuesInAnswer));
    if (finish == FinishReason::Length)
        return Error(ErrorKind::BadAnswer, u"The answer was cut at the token limit before its JSON object was complete"_s);
    return Error(ErrorKind::BadAnswer, u"The answer holds no complete JSON object"_s);
}

} // namespace

bool JsonAnswer::isMalformed() const
{
    return std::any_of(findings.begin(), findings.end(),
                       [](const auto &finding) { return finding.kind == SchemaFinding::Kind::Structure; });
}

QStringList JsonAnswer::findingTexts() const
{
    QStringList texts;
    for (const auto &finding : findings)
        texts.append(finding.text);
    return texts;
}

Result<JsonAnswer> jsonFromAnswer(const QString &text, FinishReason finish, const QJsonObject &schema)
{
    return jsonFromAnswer(text, finish, SchemaCheck(schema));
}

Result<JsonAnswer> jsonFromAnswer(const QString &text, FinishReason finish, const SchemaCheck &check)
{
    const auto candidates = jsonCandidatesIn(text);
    Choice choice(check);
    QList<JsonCandidate> broken;
    for (const auto &candidate : candidates) {
        if (candidate.isPart || choice.isPerfect())
            continue;
        const bool isWhole = candidate.flaw == Flaw::None;
        if (const auto object = isWhole ? parsed(candidate.in(text)) : std::nullopt)
            choice.consider(*object, {});
        else if (isWhole || candidate.flaw == Flaw::NotClosed)
            broken.append(candidate);
    }
    for (const auto &candidate : std::as_const(broken)) {
        if (finish == FinishReason::Length || choice.isPerfect())
            break;
        const auto repair = repairedJson(candidate.in(text), finish);
        if (const auto object = repair.repairs.isEmpty() ? std::nullopt : parsed(repair.text))
            choice.consider(*object, repair.repairs);
    }
    // A part of an answer that was cut is none, unless it is all that was asked for.
    const bool takesParts = !check.allowsEveryObject() || (!choice.best() && finish != FinishReason::Length);
    choice.setLowest(Grade::Loose);
    for (const auto &candidate : candidates) {
        if (!takesParts || !candidate.isPart || candidate.flaw != Flaw::None || choice.isPerfect())
            continue;
        if (const auto object = parsed(candidate.in(text)))
            choice.consider(*object, {});
    }
    if (!choice.best())
        return noObject(candidates, finish);
    if (!choice.best()->repairs.isEmpty())
        qCInfo(lcLlm).noquote() << "The JSON of an answer was repaired:" << choice.best()->repairs.join(u", "_s);
    return *choice.best();
}

} // namespace trinity
