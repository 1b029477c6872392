// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/CvLists.h"

#include "engine/reading/ContactLine.h"
#include "engine/reading/CvHead.h"
#include "engine/reading/DateText.h"
#include "engine/reading/EntrySplitter.h"
#include "engine/reading/WordLists.h"

#include <QtCore/QSet>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestGroup = 60;

/// An item of a list with the lines it was wrapped over.
struct Item {
    SourceLine line; ///< of an item of one line; its pieces have exact places
    Snippet whole;
    QList<LineLink> links;
};

QList<Item> itemsOf(const QList<SourceLine> &lines)
{
    QList<Item> items;
    int indent = 0;
    for (const auto &line : lines) {
        if (line.isBlank())
            continue;
        const bool wrapped = !items.isEmpty() && !line.bullet && !line.afterBlank && !line.title
                             && (line.indent > indent || line.text.front().isLower());
        if (wrapped) {
            Item &item = items.last();
            item.whole.add(line.whole(), u" ");
            item.line = SourceLine();
            item.links << line.links;
            continue;
        }
        indent = line.indent;
        Item item;
        item.line = line;
        item.whole = line.whole();
        item.links = line.links;
        items << item;
    }
    // A wrapped item is a line of its own whose pieces all have its whole range.
    for (auto &item : items) {
        if (!item.line.isBlank())
            continue;
        item.line.text = item.whole.text;
        item.line.start = item.whole.start;
        item.line.end = item.whole.end;
        item.line.runs << SourceLine::Run{0, item.whole.start, 0};
    }
    return items;
}

/// The name before "(", ":" or a dash, and what comes after it.
std::pair<Snippet, Snippet> nameAndRemark(const Snippet &item)
{
    const QString &text = item.text;
    for (qsizetype i = 1; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool dash = u"–—-"_s.contains(c) && text.at(i - 1).isSpace();
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
    return words::isSpokenLanguage(name.text) || words::isSpokenLanguage(first) || words::isSpokenLanguage(remark.text) || words::isLevel(remark.text);
}

void readLanguages(FactSheet &sheet, const QList<SourceLine> &lines)
{
    const auto items = itemsOf(lines);
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
    const auto colon = item.text.indexOf(u':');
    if (colon <= 0 || colon > longestGroup || item.text.mid(colon, 3) == "://"_L1)
        return {{}, item};
    return {subSnippet(item, 0, colon), subSnippet(item, colon + 1, item.text.size())};
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
    for (const auto &item : itemsOf(lines)) {
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
            const auto [skill, remark] = nameAndRemark(entry);
            if (words::isLevel(remark.text))
                addSkill(sheet, skill, remark, {});
            else
                addSkill(sheet, entry, {}, {});
        }
    }
    endGroup();
}

