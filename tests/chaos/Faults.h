// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Error.h"
#include "engine/llm/LlmTypes.h"
#include "tests/support/FakeLlmServer.h"

#include <functional>
#include <optional>

namespace trinity::test {

/// One thing a server may do wrong, and what must come of it.
struct Fault {
    using Reply = std::function<FakeReply(const FakeRequest &)>;

    int row = 0; ///< of the fault list
    const char *name = "";
    LlmProvider provider = LlmProvider::Ollama;
    Reply reply = {};
    int times = 1; ///< then the server behaves; always: for ever
    std::optional<ErrorKind> end = {}; ///< of the job; none: it is done
    int sends = 2; ///< requests of the job: exactly so many, at most so many where the fault lasts for ever
    bool seesClose = false; ///< the server is left in the middle of its answer
    QString host = QStringLiteral("127.0.0.1");

    static constexpr int always = -1;
};

/// The rows that no other test covers:
///   1, 40     tst_LlmClientWaiting, tst_LlmClientPacing       36 to 39  tst_LlmClientPacing, tst_RetryAfter
///   2, 3, 5   tst_HttpFailures, tst_ExchangeTimers            43, 45    tst_LlmClientWaiting, tst_LlmClientPacing
///   6, 7, 13  tst_HttpSending, tst_ExchangeTimers             46 to 48  tst_HttpRefusals, tst_LlmClient
///   8 to 11   tst_CutAnswers                                  49        tst_Tls
///   16        tst_LlmClientWaiting                            50 to 54  tst_Http2, tst_Http2Faults
///   15        tst_FaultList, beside this list                 55 to 60  tst_StreamParsers
///   25, 64    tst_HttpClient, tst_HttpRefusals                62        tst_HttpFailures, tst_LlmAdapters
///   27 to 29  tst_LlmClient                                   66 to 69  tst_LlmClient, tst_StreamParsers, tst_LlmWriter
///   31 to 35  tst_LlmClient, tst_LlmAnswers                   70 to 75  tst_JsonAnswer, tst_LlmWriter, tst_FactCheck
///   79, 80    the tests of the cache                          41, 81, 83, 84  tst_BatchFaults
[[nodiscard]] QList<Fault> faultList();

} // namespace trinity::test

Q_DECLARE_METATYPE(trinity::test::Fault)
