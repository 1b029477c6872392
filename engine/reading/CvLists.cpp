// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/CvLists.h"

#include "engine/reading/ContactLine.h"
#include "engine/reading/ContactWriter.h"
#include "engine/reading/CvHead.h"
#include "engine/reading/DatedItems.h"
#include "engine/reading/ListItem.h"
#include "engine/reading/WordLists.h"

#include <QtCore/QSet>
#include <QtCore/QStringList>

#include <algorithm>
#include <optional>
#include <utility>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestGroup = 60;

/// The name before "(", ":" or a dash, and what comes after it.
std::pair<Snippet, Snippet> nameAndRemark(const Snippet &item)
{
    const QString &text = item.text;
    for (qsizetype i = 1; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool dash = QStringView(u"–—-").contains(c) && text.at(i - 1).isSpace();
        if (c != u'(' && c != u':' && !dash)
            continue;
        qsizetype to = text.size();
        if (c == u'(' && text.endsWith(u')'))
            --to;
        return {subSnippet(item, 0, i), subSnippet(item, i + 1, to)};
    }
    return {item, {}};
}

void readSkills(FactSheet &sheet, const QList<SourceLine> &lines);

/// "Français et wolof (langues maternelles)": two languages with one level. Where the first ends and the second begins.
std::optional<std::pair<qsizetype, qsizetype>> twoLanguages(const QString &name)
{
    static const QStringList joints{u" and "_s, u" und "_s, u" et "_s, u" y "_s, u" e "_s, u" & "_s};
    for (const auto &joint : joints)
        if (const auto at = name.indexOf(joint);
            at > 0 && words::isSpokenLanguage(QStringView(name).first(at)) && name.indexOf(u' ', at + joint.size()) < 0)
            return std::pair(at, at + joint.size());
    return std::nullopt;
}

bool addSpokenLanguage(FactSheet &sheet, const Snippet &item)
{
    auto [name, fluency] = nameAndRemark(item);
    if (fluency.isEmpty()) { // "English C1", "Deutsch Muttersprache"
        const auto space = item.text.indexOf(u' ');
        if (space > 0 && words::isSpokenLanguage(QStringView(item.text).first(space))) {
            name = subSnippet(item, 0, space);
            fluency = subSnippet(item, space + 1, item.text.size());
        }
    }
    if (words::isLevel(name.text) && words::isSpokenLanguage(fluency.text)) // "Muttersprache: Deutsch"
        std::swap(name, fluency);
    if (const auto of = name.text.indexOf(u" de "_s); of > 0 && fluency.isEmpty() && words::isLevel(QStringView(name.text).first(of))) {
        fluency = subSnippet(name, 0, of); // "notions de danois"
        name = subSnippet(name, of + 4, name.text.size());
    }
    if (const auto two = twoLanguages(name.text)) {
        SpokenLanguage first;
        const QString place = u"/languages/%1"_s.arg(sheet.portfolio.languages.size());
        sheet.set(first.language, place + u"/language"_s, subSnippet(name, 0, two->first));
        sheet.set(first.fluency, place + u"/fluency"_s, fluency);
        sheet.portfolio.languages << first;
        name = subSnippet(name, two->second, name.text.size());
    }
    const QString pointer = u"/languages/%1"_s.arg(sheet.portfolio.languages.size());
    SpokenLanguage language;
    sheet.set(language.language, pointer + u"/language"_s, name);
    sheet.set(language.fluency, pointer + u"/fluency"_s, fluency);
    if (!language.language.isEmpty())
        sheet.portfolio.languages << language;
    return true;
}

bool isSpokenItem(const Snippet &item)
{
    const auto [name, remark] = nameAndRemark(item);
    const QStringView first = QStringView(name.text).left(name.text.indexOf(u' '));
    return words::isSpokenLanguage(name.text) || words::isSpokenLanguage(first) || words::isSpokenLanguage(remark.text)
        || words::isLevel(remark.text);
}

