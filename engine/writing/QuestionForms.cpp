// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/QuestionForms.h"

namespace trinity {

namespace {

constexpr qsizetype systemsKept = 8;

} // namespace

void QuestionForms::share(WordingQuestion &question)
{
    auto &request = question.request;
    request.schema = schemas.check(request.schema)->schema();
    if (const auto known = systems.indexOf(request.system); known >= 0) {
        systems.move(known, 0);
    } else {
        systems.prepend(request.system);
        if (systems.size() > systemsKept)
            systems.removeLast();
    }
    request.system = systems.constFirst();
    question.prompt.system = request.system;
}

} // namespace trinity
