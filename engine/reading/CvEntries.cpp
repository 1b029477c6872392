// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/CvEntries.h"

#include "engine/reading/EntrySplitter.h"
#include "engine/reading/LabelledText.h"
#include "engine/reading/LinkableAddress.h"
#include "engine/reading/ListItem.h"
#include "engine/reading/ProjectEntry.h"
#include "engine/reading/WordLists.h"

#include <QtCore/QStringList>

#include <algorithm>
#include <optional>
#include <utility>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestDegreeMark = 5; // "M.Sc."; longer ones are words

class EntryWriter
{
public:
    EntryWriter(FactSheet &sheet, CvSection section) : m_sheet(sheet), m_section(section) { }

    void write(const CvEntry &entry);
    void learnOrder(const QList<CvEntry> &entries);

private:
    void work(const CvEntry &entry);
    void volunteer(const CvEntry &entry);
    void education(const CvEntry &entry);
    template <typename T>
    void dates(T &into, const CvEntry &entry, const QString &pointer);
    void degree(Education &into, const Snippet &text, const QString &pointer);
    void link(QString &url, const QString &pointer, const CvEntry &entry);

    FactSheet &m_sheet;
    const CvSection m_section;
    std::optional<bool> m_roleFirst;
};

/// Which part is the role and which the employer; -1 when there is none.
struct Roles {
    qsizetype role = -1;
    qsizetype employer = -1;
};

/// `roleFirst`: how the other entries of the section are written, for headings whose words say nothing.
Roles rolesOf(const QList<CvEntry::Part> &parts, std::optional<bool> roleFirst)
{
    Roles roles;
    if (parts.isEmpty())
        return roles;
    QList<bool> isRole;
    QList<bool> isEmployer;
    for (const auto &part : parts) {
        isRole << words::namesRole(part.text.text);
        isEmployer << words::namesOrganisation(part.text.text);
    }
    if (parts.size() == 1) {
        (isEmployer.first() && !isRole.first() ? roles.employer : roles.role) = 0;
        return roles;
    }
    for (qsizetype i = 0; i < parts.size() && roles.role < 0; ++i)
        if (isRole.at(i) && !isEmployer.at(i))
            roles.role = i;
    for (qsizetype i = 0; i < parts.size() && roles.role < 0; ++i)
        if (isRole.at(i))
            roles.role = i;
    for (qsizetype i = 0; i < parts.size() && roles.employer < 0; ++i)
        if (isEmployer.at(i) && i != roles.role)
            roles.employer = i;
    if (roles.role < 0 && roles.employer < 0) {
        // Nothing in the words: after a comma or "at" comes the employer, before a bar stands it.
        const bool employerFirst = roleFirst ? !*roleFirst : parts.at(1).separator == u'|';
        return employerFirst ? Roles{1, 0} : Roles{0, 1};
    }
    // The other one begins the other line, if there are two; what stands behind a comma is a place.
    const auto otherThan = [&](qsizetype known) {
        for (qsizetype i = 0; i < parts.size(); ++i)
            if (i != known && (i == 0 || parts.at(i).separator.isNull()))
                return i;
        return qsizetype(known == 0 ? 1 : 0);
    };
    if (roles.role < 0)
        roles.role = otherThan(roles.employer);
    if (roles.employer < 0)
        roles.employer = otherThan(roles.role);
    return roles;
}

/// Everything of a heading that is neither role nor employer.
Snippet otherParts(const QList<CvEntry::Part> &parts, const Roles &roles)
{
    Snippet others;
    for (qsizetype i = 0; i < parts.size(); ++i)
        if (i != roles.role && i != roles.employer)
            others.add(parts.at(i).text, u", ");
    return others;
}

/// The place in parts from which the heading's lines begin: those with a separator belong to the line before.
Snippet behind(const QList<CvEntry::Part> &parts, qsizetype first)
{
    Snippet more;
    for (qsizetype i = first + 1; i < parts.size() && !parts.at(i).separator.isNull(); ++i)
        more.add(parts.at(i).text, u", ");
    return more;
}

