// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Error.h"
#include "engine/net/HttpRequest.h"
#include "engine/net/PoolPlace.h"

#include <QtCore/QList>

#include <optional>
#include <utility>

class QNetworkReply;
class QSslError;

namespace trinity {

/// An exchange that failed, and what is no longer to be trusted because of it.
struct NetworkFailure {
    NetworkFailure() = default;
    explicit NetworkFailure(Error e, Blame b = Blame::Nothing) : error(std::move(e)), blame(b) { }

    Error error;
    Blame blame = Blame::Nothing;
};

/// What was seen of an exchange beside its reply.
struct ExchangeTrace {
    ExchangeTrace() = default;
    HttpVersion version = HttpVersion::Http1;
    bool wasSent = false;
    QString tlsProblem;
};

/// What a finished reply failed of, or nothing when its bytes ended in order, whatever the status. `received`
/// has status 0 when no status line came.
[[nodiscard]] std::optional<NetworkFailure> failureOf(const QNetworkReply &reply, const HttpResponse &received, const ExchangeTrace &trace);

/// What is wrong with a server's certificate, in one sentence with every cause.
[[nodiscard]] QString tlsProblemOf(const QList<QSslError> &errors, const QString &host);

/// What the head of an answer makes of it, whatever follows: a redirect, which is never followed because it would carry
/// the key along, and a compressed answer, which was not asked for and may be larger than it looks.
[[nodiscard]] std::optional<Error> refusalOf(const QUrl &asked, const HttpResponse &head);
/// A Content-Encoding other than none.
[[nodiscard]] bool isEncoded(const HttpResponse &head);

} // namespace trinity
