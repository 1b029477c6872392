// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Error.h"
#include "engine/llm/LlmTypes.h"
#include "tests/support/FakeReply.h"

namespace trinity::test {

/// What a server does with one request of a random run. The same seed, job and number of the request give the same fault,
/// whatever order requests arrive in.
class RandomFault
{
public:
    enum class Kind {
        Good,
        GoodInPieces,
        GoodThenSilence, ///< the end marker came, the end of the body does not
        GoodThenReset,
        CloseBeforeStatus,
        ResetBeforeStatus,
        CutHeaders,
        CutText,
        ResetText,
        NoEndMarker,
        ErrorInText,
        ServerError,
        ProxyPage,
        Overloaded,
        OverloadedWithTime,
        RateLimited,
        RateLimitedWithTime,
        StallInText,
        Silent,
        Empty,
        Repeats,
        BadRequest,
        NoModel,
        NoKey,
        NoMoney,
        WebPage,
        Redirect,
    };

    RandomFault() = default;
    RandomFault(quint64 seed, int job, int request);

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] bool isGood() const { return m_kind <= Kind::GoodThenReset; }
    /// The model wrote nothing, which is asked for once more and counts no attempt.
    [[nodiscard]] bool isEmpty() const { return m_kind == Kind::Empty; }
    /// The server lets the request wait for ever.
    [[nodiscard]] bool isSilent() const { return m_kind == Kind::StallInText || m_kind == Kind::Silent; }
    /// What a question is told that ends with this fault.
    [[nodiscard]] ErrorKind error() const;

    [[nodiscard]] FakeReply reply(LlmProvider provider, const QString &text) const;

private:
    Kind m_kind = Kind::Good;
};

/// A number that depends on all three, evenly spread.
[[nodiscard]] quint64 scramble(quint64 seed, quint64 first, quint64 second);

} // namespace trinity::test
