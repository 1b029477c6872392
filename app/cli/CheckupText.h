// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/ServerCheckup.h"

#include <QtCore/QJsonObject>

namespace trinity {

/// What a look at a server came to, for a person: what is there with its models, or what is wrong and what to do.
[[nodiscard]] QString checkupText(const ServerCheckup &checkup);

/// The same for a script: {"event":"checkup","url":...,"verdict":"works",...}; "models", "model", "loaded", "slots", "context"
/// and "version" where the server told them, "message" and "advice" where it does not work.
[[nodiscard]] QJsonObject checkupEvent(const ServerCheckup &checkup);

} // namespace trinity
