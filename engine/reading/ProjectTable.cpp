// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/ProjectTable.h"

#include "engine/reading/DateText.h"
#include "engine/reading/LinkableAddress.h"
#include "engine/reading/ListItem.h"
#include "engine/reading/WordLists.h"

#include <QtCore/QSet>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

std::optional<qint64> countInCell(QString text)
{
    text.remove(u',').remove(u'★').remove(u'⭐');
    bool ok = false;
    const qint64 count = text.trimmed().toLongLong(&ok);
    return ok && count >= 0 ? std::optional(count) : std::nullopt;
}

} // namespace

ProjectTable::Column ProjectTable::columnOf(const QString &title)
{
    static const QSet<QString> names{u"name"_s,    u"project"_s,    u"projekt"_s, u"projet"_s, u"proyecto"_s, u"progetto"_s,
                                     u"projeto"_s, u"repository"_s, u"repo"_s,    u"title"_s,  u"tool"_s,     u"work"_s,
                                     u"titel"_s,   u"nom"_s,        u"nombre"_s,  u"nome"_s};
    static const QSet<QString> descriptions{u"description"_s, u"about"_s,        u"what"_s,        u"what it does"_s,
                                            u"summary"_s,     u"beschreibung"_s, u"descripcion"_s, u"descrizione"_s,
                                            u"descricao"_s,   u"details"_s,      u"purpose"_s};
    static const QSet<QString> languages{u"language"_s, u"lang"_s,       u"sprache"_s,  u"langage"_s,
                                         u"lenguaje"_s, u"linguaggio"_s, u"linguagem"_s};
    static const QSet<QString> keywords{u"stack"_s, u"tech"_s,       u"technologies"_s, u"technology"_s, u"tags"_s,
                                        u"tools"_s, u"built with"_s, u"technologien"_s, u"keywords"_s};
    static const QSet<QString> addresses{u"link"_s, u"url"_s, u"links"_s, u"website"_s, u"demo"_s, u"source"_s, u"code"_s};
    static const QSet<QString> dates{u"year"_s, u"date"_s, u"jahr"_s, u"annee"_s, u"ano"_s, u"anno"_s, u"when"_s, u"period"_s};
    static const QSet<QString> activities{u"updated"_s, u"last update"_s, u"last activity"_s, u"last commit"_s};
    const QString plain = words::folded(title);
    if (names.contains(plain))
        return Column::Name;
    if (descriptions.contains(plain))
        return Column::Description;
    if (languages.contains(plain))
        return Column::Language;
    if (keywords.contains(plain))
        return Column::Keywords;
    if (plain == "stars"_L1 || plain == "★"_L1 || plain == "⭐"_L1)
        return Column::Stars;
    if (plain == "forks"_L1)
        return Column::Forks;
    if (addresses.contains(plain))
        return Column::Address;
    if (dates.contains(plain))
        return Column::Date;
    return activities.contains(plain) ? Column::Activity : Column::Other;
}

std::optional<ProjectTable> ProjectTable::fromHead(const QList<SourceLine> &cells)
{
    ProjectTable table;
    for (const auto &cell : cells) {
        table.m_columns << columnOf(cell.text);
        table.m_titles << cell.text;
    }
    return table.m_columns.contains(Column::Name) ? std::optional(table) : std::nullopt;
}

void ProjectTable::readRow(FactSheet &sheet, const QList<SourceLine> &cells) const
{
    const QString pointer = u"/projects/%1"_s.arg(sheet.portfolio.projects.size());
    Project project;
    QList<Snippet> addresses;
    for (qsizetype i = 0; i < cells.size() && i < m_columns.size(); ++i) {
        const SourceLine &cell = cells.at(i);
        const Snippet words = cell.whole();
        for (const auto &link : cell.links)
            addresses << link.address;
        if (words.isEmpty() || words.text == "N/A"_L1 || words.text == "-"_L1 || words.text == "–"_L1)
            continue;
        switch (m_columns.at(i)) {
        case Column::Name: sheet.set(project.name, pointer + u"/name"_s, words); break;
        case Column::Description: sheet.addParagraph(project.description, pointer + u"/description"_s, words); break;
        case Column::Language: sheet.set(project.language, pointer + u"/language"_s, words); break;
        case Column::Activity: sheet.set(project.lastActivity, pointer + u"/lastActivity"_s, words); break;
        case Column::Keywords:
            for (const auto &keyword : splitList(words))
                sheet.append(project.keywords, pointer + u"/keywords"_s, keyword);
            break;
        case Column::Stars:
        case Column::Forks: {
            const bool stars = m_columns.at(i) == Column::Stars;
            if (const auto count = countInCell(words.text))
                sheet.set(stars ? project.stars : project.forks, pointer + (stars ? u"/stars"_s : u"/forks"_s), *count, words);
            else
                sheet.unplaced(words);
            break;
        }
        case Column::Date:
            if (const auto date = findDateAnywhere(words.text)) {
                sheet.set(project.startDate, pointer + u"/startDate"_s, date->start, words);
                sheet.set(project.endDate, pointer + u"/endDate"_s, date->end, words);
            } else {
                sheet.unplaced(words);
            }
            break;
        case Column::Address:
            if (cell.links.isEmpty())
                addresses << words;
            break;
        case Column::Other:
            sheet.append(project.highlights, pointer + u"/highlights"_s,
                         Snippet(m_titles.at(i) + u": "_s + words.text, words.start, words.end));
            break;
        }
    }
    for (const auto &address : addresses) {
        const QString linkable = linkableAddress(address.text);
        if (linkable.isEmpty())
            sheet.find(u"the address %1 was left out: it is not a web or mail address"_s.arg(address.text.left(80)));
        else if (project.url.isEmpty())
            sheet.set(project.url, pointer + u"/url"_s, linkable, address);
    }
    if (!project.name.isEmpty() || !project.description.isEmpty())
        sheet.portfolio.projects << project;
}

} // namespace trinity