void readInterests(FactSheet &sheet, const QList<SourceLine> &lines)
{
    auto &interests = sheet.portfolio.interests;
    for (const auto &item : itemsOf(lines)) {
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

/// An award, certificate, publication or talk before its fields have names.
struct DatedItem {
    Snippet title;
    Snippet second;
    Snippet third;
    Snippet dateText;
    QString date;
    Snippet address;
};

/// A title in quotation marks: where it begins and ends inside them, or nothing.
std::pair<qsizetype, qsizetype> quotedIn(const QString &text)
{
    static const std::pair<QChar, QChar> marks[] = {{u'“', u'”'}, {u'„', u'“'}, {u'«', u'»'}, {u'"', u'"'}, {u'「', u'」'}, {u'‘', u'’'}};
    for (const auto &[open, close] : marks) {
        const auto from = text.indexOf(open);
        const auto to = from < 0 ? -1 : text.indexOf(close, from + 2);
        if (to > from)
            return {from + 1, to};
    }
    return {-1, -1};
}

void takeAddress(DatedItem &dated, const Item &item, SourceLine &line)
{
    if (!item.links.isEmpty()) {
        dated.address = item.links.first().address;
        return;
    }
    if (!line.text.contains(u"://"_s) && !line.text.contains(u"www."_s))
        return;
    for (const auto &find : readContactLine(line).finds) {
        if (find.kind != ContactLine::Kind::Address)
            continue;
        dated.address = find.value;
        // The address is cut off where it ends the item; the words before it keep their places.
        if (const auto at = line.text.lastIndexOf(find.value.text); at > 0 && at + find.value.text.size() + 1 >= line.text.size()) {
            line.text.truncate(at);
            while (!line.text.isEmpty() && (line.text.back().isSpace() || u"(<,;–—-|"_s.contains(line.text.back())))
                line.text.chop(1);
        }
        return;
    }
}

DatedItem datedItem(const Item &item)
{
    DatedItem dated;
    SourceLine line = item.line;
    takeAddress(dated, item, line);
    qsizetype dateFrom = line.text.size();
    qsizetype dateTo = line.text.size();
    if (const auto date = findDate(line.text)) {
        dated.date = date->start.isEmpty() ? date->end : date->start;
        dated.dateText = date->start.isEmpty() ? line.cut(date->endFrom, date->endTo) : line.cut(date->startFrom, date->startTo);
        dateFrom = date->from;
        dateTo = date->to;
    }
    QList<CvEntry::Part> parts;
    if (const auto [from, to] = quotedIn(line.text); from >= 0 && (dateFrom >= to || dateTo <= from)) {
        parts << CvEntry::Part{line.cut(from, to), QChar()};
        // Behind the title stand journal or event, before it the authors.
        parts << headingParts(line, to + 1, std::max(to + 1, dateFrom));
        if (dateTo > to)
            parts << headingParts(line, std::max(dateTo, to + 1), line.text.size());
        parts << headingParts(line, 0, std::min(from - 1, dateFrom));
        if (dateTo < from)
            parts << headingParts(line, dateTo, from - 1);
    } else {
        parts << headingParts(line, 0, dateFrom) << headingParts(line, dateTo, line.text.size());
    }
    // More than two commas are a citation or a sentence: its first part is no title.
    if (parts.size() > 3 && std::all_of(parts.begin() + 1, parts.end(), [](const auto &part) { return part.separator == u',' || part.separator.isNull(); })
        && quotedIn(line.text).first < 0) {
        dated.title = dateTo >= line.text.size() ? line.cut(0, dateFrom) : line.whole();
        while (!dated.title.isEmpty() && u" ,;(–-"_s.contains(dated.title.text.back()))
            dated.title = subSnippet(dated.title, 0, dated.title.text.size() - 1);
        return dated;
    }
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (i == 0)
            dated.title = parts.at(i).text;
        else if (i == 1)
            dated.second = parts.at(i).text;
        else
            dated.third.add(parts.at(i).text, u", ");
    }
    return dated;
}

class ListWriter
{
public:
    explicit ListWriter(FactSheet &sheet) : m_sheet(sheet) {}

    void award(const DatedItem &item);
    void certificate(const DatedItem &item);
    void publication(const DatedItem &item);
    void talk(const DatedItem &item);

private:
    void address(QString &url, const QString &pointer, const Snippet &address);

    FactSheet &m_sheet;
};

void ListWriter::address(QString &url, const QString &pointer, const Snippet &address)
{
    if (address.isEmpty())
        return;
    const QString linkable = linkableAddress(address.text);
    if (linkable.isEmpty())
        m_sheet.find(u"the address %1 was left out: it is not a web or mail address"_s.arg(address.text.left(80)));
    m_sheet.set(url, pointer, linkable, address);
}

void ListWriter::award(const DatedItem &item)
{
    const QString pointer = u"/awards/%1"_s.arg(m_sheet.portfolio.awards.size());
    Award award;
    m_sheet.set(award.title, pointer + u"/title"_s, item.title);
    m_sheet.set(award.awarder, pointer + u"/awarder"_s, item.second);
    m_sheet.set(award.date, pointer + u"/date"_s, item.date, item.dateText);
    m_sheet.set(award.summary, pointer + u"/summary"_s, item.third);
    m_sheet.portfolio.awards << award;
}

void ListWriter::certificate(const DatedItem &item)
{
    const QString pointer = u"/certificates/%1"_s.arg(m_sheet.portfolio.certificates.size());
    Certificate certificate;
    Snippet issuer = item.second;
    issuer.add(item.third, u", ");
    m_sheet.set(certificate.name, pointer + u"/name"_s, item.title);
    m_sheet.set(certificate.issuer, pointer + u"/issuer"_s, issuer);
    m_sheet.set(certificate.date, pointer + u"/date"_s, item.date, item.dateText);
    address(certificate.url, pointer + u"/url"_s, item.address);
    m_sheet.portfolio.certificates << certificate;
}

void ListWriter::publication(const DatedItem &item)
{
    const QString pointer = u"/publications/%1"_s.arg(m_sheet.portfolio.publications.size());
    Publication publication;
    m_sheet.set(publication.name, pointer + u"/name"_s, item.title);
    m_sheet.set(publication.publisher, pointer + u"/publisher"_s, item.second);
    m_sheet.set(publication.summary, pointer + u"/summary"_s, item.third);
    m_sheet.set(publication.releaseDate, pointer + u"/releaseDate"_s, item.date, item.dateText);
    address(publication.url, pointer + u"/url"_s, item.address);
    m_sheet.portfolio.publications << publication;
}

void ListWriter::talk(const DatedItem &item)
{
    const QString pointer = u"/talks/%1"_s.arg(m_sheet.portfolio.talks.size());
    Talk talk;
    Snippet event = item.second;
    event.add(item.third, u", ");
    m_sheet.set(talk.title, pointer + u"/title"_s, item.title);
    m_sheet.set(talk.event, pointer + u"/event"_s, event);
    m_sheet.set(talk.date, pointer + u"/date"_s, item.date, item.dateText);
    address(talk.url, pointer + u"/url"_s, item.address);
    m_sheet.portfolio.talks << talk;
}

/// "“She is a joy to work with.” — Ngozi Eze": what was said, and by whom.
void readReferences(FactSheet &sheet, const QList<SourceLine> &lines)
{
    auto &references = sheet.portfolio.references;
    for (const auto &paragraph : paragraphsOf(lines)) {
        static const QSet<QString> onRequest{u"available on request"_s, u"references available on request"_s, u"available upon request"_s,
                                             u"references available upon request"_s, u"auf anfrage"_s, u"sur demande"_s};
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
        } else {
            sheet.set(reference.reference, pointer + u"/reference"_s, paragraph);
        }
        references << reference;
    }
}

} // namespace

