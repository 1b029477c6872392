// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/WordingSchema.h"

#include "engine/writing/SchemaParts.h"

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int charactersPerWord = 14; // German's words and a space, with room

QJsonObject textOfWords(int words)
{
    return textSchema(charactersFor(words));
}

/// All that a schema is made of, so that two questions of one shape can share it.
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

QJsonObject schemaOf(const SchemaShape &shape)
{
    QJsonObject properties;
    if (shape.hero)
        properties = {{u"headline"_s, textOfWords(shape.headlineWords)},
                      {u"subtitle"_s, textOfWords(shape.sentenceWords * subtitleSentences)},
                      {u"tagline"_s, textOfWords(taglineWords)}};
    if (shape.aboutWords > 0)
        properties.insert(u"about"_s, textOfWords(shape.aboutWords));
    if (!shape.ids.isEmpty()) {
        const QJsonObject itemText = textOfWords(shape.itemWords);
        QJsonObject itemProperties;
        for (const auto &id : shape.ids)
            itemProperties.insert(id, itemText);
        properties.insert(u"items"_s, objectSchema(itemProperties));
    }
    return objectSchema(properties);
}

} // namespace

int charactersFor(int words)
{
    return words * charactersPerWord;
}

/// A batch asks hundreds of questions of one shape in a row; making it anew takes longer than writing the whole request.
QJsonObject wordingSchema(const Voice &voice, const WordingPart &part)
{
    thread_local SchemaShape lastShape;
    thread_local QJsonObject last;
    auto shape = shapeOf(voice, part);
    if (last.isEmpty() || shape != lastShape) {
        last = schemaOf(shape);
        lastShape = std::move(shape);
    }
    return last;
}

} // namespace trinity
