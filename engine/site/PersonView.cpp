// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/site/PersonView.h"

#include "engine/site/CleanText.h"
#include "engine/site/SafeUrl.h"

#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>
#include <QtCore/QTextBoundaryFinder>

#include <algorithm>
#include <map>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype factLimit = 6;
constexpr size_t languageLimit = 4;

bool isFullWidth(QChar::Script script)
{
    return script == QChar::Script_Han || script == QChar::Script_Hiragana || script == QChar::Script_Katakana || script == QChar::Script_Hangul;
}

/// Only these scripts have letters that can stand apart from each other, and faces in which each is equally wide.
bool standsApart(QChar::Script script)
{
    switch (script) {
    case QChar::Script_Latin:
    case QChar::Script_Greek:
    case QChar::Script_Cyrillic:
    case QChar::Script_Armenian:
    case QChar::Script_Common:
    case QChar::Script_Inherited: return true;
    default: return isFullWidth(script);
    }
}

bool joins(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter() && !standsApart(c.script()); });
}

bool allFullWidth(const QString &text)
{
    const auto isNarrow = [](QChar c) { return c.isLetter() && !isFullWidth(c.script()); };
    return !text.isEmpty() && std::none_of(text.begin(), text.end(), isNarrow);
}

/// No letter of the capitalised text carries a mark above it.
bool isPlain(const QString &text)
{
    const auto parts = text.toUpper().normalized(QString::NormalizationForm_D);
    return std::none_of(parts.begin(), parts.end(), [](QChar c) { return c.combiningClass() == 230; });
}

qsizetype longestWord(const QString &text)
{
    qsizetype longest = 0;
    for (const auto &word : text.simplified().split(u' '))
        longest = std::max(longest, letterCount(word));
    return longest;
}

/// A headline that goes on after the name: "builds tools for laboratories".
bool isPredicate(const QString &headline)
{
    return !headline.isEmpty() && headline.front().isLower();
}

QString countryName(const QString &code, const SiteLabels &labels)
{
    if (code.size() != 2 || labels.language() != "en"_L1)
        return {};
    const auto territory = QLocale::codeToTerritory(code);
    return territory == QLocale::AnyTerritory ? QString() : QLocale::territoryToString(territory);
}

void addLink(ViewObject &page, const char *name, const std::optional<SafeUrl> &url, const QString &text)
{
    if (!url) {
        page.noObject(name);
        return;
    }
    ViewObject link;
    link.text("href", url->href());
    link.text("text", text.isEmpty() ? url->display() : text);
    link.number("length", letterCount(text.isEmpty() ? url->display() : text));
    page.object(name, std::move(link));
}

void addName(ViewObject &page, const QString &rawName)
{
    const auto name = cleanText(rawName).simplified();
    std::vector<ViewObject> words;
    qsizetype longest = 0;
    for (const auto &word : name.split(u' ', Qt::SkipEmptyParts)) {
        ViewObject item;
        item.text("text", word);
        const auto length = letterCount(word.toUpper()); // "Weiß" set in capitals has five letters
        item.number("length", length);
        longest = std::max(longest, length);
        words.push_back(std::move(item));
    }
    page.text("name", name);
    page.text("given_name", name.section(u' ', 0, 0));
    page.text("initials", initialsOf(name));
    page.list("name_words", std::move(words));
    page.number("name_longest", longest);
    page.number("name_length", letterCount(name));
    page.flag("name_joins", joins(name));
    page.flag("name_wide", allFullWidth(name));
    page.flag("name_plain", isPlain(name));
}

bool canBeShown(const Profile &profile)
{
    return SafeUrl::fromText(profile.url) || !profile.network.isEmpty() || !profile.username.isEmpty();
}

void addContact(ViewObject &page, const Basics &basics, const SiteLabels &labels)
{
    const auto email = SafeUrl::mailTo(basics.email);
    const auto phone = SafeUrl::phone(basics.phone);
    const auto website = SafeUrl::fromText(basics.url);
    addLink(page, "email", email, basics.email.trimmed());
    addLink(page, "phone", phone, basics.phone.trimmed());
    addLink(page, "website", website, {});
    std::vector<ViewObject> profiles;
    for (const auto &profile : basics.profiles) {
        if (!canBeShown(profile))
            continue;
        const auto url = SafeUrl::fromText(profile.url);
        ViewObject item;
        item.text("network", profile.network.isEmpty() && url ? url->host() : profile.network);
        item.text("handle", !profile.username.isEmpty() ? profile.username : profile.network);
        item.text("href", url ? url->href() : QString());
        item.text("text", url ? url->display() : profile.username);
        profiles.push_back(std::move(item));
    }
    page.flag("has_contact", hasContact(basics));
    page.list("profiles", std::move(profiles));
    page.text("place", placeOf(basics.location, labels));
    page.text("city", basics.location.city);
}

