// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/HtmlPerson.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestJsonLd = 200'000;
constexpr qsizetype mostAddresses = 20;
constexpr qsizetype longestField = 2000;

void setOnce(QString &field, const QString &value)
{
    if (field.isEmpty() && value.size() <= longestField)
        field = value.simplified();
}

void addAddress(HtmlPerson &person, QString address)
{
    address = address.trimmed();
    const bool web = address.startsWith("http://"_L1) || address.startsWith("https://"_L1);
    if (web && address.size() <= longestField && person.addresses.size() < mostAddresses && !person.addresses.contains(address))
        person.addresses << address;
}

/// One element of an h-card, or of what GitHub marks like one.
void takeCardElement(HtmlPerson &person, const HtmlNode &node)
{
    const QString address = node.attribute("href");
    if (node.hasClass(u"p-name") || node.hasClass(u"fn"))
        setOnce(person.name, node.words());
    else if (node.hasClass(u"p-job-title") || node.hasClass(u"title"))
        setOnce(person.label, node.words());
    else if (node.hasClass(u"vcard-username") && !node.words().contains(u' '))
        addAddress(person, u"https://github.com/"_s + node.words());
    else if (node.hasClass(u"p-org") || node.hasClass(u"org"))
        setOnce(person.organisation, node.words());
    else if (node.hasClass(u"p-note"))
        setOnce(person.note, node.words());
    else if (node.hasClass(u"p-label") || node.hasClass(u"p-locality") || node.hasProperty(u"homeLocation"))
        setOnce(person.place, node.words());
    else if (node.hasClass(u"p-tel") || node.hasClass(u"tel"))
        setOnce(person.phone, node.words());
    else if (node.hasClass(u"u-email") || node.hasClass(u"email") || address.startsWith("mailto:"_L1))
        setOnce(person.email, address.startsWith("mailto:"_L1) ? address.sliced(7).section(u'?', 0, 0) : node.words());
    else if (node.hasClass(u"u-url") || node.attribute("rel").contains("me"_L1))
        addAddress(person, address);
}

HtmlPerson cardOf(const HtmlNode &root)
{
    HtmlNode card;
    root.walk([&](const HtmlNode &node) {
        if (!card && (node.hasClass(u"h-card") || node.hasClass(u"vcard")) && node.tag() != "li")
            card = node;
        return !card;
    });
    HtmlPerson person;
    if (!card)
        return person;
    // GitHub spreads what an h-card holds over the element around it.
    card.walk([&](const HtmlNode &node) {
        if (node.isHidden())
            return false;
        takeCardElement(person, node);
        return true;
    });
    if (person.name.isEmpty() && card.childCount() < 3)
        setOnce(person.name, card.words());
    return person;
}

QString stringOf(const QJsonValue &value)
{
    if (value.isArray())
        return stringOf(value.toArray().at(0));
    return value.isObject() ? value.toObject().value("name"_L1).toString() : value.toString();
}

void takeJsonPerson(HtmlPerson &person, const QJsonObject &object)
{
    setOnce(person.name, stringOf(object.value("name"_L1)));
    setOnce(person.label, stringOf(object.value("jobTitle"_L1)));
    setOnce(person.note, stringOf(object.value("description"_L1)));
    setOnce(person.phone, stringOf(object.value("telephone"_L1)));
    QString email = stringOf(object.value("email"_L1));
    setOnce(person.email, email.remove("mailto:"_L1));
    const auto address = object.value("address"_L1).toObject();
    QStringList place{address.value("addressLocality"_L1).toString(), stringOf(address.value("addressCountry"_L1))};
    place.removeAll(QString());
    setOnce(person.place, place.join(u", "_s));
    addAddress(person, object.value("url"_L1).toString());
    const auto same = object.value("sameAs"_L1);
    const QJsonArray others = same.isArray() ? same.toArray() : QJsonArray{same};
    for (const auto &other : others)
        addAddress(person, other.toString());
}

/// The first person in a value, at the places where pages put one.
std::optional<QJsonObject> personIn(const QJsonValue &value, int depth = 0)
{
    if (depth > 4)
        return std::nullopt;
    if (value.isArray()) {
        const auto array = value.toArray();
        for (const auto &item : array)
            if (const auto found = personIn(item, depth + 1))
                return found;
        return std::nullopt;
    }
    const auto object = value.toObject();
    const auto type = object.value("@type"_L1);
    if (type.toString() == "Person"_L1 || type.toArray().contains(u"Person"_s))
        return object;
    for (const auto &key : {u"mainEntity"_s, u"@graph"_s, u"author"_s, u"about"_s})
        if (object.contains(key))
            if (const auto found = personIn(object.value(key), depth + 1))
                return found;
    return std::nullopt;
}