Snippet subSnippet(const Snippet &snippet, qsizetype from, qsizetype to)
{
    from = std::clamp<qsizetype>(from, 0, snippet.text.size());
    to = std::clamp<qsizetype>(to, from, snippet.text.size());
    while (from < to && snippet.text.at(from).isSpace())
        ++from;
    while (to > from && snippet.text.at(to - 1).isSpace())
        --to;
    if (from == to)
        return {};
    if (snippet.end - snippet.start != snippet.text.size())
        return Snippet(snippet.text.mid(from, to - from), snippet.start, snippet.end);
    return Snippet(snippet.text.mid(from, to - from), snippet.start + from, snippet.start + to);
}

QList<Snippet> splitList(const Snippet &snippet)
{
    QList<Snippet> items;
    qsizetype start = 0;
    int depth = 0;
    const QString &text = snippet.text;
    const auto add = [&](qsizetype end) {
        Snippet item = subSnippet(snippet, start, end);
        if (item.text.endsWith(u'.') && item.text.count(u'.') == 1 && end == text.size())
            item = subSnippet(item, 0, item.text.size() - 1);
        if (!item.isEmpty())
            items << item;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == u'(')
            ++depth;
        else if (c == u')' && depth > 0)
            --depth;
        if (c == u',' && i > 0 && text.at(i - 1).isDigit() && i + 1 < text.size() && text.at(i + 1).isDigit())
            continue; // "120,000"
        const bool spacedSlash = c == u'/' && i > 0 && text.at(i - 1).isSpace() && i + 1 < text.size() && text.at(i + 1).isSpace();
        const bool wide = c.isSpace() && i + 2 < text.size() && text.at(i + 1).isSpace() && text.at(i + 2).isSpace();
        if (depth == 0 && (u",;|•·、，،\t"_s.contains(c) || spacedSlash || wide)) {
            add(i);
            start = i + 1;
        }
    }
    add(text.size());
    return items;
}

void readCvList(FactSheet &sheet, CvSection section, const QList<SourceLine> &lines)
{
    switch (section) {
    case CvSection::Skills: readSkills(sheet, lines); return;
    case CvSection::Languages: readLanguages(sheet, lines); return;
    case CvSection::Interests: readInterests(sheet, lines); return;
    case CvSection::References: readReferences(sheet, lines); return;
    default: break;
    }
    ListWriter writer(sheet);
    for (const auto &item : itemsOf(lines)) {
        const DatedItem dated = datedItem(item);
        if (dated.title.isEmpty()) {
            sheet.unplaced(item.whole);
            continue;
        }
        switch (section) {
        case CvSection::Certificates: writer.certificate(dated); break;
        case CvSection::Publications: writer.publication(dated); break;
        case CvSection::Talks: writer.talk(dated); break;
        default: writer.award(dated); break;
        }
    }
}

} // namespace trinity
