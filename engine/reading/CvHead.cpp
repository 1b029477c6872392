// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/CvHead.h"

#include "engine/reading/ContactLine.h"
#include "engine/reading/ContactWriter.h"
#include "engine/reading/DateText.h"
#include "engine/reading/ListItem.h"
#include "engine/reading/WordLists.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

#include <algorithm>
#include <numeric>
#include <utility>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestPersonName = 80;
constexpr int mostHeadLines = 400;
constexpr qsizetype mostPersonNameWords = 7;
constexpr qsizetype longestPersonLabel = 120;

/// "Curriculum vitae" and its like: a title of the page, nothing about the person.
bool isDocumentTitle(QStringView text)
{
    static const QSet<QString> titles{u"curriculum vitae"_s, u"cv"_s,         u"c.v."_s,         u"resume"_s,
                                      u"lebenslauf"_s,       u"vita"_s,       u"portfolio"_s,    u"curriculo"_s,
                                      u"curriculum"_s,       u"резюме"_s,     u"履歴書"_s,       u"职务经历书"_s,
                                      u"职業経歴書"_s,       u"職務経歴書"_s, u"简历"_s,         u"个人简历"_s,
                                      u"السيرة الذاتية"_s,   u"קורות חיים"_s, u"hoja de vida"_s, u"tabellarischer lebenslauf"_s};
    return text.size() < 40 && titles.contains(words::folded(text));
}

/// Where the name ends in "Ada Okonkwo | Designer" or "CV – Ada Okonkwo"; pieces between strong separators.
QList<std::pair<qsizetype, qsizetype>> headPieces(const QString &text)
{
    QList<std::pair<qsizetype, qsizetype>> pieces;
    qsizetype start = 0;
    bool afterLabel = false; // "Name:      Ada": the gap belongs to the label
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        afterLabel = c == u':' || (afterLabel && c.isSpace());
        if (afterLabel)
            continue;
        const bool spaced = i > 0 && text.at(i - 1).isSpace() && i + 1 < text.size() && text.at(i + 1).isSpace();
        const bool wide = c.isSpace() && i + 2 < text.size() && text.at(i + 1).isSpace() && text.at(i + 2).isSpace();
        if (c == u'|' || c == u'•' || c == u'\t' || wide || (spaced && QStringView(u"–—-·/").contains(c))) {
            pieces << std::pair(start, i);
            start = i + 1;
        }
    }
    pieces << std::pair(start, text.size());
    return pieces;
}

/// "Priya Raman 👩‍💻" without the picture, on either side.
Snippet withoutPictograms(const Snippet &piece)
{
    const auto isPictogram = [](QChar c) {
        const bool emoji = c.isHighSurrogate() ? (c.unicode() >= 0xD83C && c.unicode() <= 0xD83E) : c.isLowSurrogate();
        return emoji || c.isSpace() || c.category() == QChar::Symbol_Other || c.unicode() == 0x200D || c.unicode() == 0xFE0F;
    };
    qsizetype from = 0;
    qsizetype to = piece.text.size();
    while (from < to && isPictogram(piece.text.at(from)) && !(piece.text.at(from).isLowSurrogate() && from == 0))
        ++from;
    // A low surrogate counts only together with the high one of a pictogram: names in rare characters keep theirs.
    while (to > from) {
        const QChar last = piece.text.at(to - 1);
        const bool pair = last.isLowSurrogate() && to - 1 > from;
        if (!isPictogram(last) || (pair && !isPictogram(piece.text.at(to - 2))))
            break;
        to -= pair ? 2 : 1;
    }
    return subSnippet(piece, from, to);
}

/// "Hafenstraße 7", "14 Harbour Road"
bool looksLikeStreet(const QString &text)
{
    constexpr qsizetype longestStreet = 60;
    static const QRegularExpression street(
        uR"(^(?:\p{L}[\p{L} .'’-]+\s\d{1,4}\s?[a-z]?|\d{1,4}\s?[a-z]?,?\s(?:\p{L}[\p{L} .'’-]*\s)?(?:road|rd|street|st|avenue|ave|lane|drive|way|close|court|crescent|terrace|square|rue|boulevard|bd|place|chemin|impasse|quai|allée)\b[\p{L} .'’-]*)$)"_s,
        QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::CaseInsensitiveOption);
    return text.size() <= longestStreet && street.match(text).hasMatch();
}

class HeadReading
{
public:
    HeadReading(FactSheet &sheet, const QList<SourceLine> &lines) : m_sheet(sheet), m_lines(lines) { }

