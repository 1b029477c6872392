// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/portfolio/TrinityContent.h"

#include "engine/portfolio/JsonResumeShape.h"
#include "engine/portfolio/SourceKindName.h"
#include "engine/portfolio/TrinityNames.h"

#include <functional>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Reads the block; one function per part.
class TrinityBlockReading
{
public:
    TrinityBlockReading(const OrderedJson &block, QStringList &findings) : m_block(block), m_findings(findings) { }

    TrinityContent read();

private:
    using Visit = std::function<void(const QString &key, const OrderedJson &value, const QString &pointer)>;

    void eachIn(const OrderedJson &container, OrderedJson::Type type, const QString &pointer, const Visit &visit);
    void eachOf(QStringView part, OrderedJson::Type type, const Visit &visit);
    QString text(const OrderedJson &object, QStringView key, const QString &pointer);
    void source(const OrderedJson &value, const QString &pointer);
    std::optional<Provenance> span(const OrderedJson &value, const QString &pointer);
    void fact(const QString &key, const OrderedJson &value, const QString &pointer);
    void voice(const QString &id, const OrderedJson &value, const QString &pointer);
    void claim(const QString &voice, const OrderedJson &value, const QString &pointer);
    void find(const QString &pointer, const QString &what) { m_findings << u"%1: %2"_s.arg(pointer, what); }

    const OrderedJson &m_block;
    QStringList &m_findings;
    TrinityContent m_content;
};

/// Visits the members of an object or list that are of the given type; the others are findings.
void TrinityBlockReading::eachIn(const OrderedJson &container, OrderedJson::Type type, const QString &pointer, const Visit &visit)
{
    for (qsizetype i = 0; i < container.values().size(); ++i) {
        const QString key = container.isObject() ? container.keys().at(i) : QString::number(i);
        const QString place = pointer + u'/' + resume::pointerStep(key);
        if (container.values().at(i).type() == type)
            visit(key, container.values().at(i), place);
        else
            find(place, type == OrderedJson::Type::Text ? u"a text was expected"_s : u"an object or a list was expected"_s);
    }
}

void TrinityBlockReading::eachOf(QStringView part, OrderedJson::Type type, const Visit &visit)
{
    if (!m_block.contains(part))
        return;
    const auto value = m_block.value(part);
    const QString pointer = u"/meta/trinity/%1"_s.arg(part);
    const bool wantsList = part == u"sources" || part == u"confirmed";
    if (wantsList ? value.isList() : value.isObject())
        eachIn(value, type, pointer, visit);
    else
        find(pointer, wantsList ? u"a list was expected"_s : u"an object was expected"_s);
}

QString TrinityBlockReading::text(const OrderedJson &object, QStringView key, const QString &pointer)
{
    if (object.contains(key) && !object.value(key).isText())
        find(u"%1/%2"_s.arg(pointer, key), u"a text was expected"_s);
    return object.value(key).toText();
}

void TrinityBlockReading::source(const OrderedJson &value, const QString &pointer)
{
    DocumentSource source;
    source.id = text(value, u"id", pointer);
    source.source.name = text(value, u"name", pointer);
    source.source.kind = sourceKindFrom(text(value, u"kind", pointer));
    source.source.encoding = text(value, u"encoding", pointer);
    source.source.encodingGuessed = value.value(u"encoding_guessed").toBool();
    source.source.sha256 = text(value, u"sha256", pointer).toLatin1();
    source.source.text = text(value, u"text", pointer);
    m_content.sources << source;
}

std::optional<Provenance> TrinityBlockReading::span(const OrderedJson &value, const QString &pointer)
{
    const auto how = namedValue<Provenance::How>(provenanceNames, value.value(u"how").toText());
    Provenance provenance;
    provenance.how = how.value_or(Provenance::How::Exact);
    if (provenance.how == Provenance::How::User && !value.contains(u"source"))
        return provenance;
    const QString id = text(value, u"source", pointer);
    provenance.source = -1;
    for (qsizetype i = 0; i < m_content.sources.size(); ++i)
        if (m_content.sources.at(i).id == id)
            provenance.source = int(i);
    if (provenance.source < 0) {
        find(pointer, u"there is no source \"%1\""_s.arg(id.left(40)));
        return std::nullopt;
    }
    provenance.start = value.value(u"start").toInteger(-1);
    provenance.end = value.value(u"end").toInteger(-1);
    if (provenance.start < 0 || provenance.end < provenance.start
        || provenance.end > m_content.sources.at(provenance.source).source.text.size()) {
        find(pointer, u"the place is not within the source's text"_s);
        return std::nullopt;
    }
    return provenance;
}

