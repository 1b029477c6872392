// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/WordingSchema.h"

#include <QtCore/QJsonArray>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int charactersPerWord = 14; // German's words and a space, with room

QJsonObject text(int words)
{
    return {{u"type"_s, u"string"_s}, {u"maxLength"_s, charactersFor(words)}};
}

QJsonObject object(const QJsonObject &properties)
{
    return {{u"type"_s, u"object"_s},
            {u"properties"_s, properties},
            {u"required"_s, QJsonArray::fromStringList(properties.keys())},
            {u"additionalProperties"_s, false}};
}

} // namespace

int charactersFor(int words)
{
    return words * charactersPerWord;
}

namespace {

/// What a schema is made of.
struct SchemaShape {
    bool hero = false;
    int headlineWords = 0, sentenceWords = 0, aboutWords = 0, itemWords = 0;
    QStringList ids;
    bool operator==(const SchemaShape &) const = default;
};

SchemaShape shapeOf(const Voice &voice, const WordingPart &part)
{
    SchemaShape shape{
        part.hero == WordingPart::Hero::Asked, voice.headlineWords, voice.sentenceWords, part.aboutWords, voice.itemWords, {}};
    for (const auto &item : part.items)
        shape.ids.append(item.id);
    return shape;
}

QJsonObject schemaOf(const Voice &voice, const WordingPart &part)
{
    QJsonObject properties;
    if (part.hero == WordingPart::Hero::Asked)
        properties = {{u"headline"_s, text(voice.headlineWords)},
                      {u"subtitle"_s, text(voice.sentenceWords * subtitleSentences)},
                      {u"tagline"_s, text(taglineWords)}};
    if (part.aboutWords > 0)
        properties.insert(u"about"_s, text(part.aboutWords));
    if (!part.items.isEmpty()) {
        const QJsonObject itemText = text(voice.itemWords);
        QJsonObject itemProperties;
        for (const auto &item : part.items)
            itemProperties.insert(item.id, itemText);
        properties.insert(u"items"_s, object(itemProperties));
    }
    return object(properties);
}

} // namespace

/// A batch asks hundreds of questions of one shape in a row; making it anew takes longer than writing the whole request.
QJsonObject wordingSchema(const Voice &voice, const WordingPart &part)
{
    thread_local SchemaShape lastShape;
    thread_local QJsonObject last;
    auto shape = shapeOf(voice, part);
    if (last.isEmpty() || shape != lastShape) {
        last = schemaOf(voice, part);
        lastShape = std::move(shape);
    }
    return last;
}

} // namespace trinity