/// What stands behind the employer on its own line.
Snippet placeOf(const QList<CvEntry::Part> &parts, const Roles &roles)
{
    return roles.employer < 0 ? Snippet() : behind(parts, roles.employer);
}

/// "Staff Nurse, Intensive Care" above "Ashgate Hospital, Sheffield": when the employer's line has the place, the role's has a unit.
Snippet unitOf(const QList<CvEntry::Part> &parts, const Roles &roles)
{
    const auto beginsLine = [&](qsizetype i) { return i == 0 || (i > 0 && parts.at(i).separator.isNull()); };
    if (roles.role < 0 || roles.employer < 0 || !beginsLine(roles.role) || !beginsLine(roles.employer) || placeOf(parts, roles).isEmpty())
        return {};
    return behind(parts, roles.role);
}

/// "Northgate Payments, Manchester" with the role on the other side of a dash: takes the place off the end.
Snippet placeBehind(Snippet &employer)
{
    const auto comma = employer.text.lastIndexOf(u", "_s);
    if (comma <= 0)
        return {};
    const QStringView tail = QStringView(employer.text).mid(comma + 2).trimmed();
    const bool plain =
        std::all_of(tail.begin(), tail.end(), [](QChar c) { return c.isLetter() || c.isMark() || QStringView(u" -'’.").contains(c); });
    if (tail.isEmpty() || !plain || tail.front().isLower() || tail.count(u' ') > 2 || words::isLegalForm(tail)
        || words::namesOrganisation(tail) || words::namesRole(tail))
        return {};
    const Snippet place = subSnippet(employer, comma + 1, employer.text.size());
    employer = subSnippet(employer, 0, comma);
    return place;
}

template <typename T>
void EntryWriter::dates(T &into, const CvEntry &entry, const QString &pointer)
{
    if (!entry.dated)
        return;
    m_sheet.set(into.startDate, pointer + u"/startDate"_s, entry.startDate, entry.start);
    m_sheet.set(into.endDate, pointer + u"/endDate"_s, entry.endDate, entry.end);
}

void EntryWriter::link(QString &url, const QString &pointer, const CvEntry &entry)
{
    QList<Snippet> candidates;
    for (const auto &link : entry.links)
        candidates << link.address;
    candidates << entry.bodyLinks;
    for (const auto &candidate : candidates) {
        const QString address = linkableAddress(candidate.text);
        if (address.isEmpty())
            m_sheet.find(u"the address %1 was left out: it is not a web or mail address"_s.arg(candidate.text.left(80)));
        else if (url.isEmpty())
            m_sheet.set(url, pointer, address, candidate);
    }
}

void EntryWriter::work(const CvEntry &entry)
{
    const QString pointer = u"/work/%1"_s.arg(m_sheet.portfolio.work.size());
    Work work;
    const Roles roles = rolesOf(entry.parts, m_roleFirst);
    if (roles.role >= 0)
        m_sheet.set(work.position, pointer + u"/position"_s, entry.parts.at(roles.role).text);
    Snippet others = otherParts(entry.parts, roles);
    if (const Snippet unit = unitOf(entry.parts, roles); !unit.isEmpty()) {
        Snippet position = entry.parts.at(roles.role).text;
        position.add(unit, u", ");
        m_sheet.set(work.position, pointer + u"/position"_s, position);
        others = placeOf(entry.parts, roles);
    }
    if (roles.employer >= 0) {
        Snippet employer = entry.parts.at(roles.employer).text;
        if (others.isEmpty())
            others = placeBehind(employer);
        if (!m_sheet.portfolio.basics.location.city.isEmpty() && employer.text == m_sheet.portfolio.basics.location.city
            && others.isEmpty())
            std::swap(employer, others); // "Translator, Trieste": who works alone, where they live
        m_sheet.set(work.name, pointer + u"/name"_s, employer);
    }
    if (words::isSentence(others.text))
        m_sheet.set(work.description, pointer + u"/description"_s, others);
    else
        m_sheet.set(work.location, pointer + u"/location"_s, others);
    dates(work, entry, pointer);
    link(work.url, pointer + u"/url"_s, entry);
    for (const auto &paragraph : entry.body) {
        const LabelledText labelled(paragraph);
        if (labelled.isPlace() && work.location.isEmpty())
            m_sheet.set(work.location, pointer + u"/location"_s, labelled.value);
        else
            m_sheet.addParagraph(work.summary, pointer + u"/summary"_s, paragraph);
    }
    for (const auto &bullet : entry.bullets)
        m_sheet.append(work.highlights, pointer + u"/highlights"_s, bullet);
    m_sheet.portfolio.work << work;
}

