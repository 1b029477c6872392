// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/text/StatementText.h"

#include "ui/text/FactText.h"

#include <QtCore/QStringList>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

QString StatementText::heading(const CheckedSentence &statement)
{
    switch (statement.support) {
    case Support::Ok: return tr("In your file");
    case Support::Reworded: return tr("In your file, in other words");
    case Support::Unsupported: return tr("Not in your file");
    case Support::Confirmed: return tr("Confirmed by you");
    }
    return {};
}

QString StatementText::reason(const CheckedSentence &statement)
{
    const QString where = fieldName(statement.field);
    if (statement.reason.isEmpty())
        return where;
    QString reason = statement.reason;
    if (!statement.token.isEmpty() && !reason.contains(statement.token, Qt::CaseInsensitive)) {
        if (reason.size() > 1 && reason.at(1).isLower())
            reason.replace(0, 1, reason.at(0).toLower());
        reason = u"“%1”: %2"_s.arg(statement.token, reason);
    }
    return where.isEmpty() ? reason : where + u" · "_s + reason;
}

QString StatementText::fieldName(const QString &field)
{
    if (field == "headline"_L1)
        return tr("Headline");
    if (field == "subtitle"_L1)
        return tr("Under the headline");
    if (field == "tagline"_L1)
        return tr("Line beside the name");
    if (field == "about"_L1)
        return tr("Text about you");
    const QStringList steps = field.split(u'/', Qt::SkipEmptyParts);
    if (steps.isEmpty())
        return {};
    bool isNumber = false;
    const int number = steps.value(1).toInt(&isNumber);
    const QString section = FactText::sectionName(steps.first());
    //: a section and the number of its entry, for example "Projects 3"
    return isNumber ? tr("%1 %2").arg(section).arg(number + 1) : section;
}

QString StatementText::summary(const FactReport &report)
{
    QStringList parts;
    if (report.ok > 0)
        parts.append(tr("%n statement(s) word for word in your file", nullptr, report.ok));
    if (report.reworded > 0)
        parts.append(tr("%n in other words", nullptr, report.reworded));
    if (report.unsupported > 0)
        parts.append(tr("%n to check", nullptr, report.unsupported));
    if (report.confirmed > 0)
        parts.append(tr("%n confirmed by you", nullptr, report.confirmed));
    return parts.join(u" · "_s);
}

QString StatementText::count(int toCheck)
{
    return toCheck > 0 ? tr("%n to check", nullptr, toCheck) : tr("Facts checked");
}

QString StatementText::countSentence(int toCheck, int confirmed)
{
    QString sentence = toCheck > 0 ? tr("%n statement(s) of this text: not found in your file.", nullptr, toCheck)
                                   : tr("Nothing in this text goes beyond your file.");
    if (confirmed > 0)
        sentence += u' ' + tr("%n statement(s) confirmed by you.", nullptr, confirmed);
    return sentence;
}

} // namespace trinity::ui