void takeJsonLd(HtmlPerson &person, const HtmlNode &root)
{
    root.walk([&](const HtmlNode &node) {
        if (node.tag() != "script" || node.attribute("type") != "application/ld+json"_L1)
            return true;
        QString json;
        for (unsigned int i = 0; i < node.childCount(); ++i)
            json += node.child(i).text();
        if (json.size() > longestJsonLd)
            return false;
        const auto document = QJsonDocument::fromJson(json.toUtf8());
        const QJsonValue value = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
        if (const auto found = personIn(value))
            takeJsonPerson(person, *found);
        return false;
    });
}

RichText plainWords(const QString &words)
{
    RichText text;
    text.add(words, RichText::Weight::Normal);
    return text;
}

struct Repository {
    QString name, address, description, language, stars, forks, updated;
};

void takeRepositoryElement(Repository &repository, const HtmlNode &node)
{
    const QString address = node.attribute("href");
    if (node.tag() == "a" && (node.hasProperty(u"codeRepository") || (repository.name.isEmpty() && node.hasClass(u"text-bold")))) {
        repository.name = node.words();
        repository.address = address.startsWith(u'/') ? u"https://github.com"_s + address : address;
    } else if (node.hasProperty(u"description") || node.hasClass(u"pinned-item-desc")) {
        repository.description = node.words();
    } else if (node.hasProperty(u"programmingLanguage")) {
        repository.language = node.words();
    } else if (node.tag() == "a" && address.endsWith("/stargazers"_L1)) {
        repository.stars = node.words();
    } else if (node.tag() == "a" && (address.endsWith("/forks"_L1) || address.endsWith("/network/members"_L1))) {
        repository.forks = node.words();
    } else if (node.tag().isEmpty() && node.hasAttribute("datetime")) { // <relative-time>
        repository.updated = node.words().isEmpty() ? node.attribute("datetime").left(10) : node.words();
    }
}

bool isRepository(const HtmlNode &node)
{
    if (node.hasProperty(u"owns"))
        return true;
    return node.hasClass(u"pinned-item-list-item") || node.hasClass(u"js-pinned-item-list-item");
}

} // namespace

HtmlPerson HtmlPerson::of(const HtmlNode &root)
{
    HtmlPerson person = cardOf(root);
    takeJsonLd(person, root);
    return person;
}

void HtmlPerson::write(DocumentBlocks &blocks) const
{
    if (name.isEmpty())
        return;
    blocks.addHeading(1, plainWords(name));
    for (const auto &line : {label, place, email, phone})
        if (!line.isEmpty())
            blocks.addParagraph(plainWords(line));
    for (const auto &address : addresses)
        blocks.addParagraph(plainWords(address));
    blocks.addGap();
    if (!note.isEmpty() && note != label)
        blocks.addParagraph(plainWords(note));
    blocks.addGap();
}

bool writeRepositories(const HtmlNode &root, DocumentBlocks &blocks)
{
    QList<Repository> repositories;
    root.walk([&](const HtmlNode &node) {
        if (!isRepository(node))
            return true;
        Repository repository;
        node.walk([&](const HtmlNode &below) {
            takeRepositoryElement(repository, below);
            return true;
        });
        if (!repository.name.isEmpty())
            repositories << repository;
        return false;
    });
    if (repositories.isEmpty())
        return false;
    QList<RichText> head;
    for (const auto &title : {u"Name"_s, u"Description"_s, u"Language"_s, u"Stars"_s, u"Forks"_s, u"Updated"_s})
        head << plainWords(title);
    blocks.addHeading(2, plainWords(u"Projects"_s));
    blocks.addTableRow(DocumentBlocks::RowKind::Head, head);
    for (const auto &repository : std::as_const(repositories)) {
        RichText name = plainWords(repository.name);
        name.link(0, repository.address);
        blocks.addTableRow(DocumentBlocks::RowKind::Body,
                           {name, plainWords(repository.description), plainWords(repository.language), plainWords(repository.stars),
                            plainWords(repository.forks), plainWords(repository.updated)});
    }
    return true;
}

} // namespace trinity
