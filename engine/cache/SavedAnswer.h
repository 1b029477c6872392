// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace trinity {

/// Where an answer comes from. For people: "saved on 3 Nov, llama3.2:3b".
struct AnswerOrigin {
    AnswerOrigin() = default;
    QString writer; ///< provider and model: "ollama:llama3.2:3b"
    QString server; ///< the server's origin: scheme, host, port
};

/// An answer out of the cache, as whole as it went in. Whoever uses it checks it again: the rules may be newer than it is.
struct SavedAnswer {
    SavedAnswer() = default;
    QJsonObject answer;
    AnswerOrigin origin;
    QDateTime created; ///< UTC
};

} // namespace trinity