void EntryWriter::volunteer(const CvEntry &entry)
{
    const QString pointer = u"/volunteer/%1"_s.arg(m_sheet.portfolio.volunteer.size());
    Volunteer volunteer;
    Roles roles = rolesOf(entry.parts, m_roleFirst);
    if (entry.parts.size() == 1 && !words::namesRole(entry.parts.first().text.text))
        roles = Roles{-1, 0};
    if (roles.role >= 0)
        m_sheet.set(volunteer.position, pointer + u"/position"_s, entry.parts.at(roles.role).text);
    if (roles.employer >= 0)
        m_sheet.set(volunteer.organization, pointer + u"/organization"_s, entry.parts.at(roles.employer).text);
    dates(volunteer, entry, pointer);
    link(volunteer.url, pointer + u"/url"_s, entry);
    m_sheet.addParagraph(volunteer.summary, pointer + u"/summary"_s, otherParts(entry.parts, roles));
    for (const auto &paragraph : entry.body)
        m_sheet.addParagraph(volunteer.summary, pointer + u"/summary"_s, paragraph);
    for (const auto &bullet : entry.bullets)
        m_sheet.append(volunteer.highlights, pointer + u"/highlights"_s, bullet);
    m_sheet.portfolio.volunteer << volunteer;
}

/// "MSc in Computer Science" is a degree and a subject.
void EntryWriter::degree(Education &into, const Snippet &text, const QString &pointer)
{
    static const QStringList joints{u" in "_s, u" en "_s, u" em "_s, u": "_s, u" – "_s};
    for (const auto &joint : joints) {
        const auto at = text.text.indexOf(joint);
        if (at <= 0 || !words::namesDegree(QStringView(text.text).first(at)))
            continue;
        m_sheet.set(into.studyType, pointer + u"/studyType"_s, subSnippet(text, 0, at));
        m_sheet.set(into.area, pointer + u"/area"_s, subSnippet(text, at + joint.size(), text.text.size()));
        return;
    }
    auto space = text.text.indexOf(u' ');
    if (space > 0 && text.text.mid(space).startsWith(u" (Hons) "_s, Qt::CaseInsensitive))
        space = text.text.indexOf(u' ', space + 1);
    // "Licence professionnelle Métiers du web": the second word still names the degree
    const QStringView mark = QStringView(text.text).first(std::max<qsizetype>(space, 0)).split(u' ').value(0);
    const bool goesOn =
        space > longestDegreeMark && mark.size() == space && space + 1 < text.text.size() && text.text.at(space + 1).isLower();
    if (space > 0 && !goesOn && words::isDegreeToken(mark) && !text.text.mid(space).startsWith(u" of "_s)
        && !text.text.mid(space).startsWith(u" de "_s)) {
        m_sheet.set(into.studyType, pointer + u"/studyType"_s, subSnippet(text, 0, space));
        m_sheet.set(into.area, pointer + u"/area"_s, subSnippet(text, space + 1, text.text.size()));
        return;
    }
    m_sheet.set(into.studyType, pointer + u"/studyType"_s, text);
}

