// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/cache/ResponseCache.h"
#include "tests/support/CoroTest.h"

#include <QtCore/QCryptographicHash>

namespace trinity::test {

/// The digest of a question, by number.
inline QByteArray keyOf(int number)
{
    return QCryptographicHash::hash("key" + QByteArray::number(number), QCryptographicHash::Sha256);
}

inline QByteArray subjectOf(int number)
{
    return QCryptographicHash::hash("subject" + QByteArray::number(number), QCryptographicHash::Sha256);
}

/// An answer that tells its number, and is as long as it is told to be.
inline ValidatedAnswer answerOf(int number, int length = 100)
{
    const QJsonObject object{{QStringLiteral("number"), number}, {QStringLiteral("text"), QString(length, QLatin1Char('x'))}};
    return ValidatedAnswer::from(object, [](const QJsonObject &) { return Result<>(); }).value();
}

inline AnswerOrigin originOf(const QString &writer = QStringLiteral("ollama:llama3.2:3b"))
{
    AnswerOrigin origin;
    origin.writer = writer;
    origin.server = QStringLiteral("http://127.0.0.1:11434");
    return origin;
}

/// The number of the answer that is found, or -1.
inline int foundIn(ResponseCache &cache, int number)
{
    const auto found = resultOf(cache.find(keyOf(number)));
    if (!found || !*found)
        return -1;
    return (*found)->answer.value(QStringLiteral("number")).toInt(-1);
}

inline void saveIn(ResponseCache &cache, int number, int length = 100)
{
    cache.save(keyOf(number), subjectOf(number), answerOf(number, length), originOf());
}

} // namespace trinity::test
