// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Error.h"
#include "engine/net/HttpRequest.h"

#include <optional>

class QNetworkReply;

namespace trinity {

/// What a finished reply failed of, or nothing when its bytes ended in order, whatever the status. `received`
/// has status 0 when no status line came; `tlsProblem` is the first complaint about the certificate, if there was one.
[[nodiscard]] std::optional<Error> failureOf(const QNetworkReply &reply, const HttpResponse &received, const QString &tlsProblem);

} // namespace trinity
