// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QUrl>

#include <chrono>
#include <utility>

namespace trinity {

/// The limits of one attempt. Zero means no limit. Waiting in a queue of ours never counts: all of them start when the
/// request leaves it. What an answer is worth (text, or only signs of life) is for the layer that reads it to watch.
struct HttpTimeouts {
    HttpTimeouts() = default;
    std::chrono::milliseconds connect = std::chrono::seconds(5); ///< name, connection, TLS: until the request is on the wire
    std::chrono::milliseconds upload = std::chrono::seconds(15); ///< while the server takes nothing of the request's body
    std::chrono::milliseconds firstByte = std::chrono::seconds(300); ///< until the first byte of the answer's body
    std::chrono::milliseconds idle = std::chrono::seconds(60); ///< between bytes of the answer's body, once they come
    std::chrono::milliseconds total = std::chrono::minutes(30);
};

struct HttpRequest {
    HttpRequest() = default;

    QByteArray method = "GET";
    QUrl url;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body; ///< sent once per attempt, never silently again
    HttpTimeouts timeouts;
    qint64 maximumBytes = 32 * 1024 * 1024; ///< of the answer's body; more is TooLarge
};

/// A whole answer, whatever its status.
struct HttpResponse {
    HttpResponse() = default;
    int status = 0;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;

    /// The first header of that name, case-insensitive, or empty.
    [[nodiscard]] QByteArray header(const char *name) const
    {
        for (const auto &[key, value] : headers)
            if (key.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        return {};
    }
};

} // namespace trinity
