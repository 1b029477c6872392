// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/DatedItems.h"

#include "engine/reading/Citation.h"
#include "engine/reading/ContactLine.h"
#include "engine/reading/DateAtom.h"
#include "engine/reading/DateText.h"
#include "engine/reading/HeadingParts.h"
#include "engine/reading/LinkableAddress.h"
#include "engine/reading/ListItem.h"
#include "engine/reading/WordLists.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

#include <algorithm>
#include <utility>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

/// An award, certificate, publication or talk before its fields have names.
struct DatedItem {
    Snippet title;
    Snippet second;
    Snippet third;
    Snippet dateText;
    QString date;
    Snippet address;
    Snippet validity; ///< "valid until 2026"
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

void takeAddress(DatedItem &dated, const ListItem &item, SourceLine &line)
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
            while (!line.text.isEmpty() && (line.text.back().isSpace() || QStringView(u"(<,;–—-|").contains(line.text.back())))
                line.text.chop(1);
        }
        return;
    }
}

/// "Green Belt (TÜV Süd)", "Kubernetes Administrator (CNCF, 2022)": who gave it, in brackets at the end. Where the bracket begins, or -1.
qsizetype bracketAtEnd(const QString &text)
{
    constexpr qsizetype longestInBrackets = 80;
    if (!text.endsWith(u')'))
        return -1;
    const auto open = text.lastIndexOf(u'(');
    return open > 2 && text.size() - open <= longestInBrackets ? open : -1;
}

/// "Sicherheitskoordinatorin (SiGeKo)": the same again, and not who gave it.
bool abbreviates(QStringView inBrackets, QStringView title)
{
    qsizetype at = 0;
    for (const QChar c : inBrackets) {
        if (!c.isLetter())
            return false;
        at = title.indexOf(c, at, Qt::CaseInsensitive) + 1;
        if (at == 0)
            return false;
    }
    return inBrackets.size() >= 2;
}

/// "valid until 2026" is no date at which something was given. Where the phrase begins, or -1.
qsizetype validityBefore(const QString &text, qsizetype dateFrom)
{
    qsizetype from = 0;
    static const QSet<QString> names{u"valid"_s, u"gultig"_s, u"valable"_s, u"valido"_s, u"valida"_s, u"expires"_s, u"expiry"_s};
    return names.contains(wordEndingAt(text, dateFrom, from)) ? from : -1;
}

/// "Solutions Architect – Associate, Amazon": the level belongs to the name.
bool beginsWithGrade(const QString &part)
{
    static const QSet<QString> grades{u"associate"_s, u"professional"_s, u"foundation"_s,   u"practitioner"_s, u"specialty"_s,
                                      u"expert"_s,    u"advanced"_s,     u"intermediate"_s, u"fundamentals"_s, u"level"_s};
    return grades.contains(words::folded(QStringView(part).left(part.indexOf(QRegularExpression(u"[ ,]"_s)))));
}

/// Title and the others from the words on both sides of the date.
QList<CvEntry::Part> partsAround(const SourceLine &line, qsizetype dateFrom, qsizetype dateTo, CvSection section)
{
    const AtWords at = section == CvSection::Talks ? AtWords::Cut : AtWords::Kept;
    const qsizetype open = bracketAtEnd(line.text);
    const bool onlyDate = open >= 0 && dateFrom <= open + 1 && dateTo + 1 >= line.text.size();
    const bool again = open >= 0 && abbreviates(QStringView(line.text).sliced(open + 1).chopped(1), QStringView(line.text).first(open));
    if (open >= 0 && !onlyDate && !again && (dateFrom > open || dateTo <= open || dateFrom == line.text.size())) {
        const qsizetype from = dateTo <= open && dateFrom == 0 ? dateTo : 0;
        const qsizetype end = line.text.size() - 1;
        QList<CvEntry::Part> parts = headingParts(line, from, open, at);
        if (parts.size() == 1) {
            for (auto part : headingParts(line, open + 1, dateFrom > open ? std::min(dateFrom, end) : end, at)) {
                part.separator = u'(';
                parts << part;
            }
            return parts;
        }
    }
    QList<CvEntry::Part> parts = headingParts(line, 0, dateFrom, at) + headingParts(line, dateTo, line.text.size(), at);
    const auto comma = parts.size() == 2 ? parts.at(1).text.text.indexOf(u", "_s) : -1;
    if (section == CvSection::Certificates && comma > 0 && beginsWithGrade(parts.at(1).text.text)) {
        const Snippet second = parts.at(1).text;
        const qsizetype titleFrom = line.text.indexOf(parts.at(0).text.text);
        const qsizetype titleTo = line.text.indexOf(second.text) + comma;
        if (titleFrom >= 0 && titleTo > titleFrom)
            parts = {CvEntry::Part{line.cut(titleFrom, titleTo), QChar()},
                     CvEntry::Part{subSnippet(second, comma + 1, second.text.size()), u'|'}};
    }
    return parts;
}

