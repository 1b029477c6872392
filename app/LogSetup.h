// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

namespace trinity {

/// Logs go to stderr as "trinity.engine.llm: text"; warnings and worse unless QT_LOGGING_RULES asks for more. Qt's own
/// network categories can print headers, so they stay off.
void setUpLogging();

} // namespace trinity
