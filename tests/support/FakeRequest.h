// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QList>

#include <chrono>
#include <utility>

namespace trinity::test {

/// A request as FakeLlmServer read it from the wire.
struct FakeRequest {
    QByteArray method;
    QByteArray target; ///< path and query as sent
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    std::chrono::milliseconds arrived = {}; ///< since the server began to listen
    int number = 0; ///< from 0, in the order of arrival
    int connection = 0; ///< from 0, in the order of acceptance

    [[nodiscard]] QByteArray path() const { return target.split('?').constFirst(); }
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }

    /// What a chat was asked: the texts of all messages, in the shape of Ollama and OpenAI, a line break after each.
    [[nodiscard]] QString messagesText() const
    {
        QString text;
        const auto messages = json().value(QLatin1StringView("messages")).toArray();
        for (const auto &message : messages)
            text += message[QLatin1StringView("content")].toString() + u'\n';
        return text;
    }

    /// The first header of that name, case-insensitive, or empty.
    [[nodiscard]] QByteArray header(const char *name) const
    {
        for (const auto &[key, value] : headers)
            if (key.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        return {};
    }
    [[nodiscard]] bool hasHeader(const char *name) const
    {
        for (const auto &[key, value] : headers)
            if (key.compare(name, Qt::CaseInsensitive) == 0)
                return true;
        return false;
    }
};

} // namespace trinity::test
