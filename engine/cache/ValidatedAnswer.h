// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"

#include <QtCore/QJsonObject>

#include <functional>

namespace trinity {

/// An answer that has passed its check. There is no other way to make one, and the cache takes nothing else: a bad answer
/// that is saved once would be served for a month.
class ValidatedAnswer
{
public:
    using Check = std::function<Result<>(const QJsonObject &)>;

    /// Runs the check; what it complains of is handed back.
    [[nodiscard]] static Result<ValidatedAnswer> from(const QJsonObject &answer, const Check &check);

    [[nodiscard]] const QJsonObject &object() const { return m_object; }

private:
    explicit ValidatedAnswer(const QJsonObject &object) : m_object(object) { }

    QJsonObject m_object;
};

} // namespace trinity
