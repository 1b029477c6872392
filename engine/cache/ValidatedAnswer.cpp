// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/cache/ValidatedAnswer.h"

namespace trinity {

Result<ValidatedAnswer> ValidatedAnswer::from(const QJsonObject &answer, const Check &check)
{
    if (const auto verdict = check(answer); !verdict)
        return verdict.error();
    return ValidatedAnswer(answer);
}

} // namespace trinity
