// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/ReadAnswer.h"

#include "engine/llm/JsonAnswer.h"

namespace trinity {

using namespace Qt::Literals::StringLiterals;

ReadAnswer::ReadAnswer(const LlmAnswer &answer, const SchemaCheck &schema, const Voice &voice, const WordingPart &part)
    : finish(answer.finish)
{
    const auto json = jsonFromAnswer(answer.text, answer.finish, schema);
    if (!json) {
        findings.append(answer.finish == FinishReason::Length ? u"It was cut off before its end: write shorter texts."_s
                                                              : u"It was not one JSON object: %1"_s.arg(json.error().detail));
        return;
    }
    object = json->object;
    wording = WordingAnswer(json->object, voice, part);
    isWellFormed = !json->isMalformed();
    isRepaired = !json->repairs.isEmpty() || !json->findings.isEmpty() || wording.fit == WordingAnswer::Fit::Repaired;
    if (!isWellFormed)
        findings = json->findingTexts();
    findings += wording.findings;
}

} // namespace trinity
