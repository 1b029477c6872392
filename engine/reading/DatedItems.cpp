// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/DatedItems.h"

#include "engine/reading/ContactLine.h"
#include "engine/reading/DateText.h"
#include "engine/reading/EntrySplitter.h"
#include "engine/reading/LinkableAddress.h"
#include "engine/reading/ListItem.h"

#include <algorithm>

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

DatedItem datedItem(const ListItem &item)
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
