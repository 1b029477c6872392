// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QLoggingCategory>

// The engine's log categories, all of them. Keys, Authorization headers, prompts and answers are never logged.
// Example: QT_LOGGING_RULES="trinity.engine.llm.debug=true"

namespace trinity {

Q_DECLARE_LOGGING_CATEGORY(lcBase)     // trinity.engine.base
Q_DECLARE_LOGGING_CATEGORY(lcReading)  // trinity.engine.reading
Q_DECLARE_LOGGING_CATEGORY(lcHttp)     // trinity.engine.http
Q_DECLARE_LOGGING_CATEGORY(lcBreaker)  // trinity.engine.breaker
Q_DECLARE_LOGGING_CATEGORY(lcLlm)      // trinity.engine.llm
Q_DECLARE_LOGGING_CATEGORY(lcWriting)  // trinity.engine.writing
Q_DECLARE_LOGGING_CATEGORY(lcCache)    // trinity.engine.cache
Q_DECLARE_LOGGING_CATEGORY(lcSite)     // trinity.engine.site
Q_DECLARE_LOGGING_CATEGORY(lcJobs)     // trinity.engine.jobs

} // namespace trinity
