// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Error.h"
#include "engine/net/HttpRequest.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>

#include <optional>

namespace trinity {

/// What a server says went wrong, in any of the shapes in use: {"error":"text"}, {"error":{"message","type","code"}},
/// {"object":"error","message",...}, {"detail":"text"}, and the same in a one-element array.
struct ServerComplaint {
    ServerComplaint() = default;
    QString message;
    QString type; ///< machine words: type, status
    QString code; ///< machine word or number
    QString param;

    [[nodiscard]] static std::optional<ServerComplaint> from(const QJsonObject &object);
    [[nodiscard]] static std::optional<ServerComplaint> from(const QByteArray &body);
};

/// Whether the server lives and reads its model from disk.
[[nodiscard]] bool isLoadingModel(const ServerComplaint &complaint);

/// The error behind a complaint. `status` is the HTTP status, or 0 inside a stream, where the complaint's own code then
/// counts. Words of the server outrank its status: a context too long comes as 400, 500 or 200.
[[nodiscard]] Error errorFromComplaint(const ServerComplaint &complaint, int status);

/// The error behind an answer that is no answer to a question: a status of 300 or above, or a wrong content type.
[[nodiscard]] Error errorFromResponse(const HttpResponse &response);

} // namespace trinity
