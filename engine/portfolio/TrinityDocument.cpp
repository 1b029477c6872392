// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/portfolio/TrinityDocument.h"

#include "engine/portfolio/JsonMerge.h"
#include "engine/portfolio/JsonResume.h"
#include "engine/portfolio/SeedDialect.h"

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostLines = 50; // findings whose line is looked for: each look reads the file

const QString metaKey = QStringLiteral("meta");
const QString blockKey = QStringLiteral("trinity");
const QString schemaAddress = QStringLiteral("https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json");

OrderedJson blockOf(const OrderedJson &root)
{
    return root.value(metaKey).value(blockKey);
}

/// Our block is no fact, and what stands in the place of an object for it is kept elsewhere.
Portfolio withoutBlock(Portfolio facts)
{
    facts.meta.remove(blockKey);
    facts.extra.remove(metaKey);
    return facts;
}

Portfolio factsOf(const OrderedJson &resume, ImportReport &report)
{
    return withoutBlock(portfolioFromJsonResume(resume.toQt().toObject(), report));
}

void setIn(OrderedJson &root, const OrderedJson &block)
{
    auto meta = root.value(metaKey);
    if (!meta.isObject())
        meta = OrderedJson::object();
    meta.set(blockKey, block);
    root.set(metaKey, meta);
}

QString withLine(const QByteArray &json, const QString &finding)
{
    const int line = OrderedJson::lineOf(json, finding.section(u": "_s, 0, 0));
    return line > 0 ? u"line %1, %2"_s.arg(line).arg(finding) : finding;
}

} // namespace

bool TrinityDocument::isDocument(const OrderedJson &root)
{
    return blockOf(root).contains(u"format");
}

TrinityDocument TrinityDocument::fromSource(const SourceDocument &source, const Portfolio &facts)
{
    TrinityDocument document;
    document.content.sources << DocumentSource(u"s1"_s, source);
    document.setFacts(facts);
    auto &foreign = document.content.foreign;
    if (source.kind == SourceKind::JsonResume)
        if (const auto base = OrderedJson::parseText(source.text); base && base->isObject())
            document.m_base = withTodaysKeys(*base);
    if (!document.m_base.isObject()) {
        if (!document.m_facts.extra.contains("$schema"_L1))
            document.m_facts.extra.insert("$schema"_L1, schemaAddress);
        if (!document.m_facts.meta.contains("version"_L1))
            document.m_facts.meta.insert("version"_L1, u"v1.0.0"_s);
        return document;
    }
    if (!document.m_base.contains(metaKey))
        foreign.append(u"no_meta"_s, OrderedJson::boolean(true));
    else if (!document.m_base.value(metaKey).isObject())
        foreign.append(metaKey, document.m_base.value(metaKey));
    else if (document.m_base.value(metaKey).contains(blockKey))
        foreign.append(blockKey, blockOf(document.m_base));
    return document;
}

Result<TrinityDocument> TrinityDocument::fromJson(const QByteArray &json, ImportReport &report)
{
    if (json.size() > maximumBytes)
        return Error(ErrorKind::TooLarge, u"is larger than %1 MB, too large for a document"_s.arg(maximumBytes / (1024 * 1024)));
    const auto root = OrderedJson::parse(json);
    return root ? fromTree(*root, json, report) : Result<TrinityDocument>(root.error());
}

Result<TrinityDocument> TrinityDocument::fromTree(const OrderedJson &root, const QByteArray &json, ImportReport &report)
{
    if (!isDocument(root))
        return Error(ErrorKind::BadSource, u"is no Trinity document: there is nothing at /meta/trinity/format"_s);
    const auto block = blockOf(root);
    TrinityDocument document;
    document.m_format = block.value(u"format").toInteger(0);
    if (document.m_format < 1)
        return Error(ErrorKind::BadSource,
                     u"is a broken Trinity document: line %1, /meta/trinity/format is no version number"_s.arg(
                         OrderedJson::lineOf(json, u"/meta/trinity/format"_s)));
    document.m_base = withTodaysKeys(root);
    document.m_facts = factsOf(document.m_base, report);
    QStringList findings;
    document.content = trinityContentFrom(block, findings);
    report.notUnderstood << findings;
    if (document.access() == Access::ReadOnly)
        report.notUnderstood
            << u"/meta/trinity/format: a newer version of Trinity wrote this (format %1, this version knows %2); it is opened for reading only"_s
                   .arg(document.m_format)
                   .arg(format);
    const auto described = std::min(mostLines, report.notUnderstood.size());
    for (qsizetype i = 0; i < described; ++i)
        report.notUnderstood[i] = withLine(json, report.notUnderstood.at(i));
    return document;
}

OrderedJson TrinityDocument::resumeTree(const OrderedJson &marker) const
{
    const auto marked = [&marker](Portfolio facts) {
        facts.meta.insert(blockKey, marker.toQt());
        return orderedJsonResume(facts);
    };
    if (!m_base.isObject())
        return marked(m_facts);
    ImportReport silent;
    return mergedJson(m_base, marked(factsOf(m_base, silent)), marked(m_facts));
}

QByteArray TrinityDocument::toJson() const
{
    QStringList silent;
    const auto base = isDocument(m_base) ? blockOf(m_base) : OrderedJson();
    auto block = trinityBlockFrom(content);
    if (base.isObject()) {
        block = mergedJson(base, trinityBlockFrom(trinityContentFrom(base, silent)), block);
    } else {
        auto headed = OrderedJson::object();
        headed.append(u"format"_s, OrderedJson::number(qint64(format)));
        for (qsizetype i = 0; i < block.keys().size(); ++i)
            headed.append(block.keys().at(i), block.values().at(i));
        block = headed;
    }
    auto root = resumeTree(OrderedJson::boolean(true));
    setIn(root, block);
    return root.toBytes();
}

