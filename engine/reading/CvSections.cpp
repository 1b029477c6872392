// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/CvSections.h"

#include "engine/reading/CvEntries.h"
#include "engine/reading/CvHead.h"
#include "engine/reading/CvLists.h"

namespace trinity {

using namespace Qt::Literals::StringLiterals;

void readCvSection(FactSheet &sheet, CvSection section, const QList<SourceLine> &lines)
{
    auto &portfolio = sheet.portfolio;
    switch (section) {
    case CvSection::Contact: readContactSection(sheet, lines); break;
    case CvSection::Summary:
        for (const auto &paragraph : paragraphsOf(lines))
            sheet.addParagraph(portfolio.basics.summary, u"/basics/summary"_s, paragraph);
        break;
    case CvSection::About:
        for (const auto &paragraph : paragraphsOf(lines))
            sheet.addParagraph(portfolio.about, u"/about"_s, paragraph);
        break;
    case CvSection::Work:
    case CvSection::Volunteer:
    case CvSection::Education:
    case CvSection::Projects: readCvEntries(sheet, section, lines); break;
    default: readCvList(sheet, section, lines); break;
    }
}

void leaveUnplaced(FactSheet &sheet, const Snippet &heading, const QList<SourceLine> &lines)
{
    sheet.unplaced(heading);
    for (const auto &paragraph : paragraphsOf(lines))
        sheet.unplaced(paragraph);
}

} // namespace trinity
