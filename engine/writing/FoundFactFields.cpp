// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/FoundFactFields.h"

namespace trinity {

using namespace Qt::Literals::StringLiterals;

const QList<FoundFactSection> &foundFactSections()
{
    static const QStringList period{u"startDate"_s, u"endDate"_s};
    static const QList<FoundFactSection> sections{
        {u"work"_s, {u"name"_s, u"position"_s}, {u"location"_s}, period, u"highlights"_s},
        {u"volunteer"_s, {u"organization"_s, u"position"_s}, {}, period, u"highlights"_s},
        {u"education"_s, {u"institution"_s, u"studyType"_s, u"area"_s}, {}, period, {}},
        {u"projects"_s, {u"name"_s}, {u"description"_s}, period, u"keywords"_s},
        {u"skills"_s, {u"name"_s}, {u"level"_s}, {}, {}},
        {u"languages"_s, {u"language"_s}, {u"fluency"_s}, {}, {}},
        {u"awards"_s, {u"title"_s}, {u"awarder"_s}, {u"date"_s}, {}},
        {u"certificates"_s, {u"name"_s}, {u"issuer"_s}, {u"date"_s}, {}},
        {u"publications"_s, {u"name"_s}, {u"publisher"_s}, {u"releaseDate"_s}, {}},
        {u"interests"_s, {u"name"_s}, {}, {}, {}},
    };
    return sections;
}

} // namespace trinity
