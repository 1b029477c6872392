// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/support/SchemaAnswer.h"

#include <QtCore/QJsonArray>

#include <algorithm>
#include <array>

namespace trinity::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int defaultTextLength = 160;
constexpr int deepest = 24; // of schemas that refer to themselves

constexpr std::array sentences = {
    "Builds careful tools that people enjoy using every day."_L1, "Turns loose ideas into small, sturdy pieces of software."_L1,
    "Likes clear words, short paths and honest results."_L1,      "Keeps things simple, and keeps them working."_L1,
    "Explains the hard parts so that others can carry on."_L1,    "Cares for the details that nobody sees until they are missing."_L1,
};

/// Walks a schema; knows the whole of it for references.
class Instance
{
public:
    explicit Instance(const QJsonObject &root) : m_root(root) { }

    [[nodiscard]] QJsonValue of(const QJsonObject &schema, int index, int depth) // NOLINT(misc-no-recursion)
    {
        if (depth > deepest)
            return QJsonValue::Null;
        if (schema.contains("$ref"_L1))
            return of(resolve(schema.value("$ref"_L1).toString()), index, depth + 1);
        if (schema.contains("const"_L1))
            return schema.value("const"_L1);
        if (const auto values = schema.value("enum"_L1).toArray(); !values.isEmpty())
            return values.at(index % values.size());
        for (const auto choice : {"anyOf"_L1, "oneOf"_L1, "allOf"_L1})
            if (const auto choices = schema.value(choice).toArray(); !choices.isEmpty())
                return of(choices.first().toObject(), index, depth + 1);

        const QString type = typeOf(schema);
        if (type == "object"_L1)
            return object(schema, index, depth);
        if (type == "array"_L1)
            return array(schema, depth);
        if (type == "integer"_L1 || type == "number"_L1)
            return schema.value("minimum"_L1).toDouble(std::min(1.0, schema.value("maximum"_L1).toDouble(1.0)));
        if (type == "boolean"_L1)
            return true;
        if (type == "null"_L1)
            return QJsonValue::Null;
        return text(schema, index);
    }

private:
    [[nodiscard]] QJsonObject resolve(const QString &reference) const
    {
        QJsonValue value = m_root;
        for (const QString &step : reference.mid(1).split(u'/', Qt::SkipEmptyParts))
            value = value.toObject().value(step);
        return value.toObject();
    }

    [[nodiscard]] static QString typeOf(const QJsonObject &schema)
    {
        const QJsonValue type = schema.value("type"_L1);
        if (type.isArray())
            return type.toArray().first().toString();
        if (type.isString())
            return type.toString();
        return schema.contains("properties"_L1) ? u"object"_s : u"string"_s;
    }

    [[nodiscard]] QJsonValue object(const QJsonObject &schema, int index, int depth) // NOLINT(misc-no-recursion)
    {
        QJsonObject result;
        const QJsonObject properties = schema.value("properties"_L1).toObject();
        for (auto property = properties.begin(); property != properties.end(); ++property)
            result.insert(property.key(), of(property.value().toObject(), index, depth + 1));
        return result;
    }

    [[nodiscard]] QJsonValue array(const QJsonObject &schema, int depth) // NOLINT(misc-no-recursion)
    {
        QJsonArray result;
        const int maximum = schema.value("maxItems"_L1).toInt(INT_MAX);
        const int count = std::min(schema.value("minItems"_L1).toInt(1), maximum);
        const QJsonArray prefix = schema.value("prefixItems"_L1).toArray();
        for (int item = 0; item < std::max(count, int(prefix.size())); ++item) {
            const QJsonValue itemSchema = item < prefix.size() ? prefix.at(item) : schema.value("items"_L1);
            result.append(of(itemSchema.toObject(), item, depth + 1));
        }
        return result;
    }

