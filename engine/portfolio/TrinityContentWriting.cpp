// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/portfolio/TrinityContent.h"

#include "engine/portfolio/SourceKindName.h"
#include "engine/portfolio/TrinityNames.h"

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

void addText(OrderedJson &object, const QString &key, const QString &text)
{
    if (!text.isEmpty())
        object.append(key, OrderedJson::text(text));
}

void addPart(OrderedJson &object, const QString &key, const OrderedJson &part)
{
    if (!part.isEmpty())
        object.append(key, part);
}

OrderedJson sourceJson(const DocumentSource &source)
{
    auto json = OrderedJson::object();
    addText(json, u"id"_s, source.id);
    addText(json, u"name"_s, source.source.name);
    addText(json, u"kind"_s, sourceKindName(source.source.kind));
    addText(json, u"sha256"_s, QString::fromLatin1(source.source.sha256));
    addText(json, u"encoding"_s, source.source.encoding);
    if (source.source.encodingGuessed)
        json.append(u"encoding_guessed"_s, OrderedJson::boolean(true));
    addText(json, u"text"_s, source.source.text);
    return json;
}

void addPlace(OrderedJson &json, const Provenance &place, const QList<DocumentSource> &sources)
{
    if (place.source < 0 || place.source >= sources.size() || (place.how == Provenance::How::User && place.start == place.end))
        return;
    addText(json, u"source"_s, sources.at(place.source).id);
    json.append(u"start"_s, OrderedJson::number(qint64(place.start)));
    json.append(u"end"_s, OrderedJson::number(qint64(place.end)));
}

/// Pointers in an order that people expect: by place in the source, then by name.
OrderedJson provenanceJson(const TrinityContent &content)
{
    auto pointers = content.provenance.keys();
    std::sort(pointers.begin(), pointers.end(), [&content](const QString &a, const QString &b) {
        const auto left = content.provenance.value(a);
        const auto right = content.provenance.value(b);
        return std::tie(left.source, left.start, left.end, a) < std::tie(right.source, right.start, right.end, b);
    });
    auto json = OrderedJson::object();
    for (const auto &pointer : pointers) {
        const auto fact = content.provenance.value(pointer);
        auto place = OrderedJson::object();
        addPlace(place, fact, content.sources);
        addText(place, u"how"_s, nameOf<Provenance::How>(provenanceNames, fact.how));
        json.append(pointer, place);
    }
    return json;
}

OrderedJson textsJson(const QMap<QString, QString> &texts)
{
    auto json = OrderedJson::object();
    for (auto it = texts.begin(); it != texts.end(); ++it)
        json.append(it.key(), OrderedJson::text(it.value()));
    return json;
}

OrderedJson voiceJson(const Wording &wording)
{
    auto hero = OrderedJson::object();
    addText(hero, u"title"_s, wording.headline);
    addText(hero, u"subtitle"_s, wording.subtitle);
    auto json = OrderedJson::object();
    addText(json, u"writer"_s, wording.writer);
    addText(json, u"tagline"_s, wording.tagline);
    addPart(json, u"hero"_s, hero);
    addText(json, u"about"_s, wording.about);
    addPart(json, u"items"_s, textsJson(wording.items));
    return json;
}

OrderedJson claimsJson(const QList<SavedClaim> &claims, const QList<DocumentSource> &sources)
{
    auto list = OrderedJson::list();
    for (const auto &claim : claims) {
        auto json = OrderedJson::object();
        addText(json, u"ptr"_s, claim.pointer);
        addText(json, u"text"_s, claim.text);
        addText(json, u"status"_s, nameOf<SavedClaim::Status>(claimNames, claim.status));
        auto evidence = OrderedJson::list();
        for (const auto &place : claim.evidence) {
            auto one = OrderedJson::object();
            addPlace(one, place, sources);
            evidence.append(one);
        }
        addPart(json, u"evidence"_s, evidence);
        list.append(json);
    }
    return list;
}

template <typename Map, typename Write>
OrderedJson mapJson(const Map &map, const Write &write)
{
    auto json = OrderedJson::object();
    for (auto it = map.begin(); it != map.end(); ++it)
        json.append(it.key(), write(it.value()));
    return json;
}

} // namespace

OrderedJson trinityBlockFrom(const TrinityContent &content)
{
    auto block = OrderedJson::object();
    auto sources = OrderedJson::list();
    for (const auto &source : content.sources)
        sources.append(sourceJson(source));
    addPart(block, u"sources"_s, sources);
    auto site = OrderedJson::object();
    addText(site, u"language"_s, content.language);
    addPart(block, u"site"_s, site);
    addPart(block, u"provenance"_s, provenanceJson(content));
    addPart(block, u"voices"_s, mapJson(content.wordings, voiceJson));
    addPart(block, u"edits"_s, mapJson(content.edits, textsJson));
    addPart(block, u"claims"_s, mapJson(content.claims, [&](const auto &claims) { return claimsJson(claims, content.sources); }));
    auto confirmed = OrderedJson::list();
    for (const auto &sentence : content.confirmed) {
        auto one = OrderedJson::object();
        addText(one, u"text"_s, sentence);
        confirmed.append(one);
    }
    addPart(block, u"confirmed"_s, confirmed);
    addPart(block, u"themes"_s, mapJson(content.themes, [](const QJsonObject &theme) { return OrderedJson::fromQt(theme); }));
    addPart(block, u"foreign"_s, content.foreign);
    return block;
}

} // namespace trinity