/// The programming languages of the projects, the most used first.
QString programmingLanguages(const QList<Project> &projects)
{
    std::map<QString, int> counts;
    QStringList order;
    for (const auto &project : projects) {
        if (project.language.isEmpty())
            continue;
        if (counts[project.language]++ == 0)
            order << project.language;
    }
    std::stable_sort(order.begin(), order.end(), [&](const QString &a, const QString &b) { return counts[a] > counts[b]; });
    return order.mid(0, languageLimit).join(u", "_s);
}

void addFacts(ViewObject &page, const SiteContent &content, const SiteLabels &labels)
{
    const auto &facts = content.facts;
    std::vector<ViewObject> panel;
    const auto add = [&](QLatin1StringView key, const QString &value) {
        if (value.trimmed().isEmpty() || qsizetype(panel.size()) == factLimit)
            return;
        ViewObject fact;
        fact.text("key", key);
        fact.text("text", labels.word(key));
        fact.text("value", value);
        panel.push_back(std::move(fact));
    };
    const auto current = std::find_if(facts.work.begin(), facts.work.end(), [](const Work &work) { return work.endDate.isEmpty(); });
    const bool works = current != facts.work.end();
    add("role"_L1, works && !current->position.isEmpty() ? current->position : facts.basics.label);
    add("company"_L1, works ? current->name : QString());
    add("based_in"_L1, placeOf(facts.basics.location, labels));
    add("works_in"_L1, programmingLanguages(facts.projects));
    if (!facts.education.isEmpty()) {
        const auto &degree = facts.education.first();
        QStringList parts{degree.studyType, degree.area};
        parts.removeAll(QString());
        add("degree"_L1, parts.join(u", "_s));
    }
    QStringList spoken;
    for (const auto &language : facts.languages)
        spoken << language.language;
    spoken.removeAll(QString());
    add("speaks"_L1, spoken.join(u", "_s));
    page.list("facts", std::move(panel));
}

} // namespace

bool hasContact(const Basics &basics)
{
    return SafeUrl::mailTo(basics.email) || SafeUrl::phone(basics.phone) || SafeUrl::fromText(basics.url)
        || std::any_of(basics.profiles.begin(), basics.profiles.end(), canBeShown);
}

QString initialsOf(const QString &name)
{
    const auto words = name.simplified().split(u' ', Qt::SkipEmptyParts);
    const auto firstLetter = [](const QString &word) {
        QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
        const auto end = finder.toNextBoundary();
        return end > 0 ? word.left(end).toUpper() : QString();
    };
    if (words.isEmpty())
        return {};
    return words.size() == 1 ? firstLetter(words.first()) : firstLetter(words.first()) + firstLetter(words.last());
}

QString placeOf(const Location &location, const SiteLabels &labels)
{
    QStringList parts{location.city, location.region, countryName(location.countryCode, labels)};
    parts.removeAll(QString());
    parts.removeDuplicates();
    if (parts.isEmpty())
        return location.address.section(u'\n', 0, 0);
    return parts.join(u", "_s);
}

void addPerson(ViewObject &page, const SiteContent &content, const SiteLabels &labels)
{
    const auto &basics = content.facts.basics;
    addName(page, basics.name);
    page.text("role", basics.label);
    page.number("role_length", letterCount(basics.label));
    page.number("role_longest", longestWord(basics.label));

    const auto headline = content.headline();
    const bool repeatsName = headline.compare(basics.name, Qt::CaseInsensitive) == 0;
    page.text("headline", repeatsName ? QString() : headline);
    page.number("headline_length", letterCount(headline));
    page.number("headline_longest", longestWord(headline));
    page.flag("headline_is_role", headline.compare(basics.label, Qt::CaseInsensitive) == 0);
    page.text("predicate", isPredicate(headline) && !repeatsName ? headline : QString());
    const auto subtitle = content.subtitle();
    page.text("subtitle", subtitle.compare(headline, Qt::CaseInsensitive) == 0 ? QString() : subtitle);
    page.text("tagline", content.tagline());

    static const QRegularExpression emptyLine(u"\\n\\s*\\n"_s);
    page.list("about", textItems(content.about().split(emptyLine, Qt::SkipEmptyParts)));
    addContact(page, basics, labels);
    addFacts(page, content, labels);
}

} // namespace trinity