OrderedJson TrinityDocument::jsonResume() const
{
    auto root = resumeTree(OrderedJson::boolean(true));
    auto meta = root.value(metaKey);
    if (content.foreign.contains(blockKey))
        meta.set(blockKey, content.foreign.value(blockKey));
    else if (meta.isObject())
        meta.remove(blockKey);
    if (meta.isObject() && meta.isEmpty() && content.foreign.contains(u"no_meta"))
        root.remove(metaKey);
    else if (meta.isObject() && meta.isEmpty() && content.foreign.contains(metaKey))
        root.set(metaKey, content.foreign.value(metaKey));
    else if (root.contains(metaKey))
        root.set(metaKey, meta);
    return root;
}

OrderedJson TrinityDocument::seed() const
{
    // A document says which version of JSON Resume it is; a seed does not.
    const auto written = [](Portfolio facts) {
        facts.meta.remove("version"_L1);
        return seedFromPortfolio(facts);
    };
    for (const auto &source : content.sources) {
        if (source.source.kind != SourceKind::SeedJson)
            continue;
        const auto base = OrderedJson::parseText(source.source.text);
        if (!base || !base->isObject())
            continue;
        ImportReport silent;
        return mergedJson(*base, written(withoutBlock(portfolioFromSeed(base->toQt().toObject(), silent))), written(m_facts));
    }
    return seedFromPortfolio(m_facts);
}

Portfolio TrinityDocument::facts() const
{
    Portfolio facts = m_facts;
    facts.provenance = content.provenance;
    if (!content.language.isEmpty())
        facts.language = content.language;
    return facts;
}

void TrinityDocument::setFacts(const Portfolio &facts)
{
    m_facts = withoutBlock(facts);
    content.provenance = std::exchange(m_facts.provenance, {});
    content.language = facts.language;
}

Wording TrinityDocument::wording(const QString &voice) const
{
    Wording wording = content.wordings.value(voice);
    wording.voice = voice;
    return withEdits(wording, content.edits.value(voice));
}

QStringList TrinityDocument::confirmed() const
{
    QStringList sentences = content.confirmed;
    for (const auto &claims : content.claims)
        for (const auto &claim : claims)
            if (claim.status == SavedClaim::Status::Waived)
                sentences << claim.text;
    sentences.removeDuplicates();
    sentences.removeAll(QString());
    return sentences;
}

void TrinityDocument::setConfirmed(const QStringList &sentences)
{
    for (auto &claims : content.claims)
        for (auto &claim : claims)
            if (claim.status == SavedClaim::Status::Waived && !sentences.contains(claim.text))
                claim.status = SavedClaim::Status::Unsupported;
    const auto known = confirmed();
    content.confirmed.removeIf([&sentences](const QString &sentence) { return !sentence.isEmpty() && !sentences.contains(sentence); });
    for (const auto &sentence : sentences)
        if (!known.contains(sentence))
            content.confirmed << sentence;
}

bool TrinityDocument::holdsOwnWork() const
{
    const auto isTheirs = [](const Provenance &fact) { return fact.how == Provenance::How::User; };
    return !confirmed().isEmpty() || !content.edits.isEmpty() || !content.themes.isEmpty()
        || std::any_of(content.provenance.cbegin(), content.provenance.cend(), isTheirs);
}

namespace {

/// Sets what stands at the end of `steps`. False when the way there does not exist.
bool setAt(OrderedJson &node, const QStringList &steps, const QString &text)
{
    const QString step = QString(steps.first()).replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
    bool isNumber = false;
    auto at = node.isList() ? qsizetype(step.toLongLong(&isNumber)) : node.keys().indexOf(step);
    if (node.isList() && (!isNumber || at < 0 || at >= node.values().size()))
        return false;
    if (steps.size() > 1) {
        if (at < 0)
            return false;
        auto child = node.values().at(at);
        if (!setAt(child, steps.mid(1), text))
            return false;
        node.replaceAt(at, child);
        return true;
    }
    if (!node.isList() && !node.isObject())
        return false;
    const auto old = at < 0 ? OrderedJson() : node.values().at(at);
    if (old.isObject() || old.isList())
        return false;
    bool isCount = false;
    const auto count = text.toLongLong(&isCount);
    const auto value = isCount && old.type() == OrderedJson::Type::Number ? OrderedJson::number(qint64(count)) : OrderedJson::text(text);
    if (at < 0)
        node.append(step, value);
    else
        node.replaceAt(at, value);
    return true;
}

} // namespace

Result<void> TrinityDocument::editFact(const QString &pointer, const QString &text)
{
    auto tree = orderedJsonResume(m_facts);
    if (!tree.contains(u"basics"))
        tree.append(u"basics"_s, OrderedJson::object());
    if (!pointer.startsWith(u'/') || !setAt(tree, pointer.mid(1).split(u'/'), text))
        return Error(ErrorKind::BadSource, u"There is no fact at %1"_s.arg(pointer));
    ImportReport silent;
    m_facts = factsOf(tree, silent);
    content.provenance.insert(pointer, Provenance(0, 0, Provenance::How::User));
    return {};
}

QString TrinityDocument::theme() const
{
    return m_facts.meta.value("theme"_L1).toString();
}

void TrinityDocument::setTheme(const QString &theme)
{
    m_facts.meta.insert("theme"_L1, theme);
}

} // namespace trinity
