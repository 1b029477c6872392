// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/base/Error.h"

namespace trinity {

using namespace Qt::Literals::StringLiterals;

QLatin1StringView toString(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::BadSource: return "bad_source"_L1;
    case ErrorKind::Unreachable: return "unreachable"_L1;
    case ErrorKind::Tls: return "tls"_L1;
    case ErrorKind::Timeout: return "timeout"_L1;
    case ErrorKind::Reset: return "reset"_L1;
    case ErrorKind::RateLimited: return "rate_limited"_L1;
    case ErrorKind::Overloaded: return "overloaded"_L1;
    case ErrorKind::ServerError: return "server_error"_L1;
    case ErrorKind::Unauthorised: return "unauthorised"_L1;
    case ErrorKind::Quota: return "quota"_L1;
    case ErrorKind::BadRequest: return "bad_request"_L1;
    case ErrorKind::ContextTooLong: return "context_too_long"_L1;
    case ErrorKind::RefusedByModel: return "refused_by_model"_L1;
    case ErrorKind::BadAnswer: return "bad_answer"_L1;
    case ErrorKind::NotAnLlmServer: return "not_an_llm_server"_L1;
    case ErrorKind::TooLarge: return "too_large"_L1;
    case ErrorKind::Cancelled: return "cancelled"_L1;
    case ErrorKind::CircuitOpen: return "circuit_open"_L1;
    case ErrorKind::Facts: return "facts"_L1;
    case ErrorKind::WriteFailed: return "write_failed"_L1;
    case ErrorKind::Internal: return "internal"_L1;
    }
    Q_UNREACHABLE();
    return "internal"_L1;
}

bool isTransient(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Unreachable:
    case ErrorKind::Timeout:
    case ErrorKind::Reset:
    case ErrorKind::RateLimited:
    case ErrorKind::Overloaded:
    case ErrorKind::ServerError: return true;
    default: return false;
    }
}

bool countsForBreaker(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Unreachable:
    case ErrorKind::Timeout:
    case ErrorKind::Reset:
    case ErrorKind::Overloaded:
    case ErrorKind::ServerError: return true;
    default: return false; // a refused key, a bad request or a bad answer comes from a server that lives
    }
}

} // namespace trinity
