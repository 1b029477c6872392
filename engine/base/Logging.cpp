// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/base/Logging.h"

namespace trinity {

Q_LOGGING_CATEGORY(lcBase, "trinity.engine.base", QtInfoMsg)
Q_LOGGING_CATEGORY(lcReading, "trinity.engine.reading", QtInfoMsg)
Q_LOGGING_CATEGORY(lcHttp, "trinity.engine.http", QtInfoMsg)
Q_LOGGING_CATEGORY(lcBreaker, "trinity.engine.breaker", QtInfoMsg)
Q_LOGGING_CATEGORY(lcLlm, "trinity.engine.llm", QtInfoMsg)
Q_LOGGING_CATEGORY(lcWriting, "trinity.engine.writing", QtInfoMsg)
Q_LOGGING_CATEGORY(lcCache, "trinity.engine.cache", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSite, "trinity.engine.site", QtInfoMsg)
Q_LOGGING_CATEGORY(lcJobs, "trinity.engine.jobs", QtInfoMsg)

} // namespace trinity