    [[nodiscard]] QJsonValue text(const QJsonObject &schema, int index)
    {
        const QString format = schema.value("format"_L1).toString();
        if (format == "uri"_L1)
            return u"https://example.org/"_s;
        if (format == "email"_L1)
            return u"someone@example.org"_s;
        const int maximum = schema.value("maxLength"_L1).toInt(defaultTextLength);
        return prose(maximum, schema.value("minLength"_L1).toInt(0), index + m_texts++);
    }

    QJsonObject m_root;
    int m_texts = 0;
};

QJsonObject schemaIn(const QJsonObject &request)
{
    if (request.value("format"_L1).isObject())
        return request.value("format"_L1).toObject();
    if (const QJsonValue settings = request.value("generationConfig"_L1); settings.isObject()) // Gemini
        return settings.toObject().value("responseSchema"_L1).toObject();
    if (const QJsonValue output = request.value("output_config"_L1); output.isObject()) // Anthropic
        return output.toObject().value("format"_L1).toObject().value("schema"_L1).toObject();
    const QJsonObject format = request.value("response_format"_L1).toObject();
    const QJsonObject nested = format.value("json_schema"_L1).toObject().value("schema"_L1).toObject();
    return nested.isEmpty() ? format.value("schema"_L1).toObject() : nested;
}

} // namespace

QString prose(int maximumLength, int minimumLength, int variant)
{
    QString result;
    for (int at = variant;; ++at) {
        const QString sentence = QString(sentences.at(size_t(at) % sentences.size()));
        const QString longer = result.isEmpty() ? sentence : result + u' ' + sentence;
        if (longer.size() > maximumLength) {
            if (result.size() >= std::max(1, minimumLength))
                return result;
            const QString cut = longer.left(maximumLength);
            const qsizetype space = cut.lastIndexOf(u' ');
            return space > 0 && space >= minimumLength ? cut.left(space) : cut;
        }
        result = longer;
        if (result.size() >= std::max(minimumLength, maximumLength / 3))
            return result;
    }
}

QJsonValue instanceOf(const QJsonObject &schema)
{
    return Instance(schema).of(schema, 0, 0);
}

FakeLlmServer::Handler answerSchema(const AnswerOptions &options)
{
    return [options](const FakeRequest &request) {
        const QJsonObject question = request.json();
        if (request.method != "POST" || question.isEmpty())
            return FakeReply::openAiError(400, u"The body is not a JSON object"_s, u"invalid_request_error"_s);
        const QJsonObject schema = schemaIn(question);
        QString text = prose(defaultTextLength);
        if (!schema.isEmpty())
            text = QString::fromUtf8(QJsonDocument(instanceOf(schema).toObject()).toJson(QJsonDocument::Compact));

        StreamOptions stream = options.stream;
        if (const QString model = question.value("model"_L1).toString(); !model.isEmpty())
            stream.model = model;
        const QJsonObject streamOptions = question.value("stream_options"_L1).toObject();
        if (!streamOptions.value("include_usage"_L1).toBool())
            stream.usage = Usage::Withheld;

        const bool isOllama = request.path() == "/api/chat";
        const bool isStreamed = question.value("stream"_L1).toBool(isOllama); // Ollama streams unless told otherwise
        FakeReply reply = FakeReply().pause(options.pauseBefore);
        if (isOllama)
            return reply.then(isStreamed ? FakeReply::ollamaChat(text, stream) : FakeReply::ollamaChatWhole(text, stream));
        if (request.path().endsWith("/messages"))
            return reply.then(FakeReply::anthropicMessage(text, stream));
        if (request.path().endsWith(":streamGenerateContent"))
            return reply.then(FakeReply::geminiContent(text, stream));
        if (request.path().endsWith("/chat/completions"))
            return reply.then(isStreamed ? FakeReply::openAiChat(text, stream) : FakeReply::openAiChatWhole(text, stream));
        return FakeReply::openAiError(404, u"Unknown request URL"_s, u"invalid_request_error"_s);
    };
}

} // namespace trinity::test
