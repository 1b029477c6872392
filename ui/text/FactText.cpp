// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/text/FactText.h"

#include <QtCore/QHash>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

QString FactText::sectionName(const QString &key)
{
    static const QHash<QString, const char *> names{
        {u"basics"_s, QT_TR_NOOP("Person")},
        {u"about"_s, QT_TR_NOOP("About")},
        {u"work"_s, QT_TR_NOOP("Work")},
        {u"volunteer"_s, QT_TR_NOOP("Volunteer work")},
        {u"education"_s, QT_TR_NOOP("Education")},
        {u"awards"_s, QT_TR_NOOP("Awards")},
        {u"certificates"_s, QT_TR_NOOP("Certificates")},
        {u"publications"_s, QT_TR_NOOP("Publications")},
        {u"talks"_s, QT_TR_NOOP("Talks")},
        {u"skills"_s, QT_TR_NOOP("Skills")},
        {u"languages"_s, QT_TR_NOOP("Languages")},
        {u"interests"_s, QT_TR_NOOP("Interests")},
        {u"references"_s, QT_TR_NOOP("References")},
        {u"projects"_s, QT_TR_NOOP("Projects")},
    };
    const char *name = names.value(key);
    return name ? tr(name) : key;
}

QString FactText::fieldName(const QString &key)
{
    static const QHash<QString, const char *> names{
        {u"name"_s, QT_TR_NOOP("Name")},
        {u"label"_s, QT_TR_NOOP("Role")},
        {u"image"_s, QT_TR_NOOP("Picture")},
        {u"email"_s, QT_TR_NOOP("E-mail")},
        {u"phone"_s, QT_TR_NOOP("Telephone")},
        {u"url"_s, QT_TR_NOOP("Address on the web")},
        {u"summary"_s, QT_TR_NOOP("Summary")},
        {u"address"_s, QT_TR_NOOP("Address")},
        {u"postalCode"_s, QT_TR_NOOP("Postal code")},
        {u"city"_s, QT_TR_NOOP("City")},
        {u"countryCode"_s, QT_TR_NOOP("Country")},
        {u"region"_s, QT_TR_NOOP("Region")},
        {u"location"_s, QT_TR_NOOP("Place")},
        {u"position"_s, QT_TR_NOOP("Position")},
        {u"organization"_s, QT_TR_NOOP("Organisation")},
        {u"description"_s, QT_TR_NOOP("Description")},
        {u"startDate"_s, QT_TR_NOOP("From")},
        {u"endDate"_s, QT_TR_NOOP("Until")},
        {u"highlights"_s, QT_TR_NOOP("Highlight")},
        {u"institution"_s, QT_TR_NOOP("Institution")},
        {u"area"_s, QT_TR_NOOP("Subject")},
        {u"studyType"_s, QT_TR_NOOP("Degree")},
        {u"score"_s, QT_TR_NOOP("Mark")},
        {u"courses"_s, QT_TR_NOOP("Courses")},
        {u"title"_s, QT_TR_NOOP("Title")},
        {u"date"_s, QT_TR_NOOP("Date")},
        {u"awarder"_s, QT_TR_NOOP("Given by")},
        {u"issuer"_s, QT_TR_NOOP("Issued by")},
        {u"publisher"_s, QT_TR_NOOP("Publisher")},
        {u"releaseDate"_s, QT_TR_NOOP("Published")},
        {u"event"_s, QT_TR_NOOP("Event")},
        {u"level"_s, QT_TR_NOOP("Level")},
        {u"keywords"_s, QT_TR_NOOP("Keywords")},
        {u"language"_s, QT_TR_NOOP("Language")},
        {u"fluency"_s, QT_TR_NOOP("Fluency")},
        {u"reference"_s, QT_TR_NOOP("Reference")},
        {u"roles"_s, QT_TR_NOOP("Roles")},
        {u"entity"_s, QT_TR_NOOP("For")},
        {u"type"_s, QT_TR_NOOP("Kind")},
        {u"stars"_s, QT_TR_NOOP("Stars")},
        {u"forks"_s, QT_TR_NOOP("Forks")},
        {u"lastActivity"_s, QT_TR_NOOP("Last activity")},
    };
    const char *name = names.value(key);
    return name ? tr(name) : key;
}

QString FactText::howFound(Provenance::How how)
{
    switch (how) {
    case Provenance::How::Exact: return tr("exactly as it stands there");
    case Provenance::How::Normalised: return tr("written in one common form");
    case Provenance::How::User: return tr("said by you");
    case Provenance::How::Model: return tr("found by the model");
    }
    return {};
}

} // namespace trinity::ui