void readLanguages(FactSheet &sheet, const QList<SourceLine> &lines)
{
    const auto items = listItemsOf(lines);
    QList<Snippet> all;
    for (const auto &item : items)
        all << splitList(item.whole);
    // A developer's "Languages: C++, Rust" are skills.
    if (std::none_of(all.begin(), all.end(), isSpokenItem)) {
        readSkills(sheet, lines);
        return;
    }
    for (const auto &item : all)
        addSpokenLanguage(sheet, item);
}

void addSkill(FactSheet &sheet, const Snippet &name, const Snippet &level, const QList<Snippet> &keywords)
{
    const QString pointer = u"/skills/%1"_s.arg(sheet.portfolio.skills.size());
    Skill skill;
    sheet.set(skill.name, pointer + u"/name"_s, name);
    sheet.set(skill.level, pointer + u"/level"_s, level);
    for (const auto &keyword : keywords)
        sheet.append(skill.keywords, pointer + u"/keywords"_s, keyword);
    if (!skill.name.isEmpty() || !skill.keywords.isEmpty())
        sheet.portfolio.skills << skill;
}

/// "Group: a, b" with a short name before the colon.
std::pair<Snippet, Snippet> groupOf(const Snippet &item)
{
    auto colon = item.text.indexOf(u':');
    if (colon < 0 && item.text.count(u'\t') == 1 && item.text.indexOf(u',') > item.text.indexOf(u'\t')) // two cells of a table
        colon = item.text.indexOf(u'\t');
    if (colon <= 0 || colon > longestGroup || item.text.mid(colon, 3) == "://"_L1)
        return {{}, item};
    return {subSnippet(item, 0, colon), subSnippet(item, colon + 1, item.text.size())};
}

/// "Illustration ★★★★★": a rating at the end.
std::pair<Snippet, Snippet> skillAndLevel(const Snippet &item)
{
    auto [name, remark] = nameAndRemark(item);
    if (words::isLevel(remark.text))
        return {name, remark};
    const auto space = item.text.lastIndexOf(u' ');
    if (space > 0 && words::isRating(QStringView(item.text).mid(space + 1)))
        return {subSnippet(item, 0, space), subSnippet(item, space + 1, item.text.size())};
    return {item, {}};
}

void readSkills(FactSheet &sheet, const QList<SourceLine> &lines)
{
    Snippet group; // "Group:" alone on its line, or a subheading, names what follows
    QList<Snippet> grouped;
    const auto endGroup = [&] {
        if (!group.isEmpty())
            addSkill(sheet, group, {}, grouped);
        group = {};
        grouped.clear();
    };
    for (const auto &item : listItemsOf(lines)) {
        const auto [name, rest] = groupOf(item.whole);
        if (item.line.title || (!name.isEmpty() && rest.isEmpty())) {
            endGroup();
            group = name.isEmpty() ? item.whole : name;
            continue;
        }
        if (!name.isEmpty() && words::isLevel(rest.text)) {
            addSkill(sheet, name, rest, {});
            continue;
        }
        const auto entries = splitList(rest);
        if (!name.isEmpty()) {
            endGroup();
            if (std::count_if(entries.begin(), entries.end(), isSpokenItem) * 2 > entries.size()) {
                for (const auto &entry : entries)
                    addSpokenLanguage(sheet, entry);
            } else {
                addSkill(sheet, name, {}, entries);
            }
            continue;
        }
        if (!group.isEmpty()) {
            if (item.line.afterBlank && !item.line.bullet && !grouped.isEmpty())
                endGroup();
            else {
                grouped << entries;
                continue;
            }
        }
        if (words::isSentence(item.whole.text) && item.whole.text.endsWith(u'.')) {
            addSkill(sheet, item.whole, {}, {});
            continue;
        }
        for (const auto &entry : entries) {
            const auto [skill, level] = skillAndLevel(entry);
            addSkill(sheet, skill, level, {});
        }
    }
    endGroup();
}

