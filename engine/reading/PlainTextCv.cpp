// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/PlainTextCv.h"

#include "engine/reading/CvHead.h"
#include "engine/reading/CvSections.h"
#include "engine/reading/DateText.h"
#include "engine/reading/WordLists.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestHeading = 60;

/// A line of one repeated sign that underlines a heading or parts the page.
bool isRule(QStringView text)
{
    return text.size() >= 3 && QStringView(u"=-_*~#─━═—–.").contains(text.front())
        && std::all_of(text.begin(), text.end(), [&](QChar c) { return c == text.front() || c.isSpace(); });
}

bool isShouted(QStringView text)
{
    qsizetype letters = 0;
    for (const QChar c : text) {
        if (c.isLower())
            return false;
        letters += c.isUpper() ? 1 : 0;
    }
    return letters >= 4;
}

/// "REFERENCES on request" says nothing about anybody.
bool isOnRequest(QStringView text)
{
    static const QRegularExpression phrase(
        uR"(^(?:references?|referees|referenzen|références|referencias|referenze|referências)\b.{0,20}\b(?:on request|upon request|auf anfrage|sur demande|a petición|su richiesta|a pedido)\W*$)"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    constexpr qsizetype longestPhrase = 60;
    return text.size() <= longestPhrase && phrase.match(text.toString()).hasMatch();
}

class CvReading
{
public:
    explicit CvReading(FactSheet &sheet) : m_sheet(sheet), m_lines(linesOf(sheet.text())) { }

    void read();

private:
    struct Heading {
        std::optional<CvSection> section;
        Snippet text;
        SourceLine rest; ///< what follows a heading on its own line: "Skills: Python"
    };

    void joinRules();
    std::optional<Heading> headingAt(qsizetype index) const;
    bool opensLanguage(qsizetype index) const;
    std::optional<Heading> inlineHeading(const SourceLine &line) const;
    void endSection();

    FactSheet &m_sheet;
    QList<SourceLine> m_lines;
    QList<bool> m_underlined;
    bool m_shouting = false; ///< headings of this text are written in capitals
    std::optional<Heading> m_current;
    QList<SourceLine> m_section;
};

/// Rules are no text: they mark the line above as a heading and count as an empty line.
void CvReading::joinRules()
{
    m_underlined.fill(false, m_lines.size());
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        if (!isRule(m_lines.at(i).text))
            continue;
        if (i > 0 && !m_lines.at(i - 1).isBlank() && m_lines.at(i - 1).text.size() <= longestHeading)
            m_underlined[i - 1] = true;
        m_lines[i].text.clear();
        m_lines[i].bullet = false;
        if (i + 1 < m_lines.size())
            m_lines[i + 1].afterBlank = true;
    }
}

std::optional<CvReading::Heading> CvReading::inlineHeading(const SourceLine &line) const
{
    const auto colon = line.text.indexOf(u':');
    if (colon <= 0 || colon > longestHeading || line.bullet)
        return std::nullopt;
    // Inside a list of skills "Languages: C++" is a group, inside a job "Tools: ..." belongs to the job.
    const bool alone = line.afterBlank || !m_current || !m_current->rest.isBlank();
    const bool insideSkills = m_current && m_current->section == CvSection::Skills;
    const auto section = sectionOfHeading(QStringView(line.text).first(colon));
    if (!section || !alone || insideSkills || section == CvSection::Contact)
        return std::nullopt;
    Heading heading;
    heading.section = section;
    heading.text = line.cut(0, colon);
    const Snippet rest = line.cut(colon + 1, line.text.size());
    if (rest.isEmpty())
        return std::nullopt;
    heading.rest.text = rest.text;
    heading.rest.start = rest.start;
    heading.rest.end = rest.end;
    heading.rest.afterBlank = true;
    return heading;
}

