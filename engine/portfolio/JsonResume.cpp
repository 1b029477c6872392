// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/portfolio/JsonResume.h"

#include "engine/portfolio/JsonResumeReading.h"
#include "engine/portfolio/JsonResumeShape.h"

#include <QtCore/QJsonArray>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

template <typename T>
QJsonObject objectFrom(const T &value)
{
    QJsonObject object = value.extra;
    for (const auto &field : resume::fieldsOf<T>()) {
        if (const auto *text = std::get_if<QString T::*>(&field.member)) {
            if (!(value.*(*text)).isEmpty())
                object.insert(field.key, value.*(*text));
        } else if (const auto *list = std::get_if<QStringList T::*>(&field.member)) {
            if (!(value.*(*list)).isEmpty())
                object.insert(field.key, QJsonArray::fromStringList(value.*(*list)));
        } else if (const auto &number = value.*std::get<std::optional<qint64> T::*>(field.member)) {
            object.insert(field.key, *number);
        }
    }
    return object;
}

template <typename T>
QJsonArray arrayFrom(const QList<T> &values)
{
    QJsonArray array;
    for (const auto &value : values)
        array.append(objectFrom(value));
    return array;
}

QJsonObject basicsObject(const Basics &basics)
{
    QJsonObject object = objectFrom(basics);
    if (const auto location = objectFrom(basics.location); !location.isEmpty())
        object.insert("location"_L1, location);
    if (!basics.profiles.isEmpty())
        object.insert("profiles"_L1, arrayFrom(basics.profiles));
    return object;
}

} // namespace

Portfolio portfolioFromJsonResume(const QJsonObject &resume, ImportReport &report)
{
    return resume::Reading(report).portfolio(resume);
}

QJsonObject jsonResumeFromPortfolio(const Portfolio &portfolio)
{
    QJsonObject root = portfolio.extra;
    if (const auto basics = basicsObject(portfolio.basics); !basics.isEmpty())
        root.insert("basics"_L1, basics);
    if (!portfolio.about.isEmpty())
        root.insert("about"_L1, portfolio.about);
    if (!portfolio.meta.isEmpty())
        root.insert("meta"_L1, portfolio.meta);
    resume::forEachSection([&](const auto &section) {
        const auto &entries = portfolio.*(section.member);
        if (!entries.isEmpty())
            root.insert(section.key, arrayFrom(entries));
    });
    return root;
}

bool looksLikeJsonResume(const QJsonObject &object)
{
    if (object["basics"_L1].isObject() || object["bio"_L1].isObject())
        return true;
    bool found = false;
    resume::forEachSection([&](const auto &section) {
        found = found || object[section.key].isArray() || (!section.older.isEmpty() && object[section.older].isArray());
    });
    return found;
}

QStringList jsonResumeSourcePointers(const QString &pointer)
{
    QStringList candidates{pointer};
    const auto steps = pointer.split(u'/');
    if (steps.size() < 2)
        return candidates;

    QStringList older = steps;
    const auto renameIn = [&older](const auto &fields, qsizetype at) {
        for (const auto &field : fields)
            if (!field.older.isEmpty() && at < older.size() && older.at(at) == field.key)
                older[at] = QString(field.older);
    };
    if (steps.at(1) == "basics"_L1)
        renameIn(resume::fieldsOf<Basics>(), 2);
    resume::forEachSection([&]<typename T>(const resume::Section<T> &section) {
        if (steps.at(1) == section.key)
            renameIn(resume::fieldsOf<T>(), 3);
    });
    candidates << older.join(u'/');

    const auto withRoot = [](QStringList path, const QString &root) {
        path[1] = root;
        return path.join(u'/');
    };
    if (steps.at(1) == "basics"_L1)
        candidates << withRoot(steps, u"bio"_s) << withRoot(older, u"bio"_s);
    resume::forEachSection([&](const auto &section) {
        if (steps.at(1) == section.key && !section.older.isEmpty())
            candidates << withRoot(steps, section.older) << withRoot(older, section.older);
    });
    if (steps.size() == 4) { // a list element given as a bare string stands for its name
        candidates << steps.first(3).join(u'/');
        if (steps.at(1) == "interests"_L1)
            candidates << withRoot(steps.first(3), u"hobbies"_s);
    }
    for (const auto &candidate : QStringList(candidates)) // a single text stands for a list of one
        if (candidate.endsWith("/0"_L1))
            candidates << candidate.chopped(2);
    candidates.removeDuplicates();
    return candidates;
}

} // namespace trinity