void TrinityBlockReading::fact(const QString &key, const OrderedJson &value, const QString &pointer)
{
    if (!namedValue<Provenance::How>(provenanceNames, value.value(u"how").toText()))
        find(pointer + u"/how"_s, u"\"exact\", \"normalised\", \"user\" or \"model\" was expected"_s);
    else if (const auto place = span(value, pointer))
        m_content.provenance.insert(key, *place);
}

void TrinityBlockReading::voice(const QString &id, const OrderedJson &value, const QString &pointer)
{
    Wording wording;
    wording.voice = id;
    wording.writer = text(value, u"writer", pointer);
    const auto hero = value.value(u"hero");
    wording.headline = text(hero, u"title", pointer + u"/hero"_s);
    wording.subtitle = text(hero, u"subtitle", pointer + u"/hero"_s);
    wording.tagline = text(value, u"tagline", pointer);
    wording.about = text(value, u"about", pointer);
    eachIn(value.value(u"items"), OrderedJson::Type::Text, pointer + u"/items"_s,
           [&wording](const QString &key, const OrderedJson &words, const QString &) { wording.items.insert(key, words.toText()); });
    m_content.wordings.insert(id, wording);
}

void TrinityBlockReading::claim(const QString &voice, const OrderedJson &value, const QString &pointer)
{
    const auto status = namedValue<SavedClaim::Status>(claimNames, value.value(u"status").toText());
    if (!status) {
        find(pointer + u"/status"_s, u"\"ok\", \"reworded\", \"unsupported\" or \"waived\" was expected"_s);
        return;
    }
    SavedClaim claim;
    claim.pointer = text(value, u"ptr", pointer);
    claim.text = text(value, u"text", pointer);
    claim.status = *status;
    eachIn(value.value(u"evidence"), OrderedJson::Type::Object, pointer + u"/evidence"_s,
           [&](const QString &, const OrderedJson &place, const QString &where) {
               if (const auto evidence = span(place, where))
                   claim.evidence << *evidence;
           });
    m_content.claims[voice] << claim;
}

TrinityContent TrinityBlockReading::read()
{
    using Type = OrderedJson::Type;
    eachOf(u"sources", Type::Object, [this](const QString &, const OrderedJson &value, const QString &at) { source(value, at); });
    eachOf(u"provenance", Type::Object, [this](const QString &key, const OrderedJson &value, const QString &at) { fact(key, value, at); });
    m_content.language = text(m_block.value(u"site"), u"language", u"/meta/trinity/site"_s);
    eachOf(u"voices", Type::Object, [this](const QString &key, const OrderedJson &value, const QString &at) { voice(key, value, at); });
    eachOf(u"edits", Type::Object, [this](const QString &key, const OrderedJson &value, const QString &at) {
        eachIn(value, Type::Text, at, [&](const QString &field, const OrderedJson &words, const QString &) {
            m_content.edits[key].insert(field, words.toText());
        });
    });
    eachOf(u"claims", Type::List, [this](const QString &key, const OrderedJson &value, const QString &at) {
        eachIn(value, Type::Object, at, [&](const QString &, const OrderedJson &one, const QString &where) { claim(key, one, where); });
    });
    eachOf(u"confirmed", Type::Object,
           [this](const QString &, const OrderedJson &value, const QString &at) { m_content.confirmed << text(value, u"text", at); });
    eachOf(u"themes", Type::Object, [this](const QString &key, const OrderedJson &value, const QString &) {
        m_content.themes.insert(key, value.toQt().toObject());
    });
    if (const auto foreign = m_block.value(u"foreign"); foreign.isObject())
        m_content.foreign = foreign;
    return m_content;
}

} // namespace

Wording withEdits(Wording wording, const QMap<QString, QString> &edits)
{
    for (auto it = edits.begin(); it != edits.end(); ++it) {
        if (it.key() == "/hero/title"_L1)
            wording.headline = it.value();
        else if (it.key() == "/hero/subtitle"_L1)
            wording.subtitle = it.value();
        else if (it.key() == "/tagline"_L1)
            wording.tagline = it.value();
        else if (it.key() == "/about"_L1)
            wording.about = it.value();
        else
            wording.items.insert(it.key(), it.value());
    }
    return wording;
}

TrinityContent trinityContentFrom(const OrderedJson &block, QStringList &findings)
{
    return TrinityBlockReading(block, findings).read();
}

} // namespace trinity