    void read();

private:
    bool takeName(const SourceLine &line);
    bool takeLabel(const Snippet &snippet);
    bool takePlace(const SourceLine &line);
    void takeLine(const SourceLine &line);
    void takeRest(const QList<Snippet> &rest);
    void endParagraph();

    FactSheet &m_sheet;
    const QList<SourceLine> &m_lines;
    Snippet m_paragraph;
    bool m_nameTried = false;
    int m_taken = 0; ///< lines looked at
};

bool HeadReading::takeName(const SourceLine &line)
{
    auto &basics = m_sheet.portfolio.basics;
    if (!basics.name.isEmpty() || isDocumentTitle(line.text))
        return isDocumentTitle(line.text);
    if (m_nameTried)
        return false;
    QList<Snippet> rest;
    for (const auto &[from, to] : headPieces(line.text)) {
        const Snippet piece = line.cut(from, to);
        if (piece.isEmpty() || isDocumentTitle(piece.text))
            continue;
        if (const Snippet name = withoutPictograms(piece); basics.name.isEmpty() && looksLikeName(name.text))
            m_sheet.set(basics.name, u"/basics/name"_s, name);
        else
            rest << piece;
    }
    if (basics.name.isEmpty())
        return false;
    m_nameTried = true;
    for (const auto &piece : rest) {
        SourceLine part;
        part.text = piece.text;
        part.start = piece.start;
        part.end = piece.end;
        takeLine(part);
    }
    return true;
}

bool HeadReading::takeLabel(const Snippet &snippet)
{
    auto &basics = m_sheet.portfolio.basics;
    if (!basics.label.isEmpty() || !basics.summary.isEmpty() || snippet.text.size() > longestPersonLabel || words::isSentence(snippet.text)
        || looksLikePlace(snippet.text) || looksLikeStreet(snippet.text) || findDateAnywhere(snippet.text))
        return false;
    m_sheet.set(basics.label, u"/basics/label"_s, snippet);
    return true;
}

void HeadReading::takeRest(const QList<Snippet> &rest)
{
    for (const auto &piece : rest) {
        if (looksLikePlace(piece.text) && m_sheet.portfolio.basics.location.city.isEmpty())
            writePlace(m_sheet, piece);
        else if (m_sheet.portfolio.basics.label.isEmpty() && (words::namesRole(piece.text) || !looksLikeName(piece.text))
                 && takeLabel(piece))
            continue;
        else if (m_sheet.portfolio.basics.location.city.isEmpty() && piece.text.size() < 40 && looksLikeName(piece.text))
            writePlace(m_sheet, piece); // beside mail and phone stands the town
        else
            m_sheet.unplaced(piece);
    }
}

void HeadReading::endParagraph()
{
    if (m_paragraph.isEmpty())
        return;
    auto &portfolio = m_sheet.portfolio;
    if (words::isSentence(m_paragraph.text) || m_paragraph.text.contains(u". "_s))
        m_sheet.addParagraph(portfolio.basics.summary, u"/basics/summary"_s, m_paragraph);
    else
        m_sheet.unplaced(m_paragraph);
    m_paragraph = {};
}

/// "28217 Bremen", also below its street, and "Journalist | Santiago, España".
bool HeadReading::takePlace(const SourceLine &line)
{
    if (!m_sheet.portfolio.basics.location.city.isEmpty())
        return false;
    const Snippet whole = line.whole();
    if (looksLikePlace(whole.text)) {
        Snippet place = whole;
        if (looksLikeStreet(m_paragraph.text)) {
            place = std::exchange(m_paragraph, {});
            place.add(whole, u", ");
        }
        endParagraph();
        writePlace(m_sheet, place);
        return true;
    }
    const auto pieces = headPieces(line.text);
    const auto isPlace = [&](const auto &piece) { return looksLikePlace(line.cut(piece.first, piece.second).text); };
    if (!m_paragraph.isEmpty() || pieces.size() < 2 || std::none_of(pieces.begin(), pieces.end(), isPlace))
        return false;
    for (const auto &[from, to] : pieces) {
        const Snippet piece = line.cut(from, to);
        if (looksLikePlace(piece.text))
            writePlace(m_sheet, piece);
        else if (!takeLabel(piece))
            m_sheet.unplaced(piece);
    }
    return true;
}

