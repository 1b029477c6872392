// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/net/HttpExchange.h"
#include "engine/net/HttpRequest.h"

#include <QtCore/QPointer>
#include <QtTest/QSignalSpy>

namespace trinity::test {

inline HttpRequest get(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    return request;
}

inline HttpRequest post(const QUrl &url, const QByteArray &body)
{
    HttpRequest request;
    request.method = "POST";
    request.url = url;
    request.headers = {{"Content-Type", "application/json"}};
    request.body = body;
    return request;
}

/// The signals of one exchange.
struct WatchedExchange {
    explicit WatchedExchange(HttpExchange *watched)
        : exchange(watched)
        , headers(watched, &HttpExchange::headersReceived)
        , bodies(watched, &HttpExchange::bodyReceived)
        , finished(watched, &HttpExchange::finished)
    {
    }

    [[nodiscard]] bool waitForEnd() { return finished.count() > 0 || finished.wait(10'000); }
    [[nodiscard]] QByteArray streamed() const
    {
        QByteArray bytes;
        for (const auto &arguments : bodies)
            bytes += arguments.first().toByteArray();
        return bytes;
    }

    QPointer<HttpExchange> exchange;
    QSignalSpy headers;
    QSignalSpy bodies;
    QSignalSpy finished;
};

} // namespace trinity::test