/// "日本語" above a paragraph: the part of a text that is written in that language.
bool CvReading::opensLanguage(qsizetype index) const
{
    const auto section = m_current->section;
    if (section == CvSection::Languages || section == CvSection::Skills || section == CvSection::Interests)
        return false;
    const bool above = index + 1 < m_lines.size() && !m_lines.at(index + 1).isBlank() && !m_lines.at(index + 1).bullet;
    return above && words::isSpokenLanguage(m_lines.at(index).text);
}

std::optional<CvReading::Heading> CvReading::headingAt(qsizetype index) const
{
    const auto &line = m_lines.at(index);
    if (line.isBlank() || line.text.size() > longestHeading)
        return line.isBlank() ? std::nullopt : inlineHeading(line);
    const bool underlined = m_underlined.at(index);
    Heading heading;
    heading.text = line.whole();
    if (!line.bullet || line.text.endsWith(u':')) {
        heading.section = sectionOfHeading(line.text);
        // Bare words like "Service" inside a section are headings only when they stand apart or end in a colon.
        const bool apart = line.afterBlank || underlined || line.text.endsWith(u':') || isShouted(line.text) || index == 0;
        if (heading.section && apart && !(index == 0 && m_lines.size() == 1))
            return heading;
    }
    if (auto inlined = inlineHeading(line))
        return inlined;
    if (m_current && line.afterBlank && !line.bullet && (isOtherHeading(line.text) || opensLanguage(index))) {
        heading.section.reset();
        return heading;
    }
    heading.section.reset();
    if (line.afterBlank && !line.bullet && isOnRequest(line.text))
        return heading;
    const bool seenAny = m_current.has_value();
    const bool dated = findDate(line.text).has_value() || (index + 1 < m_lines.size() && findDate(m_lines.at(index + 1).text).has_value());
    const auto section = m_current ? m_current->section : std::nullopt;
    // A dated line below makes a heading the name of an employer, where there are employers.
    const bool ofAnEntry = dated
        && (!m_shouting || !section || *section == CvSection::Work || *section == CvSection::Volunteer || *section == CvSection::Education
            || *section == CvSection::Projects);
    if (seenAny && line.afterBlank && !line.bullet && !ofAnEntry && (underlined || (m_shouting && isShouted(line.text))))
        return heading;
    return std::nullopt;
}

void CvReading::endSection()
{
    if (!m_current) {
        readCvHead(m_sheet, m_section);
    } else {
        if (!m_section.isEmpty())
            m_section.first().afterBlank = true;
        if (m_current->section)
            readCvSection(m_sheet, *m_current->section, m_section);
        else
            leaveUnplaced(m_sheet, m_current->text, m_section);
    }
    m_section.clear();
}

void CvReading::read()
{
    joinRules();
    bool nameLine = false; // the first line of words is the name, even when it is called like a section
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const auto heading = nameLine ? headingAt(i) : std::nullopt;
        const bool title = !nameLine && sectionOfHeading(m_lines.at(i).text).has_value();
        nameLine = nameLine || !m_lines.at(i).isBlank();
        if (title) { // "Résumé" above the name, or a text without a head
            Heading first;
            first.section = sectionOfHeading(m_lines.at(i).text);
            first.text = m_lines.at(i).whole();
            qsizetype next = i + 1;
            while (next < m_lines.size() && m_lines.at(next).isBlank())
                ++next;
            if (next < m_lines.size() && first.section == CvSection::Summary && looksLikeName(m_lines.at(next).text)) {
                nameLine = false;
                continue;
            }
            m_current = first;
            continue;
        }
        if (!heading) {
            m_section << m_lines.at(i);
            continue;
        }
        endSection();
        m_current = heading;
        m_shouting = m_shouting || (heading->section && isShouted(heading->text.text));
        if (!heading->rest.isBlank())
            m_section << heading->rest;
    }
    endSection();
}

} // namespace

void readPlainTextCv(FactSheet &sheet)
{
    CvReading(sheet).read();
}

} // namespace trinity