void EntryWriter::education(const CvEntry &entry)
{
    const QString pointer = u"/education/%1"_s.arg(m_sheet.portfolio.education.size());
    Education education;
    qsizetype school = -1;
    qsizetype studies = -1;
    for (qsizetype i = 0; i < entry.parts.size(); ++i) {
        const QString &text = entry.parts.at(i).text.text;
        if (studies < 0 && words::namesDegree(text) && (school >= 0 || !words::namesSchool(text) || entry.parts.size() == 1))
            studies = i;
        else if (school < 0 && words::namesSchool(text))
            school = i;
    }
    if (school < 0 && entry.parts.size() > 1)
        school = studies == 0 ? 1 : (studies > 0 ? 0 : 1);
    if (studies < 0 && school != 0 && !entry.parts.isEmpty())
        studies = 0;
    if (studies >= 0) {
        if (words::namesDegree(entry.parts.at(studies).text.text))
            degree(education, entry.parts.at(studies).text, pointer);
        else
            m_sheet.set(education.area, pointer + u"/area"_s, entry.parts.at(studies).text);
    }
    Snippet institution;
    Snippet area;
    for (qsizetype i = 0; i < entry.parts.size(); ++i) {
        if (i == studies)
            continue;
        if (i > 0 && education.score.isEmpty() && words::isGrade(entry.parts.at(i).text.text))
            m_sheet.set(education.score, pointer + u"/score"_s, entry.parts.at(i).text);
        else if (i == school || (school >= 0 && i > school && (studies >= 0 && studies < school)))
            institution.add(entry.parts.at(i).text, u", ");
        else
            area.add(entry.parts.at(i).text, u", ");
    }
    m_sheet.set(education.institution, pointer + u"/institution"_s, institution);
    if (education.area.isEmpty())
        m_sheet.set(education.area, pointer + u"/area"_s, area);
    else
        m_sheet.append(education.courses, pointer + u"/courses"_s, area);
    if (entry.dated && entry.startDate != entry.endDate)
        dates(education, entry, pointer);
    else if (entry.dated) // a single year is that of the degree
        m_sheet.set(education.endDate, pointer + u"/endDate"_s, entry.endDate, entry.end);
    link(education.url, pointer + u"/url"_s, entry);
    for (const auto &text : entry.body + entry.bullets) {
        const LabelledText labelled(text);
        if (labelled.isScore() && education.score.isEmpty())
            m_sheet.set(education.score, pointer + u"/score"_s, labelled.value);
        else
            m_sheet.append(education.courses, pointer + u"/courses"_s, text);
    }
    m_sheet.portfolio.education << education;
}

/// People write all entries of a section alike: those whose words give the order away decide for the others.
void EntryWriter::learnOrder(const QList<CvEntry> &entries)
{
    qsizetype roleFirst = 0;
    for (const auto &entry : entries) {
        if (entry.parts.size() < 2)
            continue;
        const auto says = [&](qsizetype i) {
            return words::namesRole(entry.parts.at(i).text.text) - words::namesOrganisation(entry.parts.at(i).text.text);
        };
        const int order = says(0) - says(1);
        roleFirst += order > 0 ? 1 : (order < 0 ? -1 : 0);
    }
    if (roleFirst != 0)
        m_roleFirst = roleFirst > 0;
}

void EntryWriter::write(const CvEntry &entry)
{
    switch (m_section) {
    case CvSection::Volunteer: volunteer(entry); break;
    case CvSection::Education: education(entry); break;
    case CvSection::Projects: writeProject(m_sheet, entry); break;
    default: work(entry); break;
    }
}

} // namespace

void readCvEntries(FactSheet &sheet, CvSection section, const QList<SourceLine> &lines)
{
    EntryWriter writer(sheet, section);
    const auto entries = splitEntries(lines, section);
    writer.learnOrder(entries);
    for (const auto &entry : entries)
        writer.write(entry);
}

} // namespace trinity
