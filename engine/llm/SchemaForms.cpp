// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/SchemaForms.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonValue valueWithout(const QJsonValue &value, const QStringList &keywords)
{
    if (value.isObject())
        return schemaWithout(value.toObject(), keywords);
    if (!value.isArray())
        return value;
    QJsonArray array;
    for (const QJsonValue &element : value.toArray())
        array.append(valueWithout(element, keywords));
    return array;
}

} // namespace

QJsonObject schemaWithout(const QJsonObject &schema, const QStringList &keywords)
{
    QJsonObject result;
    for (auto it = schema.begin(); it != schema.end(); ++it) {
        if (keywords.contains(it.key()))
            continue;
        if (it.key() != "properties"_L1) {
            result.insert(it.key(), valueWithout(it.value(), keywords));
            continue;
        }
        QJsonObject properties;
        const QJsonObject named = it.value().toObject();
        for (auto property = named.begin(); property != named.end(); ++property)
            properties.insert(property.key(), valueWithout(property.value(), keywords));
        result.insert(it.key(), properties);
    }
    return result;
}

QStringList lengthKeywords()
{
    return {u"minLength"_s, u"maxLength"_s, u"minItems"_s, u"maxItems"_s};
}

QString withSchemaInWords(const QString &system, const QJsonObject &schema)
{
    const QString text = QString::fromUtf8(QJsonDocument(schema).toJson(QJsonDocument::Compact));
    const QString wish = u"Answer with one JSON object and nothing else. It must fit this JSON Schema:\n"_s + text;
    return system.isEmpty() ? wish : system + u"\n\n"_s + wish;
}

} // namespace trinity
