// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

namespace trinity {

/// The pieces of JSON Schema that our questions are made of. Every text and list has a maximum: servers turn schemas into grammars, and
/// without one a model may write for ever.
[[nodiscard]] inline QJsonObject textSchema(int mostCharacters)
{
    return {{QStringLiteral("type"), QStringLiteral("string")}, {QStringLiteral("maxLength"), mostCharacters}};
}

[[nodiscard]] inline QJsonObject listSchema(const QJsonObject &item, int mostItems)
{
    return {{QStringLiteral("type"), QStringLiteral("array")}, {QStringLiteral("items"), item}, {QStringLiteral("maxItems"), mostItems}};
}

/// All properties are required, and no others are allowed.
[[nodiscard]] inline QJsonObject objectSchema(const QJsonObject &properties)
{
    return {{QStringLiteral("type"), QStringLiteral("object")},
            {QStringLiteral("properties"), properties},
            {QStringLiteral("required"), QJsonArray::fromStringList(properties.keys())},
            {QStringLiteral("additionalProperties"), false}};
}

} // namespace trinity
