// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/SavedWording.h"

#include "engine/cache/CacheKey.h"
#include "engine/cache/ResponseCache.h"
#include "engine/writing/LlmWriter.h"
#include "engine/writing/WordingAnswer.h"

#include <QtCore/QCborArray>
#include <QtCore/QCborMap>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The server as it is asked: its origin and path, spelt in one way.
QString addressOf(const QUrl &url)
{
    auto address = url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
    if (address.path() == "/"_L1)
        address.setPath({});
    return address.toString();
}

} // namespace

QByteArray answerKey(const LlmServer &server, const LlmRequest &request)
{
    return CacheKey("answer"_L1)
        .set("provider"_L1, toString(server.provider))
        .set("server"_L1, addressOf(server.url))
        .set("model"_L1, server.model)
        .set("temperature"_L1, server.temperature)
        .set("system"_L1, request.system)
        .set("prompt"_L1, request.prompt)
        .set("schema"_L1, QCborMap::fromJsonObject(request.schema))
        .set("schemaName"_L1, request.schemaName)
        .set("maximumTokens"_L1, request.maximumTokens)
        .set("contextTokens"_L1, request.contextTokens)
        .digest();
}

QByteArray answerKey(const LlmServer &server, const QList<LlmRequest> &requests)
{
    if (requests.size() == 1)
        return answerKey(server, requests.constFirst());
    QCborArray parts;
    for (const auto &request : requests)
        parts.append(answerKey(server, request));
    return CacheKey("answers"_L1).set("parts"_L1, parts).digest();
}

QByteArray wordingSubject(const Portfolio &portfolio, const Voice &voice, const QList<FeaturedItem> &items)
{
    QCborArray skills;
    for (const auto &skill : portfolio.skills)
        skills.append(QCborArray::fromStringList(QStringList(skill.name) + skill.keywords));
    QCborArray facts;
    for (const auto &item : items)
        facts.append(QCborArray::fromStringList({item.pointer, item.fact}));
    return CacheKey("wording"_L1)
        .set("name"_L1, portfolio.basics.name)
        .set("role"_L1, portfolio.basics.label)
        .set("place"_L1, portfolio.basics.location.city)
        .set("summary"_L1, portfolio.basics.summary)
        .set("about"_L1, portfolio.about)
        .set("language"_L1, portfolio.language)
        .set("skills"_L1, skills)
        .set("items"_L1, facts)
        .set("voice"_L1, voice.id)
        .digest();
}

std::optional<WrittenWording> wordingFrom(const SavedAnswer &saved, const Voice &voice, const QList<FeaturedItem> &items)
{
    WordingPart whole;
    whole.hero = WordingPart::Hero::Asked;
    whole.aboutWords = voice.aboutWords;
    whole.items = items;
    const WordingAnswer read(saved.answer, voice, whole);
    if (read.fit == WordingAnswer::Fit::Unusable)
        return {};
    WrittenWording written;
    written.wording = read.wording;
    written.wording.voice = voice.id;
    written.wording.writer = saved.origin.writer;
    written.savedOn = saved.created;
    return written;
}

Task<std::optional<WrittenWording>> savedWording(QPointer<ResponseCache> cache, Portfolio portfolio, Voice voice)
{
    std::optional<WrittenWording> none;
    if (!cache)
        co_return none;
    const auto items = featuredItemsOf(portfolio, LlmWriter::featuredItems);
    const auto subject = wordingSubject(portfolio, voice, items);
    const auto found = co_await cache->findAbout(subject);
    if (!found)
        co_return none;
    for (const auto &saved : *found) {
        if (auto written = wordingFrom(saved, voice, items)) {
            written->wording.writer.prepend(u"saved:"_s);
            co_return written;
        }
    }
    co_return none;
}

} // namespace trinity
