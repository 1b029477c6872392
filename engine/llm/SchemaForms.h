// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace trinity {

// One JSON Schema in the forms that providers take.

/// The schema without some keywords, at every depth; properties of such a name stay. For providers that refuse a schema for
/// a keyword that they do not enforce, as OpenAI and Anthropic do with the limits of lengths.
[[nodiscard]] QJsonObject schemaWithout(const QJsonObject &schema, const QStringList &keywords);

/// The limits of lengths: minLength, maxLength, minItems, maxItems.
[[nodiscard]] QStringList lengthKeywords();

/// For servers that cannot be held to a schema: the system message asks the model to keep to it.
[[nodiscard]] QString withSchemaInWords(const QString &system, const QJsonObject &schema);

} // namespace trinity