DatedItem datedItem(const ListItem &item, CvSection section)
{
    DatedItem dated;
    SourceLine line = item.line;
    takeAddress(dated, item, line);
    if (section == CvSection::Publications) {
        if (const auto citation = readCitation(line)) {
            dated.title = citation->title;
            dated.second = citation->publisher;
            dated.third = citation->others;
            dated.date = citation->date;
            dated.dateText = citation->dateText;
            return dated;
        }
    }
    qsizetype dateFrom = line.text.size();
    qsizetype dateTo = line.text.size();
    if (const auto date = findDate(line.text)) {
        dated.date = date->start.isEmpty() ? date->end : date->start;
        dated.dateText = date->start.isEmpty() ? line.cut(date->endFrom, date->endTo) : line.cut(date->startFrom, date->startTo);
        dateFrom = date->from;
        dateTo = date->to;
        if (const auto validity = validityBefore(line.text, dateFrom); validity >= 0) {
            dated.validity = line.cut(validity, dateTo);
            dated.date.clear();
            dateFrom = validity;
        }
    } else if (const auto year = findDateAnywhere(line.text)) { // "Young Engineer 2018, Society of Bridges": a part of the title
        dated.date = year->start.isEmpty() ? year->end : year->start;
        dated.dateText = line.cut(year->startFrom, year->startTo);
        if (line.text.at(year->from) == u'(') { // but not in brackets
            dateFrom = year->from;
            dateTo = year->to;
        }
    }
    QList<CvEntry::Part> parts;
    // "Finalist of the contest “Young Cooks”": the quotation is a piece of an award's name.
    const auto inside = section == CvSection::Awards && quotedIn(line.text).first > 1;
    if (const auto [from, to] = quotedIn(line.text); !inside && from >= 0 && (dateFrom >= to || dateTo <= from)) {
        const bool stop = to > from + 1 && (line.text.at(to - 1) == u'.' || line.text.at(to - 1) == u',');
        parts << CvEntry::Part{line.cut(from, stop ? to - 1 : to), QChar()};
        // Behind the title stand journal or event, before it the authors.
        parts << headingParts(line, to + 1, std::max(to + 1, dateFrom));
        if (dateTo > to)
            parts << headingParts(line, std::max(dateTo, to + 1), line.text.size());
        parts << headingParts(line, 0, std::min(from - 1, dateFrom));
        if (dateTo < from)
            parts << headingParts(line, dateTo, from - 1);
    } else {
        parts = partsAround(line, dateFrom, dateTo, section);
    }
    // More than two commas are a citation or a sentence: its first part is no title.
    if (parts.size() > 3
        && std::all_of(parts.begin() + 1, parts.end(), [](const auto &part) { return part.separator == u',' || part.separator.isNull(); })
        && quotedIn(line.text).first < 0) {
        dated.title = dateTo >= line.text.size() ? line.cut(0, dateFrom) : line.whole();
        while (!dated.title.isEmpty() && QStringView(u" ,;(–-").contains(dated.title.text.back()))
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
    // "Nursing Council, Adult Nurse": who registers comes first
    if (section == CvSection::Certificates && words::namesOrganisation(dated.title.text) && !words::namesOrganisation(dated.second.text)
        && words::namesRole(dated.second.text))
        std::swap(dated.title, dated.second);
    return dated;
}

class ListWriter
{
public:
    explicit ListWriter(FactSheet &sheet) : m_sheet(sheet) { }

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

} // namespace

void readDatedItems(FactSheet &sheet, CvSection section, const QList<SourceLine> &lines)
{
    ListWriter writer(sheet);
    for (const auto &item : listItemsOf(lines)) {
        const DatedItem dated = datedItem(item, section);
        sheet.unplaced(dated.validity);
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