void readInterests(FactSheet &sheet, const QList<SourceLine> &lines)
{
    auto &interests = sheet.portfolio.interests;
    for (const auto &item : listItemsOf(lines)) {
        const auto [name, rest] = groupOf(item.whole);
        const bool prose = words::isSentence(item.whole.text) && item.whole.text.endsWith(u'.');
        const auto entries = prose ? QList<Snippet>{item.whole} : splitList(rest);
        if (!name.isEmpty() && !prose) {
            const QString pointer = u"/interests/%1"_s.arg(interests.size());
            Interest interest;
            sheet.set(interest.name, pointer + u"/name"_s, name);
            for (const auto &entry : entries)
                sheet.append(interest.keywords, pointer + u"/keywords"_s, entry);
            interests << interest;
            continue;
        }
        for (const auto &entry : entries) {
            const QString pointer = u"/interests/%1"_s.arg(interests.size());
            Interest interest;
            sheet.set(interest.name, pointer + u"/name"_s, entry);
            interests << interest;
        }
    }
}

/// "“She is a joy to work with.” — Ngozi Eze": what was said, and by whom.
void readReferences(FactSheet &sheet, const QList<SourceLine> &lines)
{
    auto &references = sheet.portfolio.references;
    for (const auto &paragraph : paragraphsOf(lines)) {
        static const QSet<QString> onRequest{u"available on request"_s,
                                             u"references available on request"_s,
                                             u"available upon request"_s,
                                             u"references available upon request"_s,
                                             u"auf anfrage"_s,
                                             u"sur demande"_s};
        QString plain = words::folded(paragraph.text);
        if (plain.endsWith(u'.'))
            plain.chop(1);
        if (onRequest.contains(plain)) {
            sheet.unplaced(paragraph);
            continue;
        }
        qsizetype cut = -1;
        for (const auto mark : {u'—', u'–'})
            cut = std::max(cut, paragraph.text.lastIndexOf(QChar(mark)));
        const QString pointer = u"/references/%1"_s.arg(references.size());
        Reference reference;
        if (cut > 0 && paragraph.text.size() - cut < 120) {
            sheet.set(reference.reference, pointer + u"/reference"_s, subSnippet(paragraph, 0, cut));
            sheet.set(reference.name, pointer + u"/name"_s, subSnippet(paragraph, cut + 1, paragraph.text.size()));
        } else if (const auto comma = paragraph.text.indexOf(u", "_s); comma > 0 && looksLikeName(QStringView(paragraph.text).first(comma))
                   && QStringView(paragraph.text).mid(comma).contains(u'@')) { // somebody to ask, and where
            sheet.set(reference.name, pointer + u"/name"_s, subSnippet(paragraph, 0, comma));
            sheet.set(reference.reference, pointer + u"/reference"_s, subSnippet(paragraph, comma + 1, paragraph.text.size()));
        } else {
            sheet.set(reference.reference, pointer + u"/reference"_s, paragraph);
        }
        references << reference;
    }
}

/// An address alone on its line is no skill.
void takeAddresses(FactSheet &sheet, QList<SourceLine> &lines)
{
    lines.removeIf([&](const SourceLine &line) {
        if (line.bullet || line.text.contains(u' ') || !line.text.contains("://"_L1))
            return false;
        writeContacts(sheet, readContactLine(line));
        return true;
    });
}

} // namespace

void readCvList(FactSheet &sheet, CvSection section, const QList<SourceLine> &all)
{
    QList<SourceLine> lines = all;
    if (section == CvSection::Skills || section == CvSection::Languages || section == CvSection::Interests)
        takeAddresses(sheet, lines);
    switch (section) {
    case CvSection::Skills: readSkills(sheet, lines); return;
    case CvSection::Languages: readLanguages(sheet, lines); return;
    case CvSection::Interests: readInterests(sheet, lines); return;
    case CvSection::References: readReferences(sheet, lines); return;
    default: break;
    }
    readDatedItems(sheet, section, lines);
}

} // namespace trinity