void HeadReading::takeLine(const SourceLine &line)
{
    if (++m_taken > mostHeadLines) { // no head is that long: what follows is prose
        m_paragraph.add(line.whole(), u" ");
        return;
    }
    const auto contacts = readContactLine(line);
    const auto restLength = std::accumulate(contacts.rest.begin(), contacts.rest.end(), qsizetype(0),
                                            [](qsizetype sum, const Snippet &piece) { return sum + piece.text.size(); });
    const bool prose = words::isSentence(line.text) && line.text.size() > 60 && restLength * 2 > line.text.size();
    if (!contacts.finds.isEmpty() && !prose) {
        endParagraph();
        writeContacts(m_sheet, contacts);
        takeRest(contacts.rest);
        return;
    }
    const Snippet whole = line.whole();
    if (takePlace(line))
        return;
    if (m_paragraph.isEmpty()) {
        if (!m_sheet.portfolio.basics.name.isEmpty() && takeLabel(whole))
            return;
    }
    m_paragraph.add(whole, u" ");
}

void HeadReading::read()
{
    for (const auto &line : m_lines) {
        if (line.isBlank() || line.afterBlank)
            endParagraph();
        if (line.isBlank() || takeName(line))
            continue;
        takeLine(line);
        if (line.breaksAfter)
            endParagraph();
    }
    endParagraph();
}

} // namespace

bool looksLikeName(QStringView text)
{
    text = text.trimmed();
    if (text.isEmpty() || text.size() > longestPersonName || QStringView(u".!?:;。").contains(text.back()))
        return !text.isEmpty() && text.size() <= longestPersonName && text.back() == u'.' && text.count(u' ') <= 3 && text.count(u'.') <= 3
            && words::folded(text).endsWith("r."_L1) && text.front().isUpper(); // "Luis Ortega Jr."
    if (text.contains(u'@') || text.contains(u':') || text.contains(u"www.") || findDateAnywhere(text))
        return false;
    static const QSet<QString> particles{u"de"_s, u"da"_s,  u"do"_s,  u"dos"_s,  u"das"_s, u"di"_s,  u"del"_s, u"della"_s,
                                         u"la"_s, u"le"_s,  u"von"_s, u"van"_s,  u"der"_s, u"den"_s, u"zu"_s,  u"y"_s,
                                         u"e"_s,  u"i"_s,   u"bin"_s, u"bint"_s, u"ibn"_s, u"al"_s,  u"el"_s,  u"af"_s,
                                         u"av"_s, u"ten"_s, u"ter"_s, u"und"_s,  u"and"_s, u"du"_s,  u"of"_s,  u"the"_s};
    const auto nameWords = text.split(u' ', Qt::SkipEmptyParts);
    if (nameWords.size() > mostPersonNameWords)
        return false;
    qsizetype small = 0;
    qsizetype letters = 0;
    for (const auto word : nameWords) {
        const auto first = std::find_if(word.begin(), word.end(), [](QChar c) { return c.isLetter() || c.isSurrogate(); });
        letters += std::count_if(word.begin(), word.end(), [](QChar c) { return c.isLetter() || c.isSurrogate(); });
        if (first != word.end() && first->isLower() && !particles.contains(words::folded(word)))
            ++small;
    }
    if (letters < 2)
        return letters == 1 && text.size() == 1;
    return small == 0 || (small == nameWords.size() && nameWords.size() <= 3);
}

QList<Snippet> paragraphsOf(const QList<SourceLine> &lines)
{
    QList<Snippet> paragraphs;
    Snippet paragraph;
    for (const auto &line : lines) {
        if (line.isBlank() || line.afterBlank || line.bullet || line.title) {
            if (!paragraph.isEmpty())
                paragraphs << paragraph;
            paragraph = {};
        }
        paragraph.add(line.whole(), u" ");
        if (line.breaksAfter) {
            paragraphs << paragraph;
            paragraph = {};
        }
    }
    if (!paragraph.isEmpty())
        paragraphs << paragraph;
    return paragraphs;
}

void readCvHead(FactSheet &sheet, const QList<SourceLine> &lines)
{
    HeadReading(sheet, lines).read();
}

void readContactSection(FactSheet &sheet, const QList<SourceLine> &lines)
{
    for (const auto &line : lines) {
        if (line.isBlank())
            continue;
        const auto contacts = readContactLine(line);
        writeContacts(sheet, contacts);
        for (const auto &piece : contacts.rest) {
            if (looksLikePlace(piece.text) && sheet.portfolio.basics.location.city.isEmpty())
                writePlace(sheet, piece);
            else
                sheet.unplaced(piece);
        }
    }
}

} // namespace trinity
