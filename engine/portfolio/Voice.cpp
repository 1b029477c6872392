// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/portfolio/Voice.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

Voice Voice::plain()
{
    Voice voice;
    voice.id = u"plain"_s;
    voice.role = u"a careful editor"_s;
    voice.tone = u"Plain and exact, in the source's own tone. No adjectives that the source does not use."_s;
    return voice;
}

Result<Voice> Voice::fromJson(const QString &id, const QByteArray &json)
{
    QJsonParseError parseError;
    const auto document = QJsonDocument::fromJson(json, &parseError);
    if (!document.isObject())
        return Error(ErrorKind::BadSource, u"voice.json of %1: %2"_s.arg(id, parseError.errorString()));
    const auto object = document.object();

    Voice voice;
    voice.id = id;
    voice.role = object["role"_L1].toString();
    voice.tone = object["tone"_L1].toString();
    if (voice.role.isEmpty() || voice.tone.isEmpty())
        return Error(ErrorKind::BadSource, u"voice.json of %1 needs \"role\" and \"tone\""_s.arg(id));
    const auto limits = object["limits"_L1].toObject();
    voice.headlineWords = limits["headline_words"_L1].toInt(voice.headlineWords);
    voice.sentenceWords = limits["sentence_words"_L1].toInt(voice.sentenceWords);
    voice.itemWords = limits["item_words"_L1].toInt(voice.itemWords);
    voice.aboutWords = limits["about_words"_L1].toInt(voice.aboutWords);
    for (const auto example : object["examples"_L1].toArray())
        voice.examples << example.toString();
    return voice;
}

} // namespace trinity
