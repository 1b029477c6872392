// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QLatin1StringView>
#include <QtCore/QMetaType>
#include <QtCore/QString>

#include <chrono>
#include <optional>

namespace trinity {

/// What went wrong, in the words scripts see as `error.kind`. The names are part of the command line's contract.
enum class ErrorKind {
    BadSource,
    Unreachable,
    Tls,
    Timeout,
    Reset,
    RateLimited,
    Overloaded,
    ServerError,
    Unauthorised,
    Quota,
    BadRequest,
    ContextTooLong,
    RefusedByModel,
    BadAnswer,
    NotAnLlmServer,
    TooLarge,
    Cancelled,
    CircuitOpen,
    Facts,
    WriteFailed,
    Internal,
};

/// The contract's spelling of a kind, for example "bad_source".
[[nodiscard]] QLatin1StringView toString(ErrorKind kind);

/// Whether another attempt at the same request may succeed. One of the two places that classify errors.
[[nodiscard]] bool isTransient(ErrorKind kind);

/// Whether the error speaks of the server's health and so counts for its circuit breaker. The other place.
[[nodiscard]] bool countsForBreaker(ErrorKind kind);

/// A failure as a value. `detail` is plain English with no key, prompt or body in it; the sentence for a person is
/// made where it is shown. Not an aggregate on purpose: g++ 12 destroys aggregate temporaries twice in co_await.
struct Error {
    Error() = default;
    explicit Error(ErrorKind k, QString text = {}) : kind(k), detail(std::move(text)) {}

    ErrorKind kind = ErrorKind::Internal;
    QString detail;
    int httpStatus = 0;                                       ///< 0 when no HTTP answer was involved
    int attempts = 0;                                         ///< requests sent before giving up, 0 when unknown
    std::optional<std::chrono::milliseconds> retryAfter = {}; ///< the server's wish, or what remains of an open circuit
};

} // namespace trinity

Q_DECLARE_METATYPE(trinity::Error)
