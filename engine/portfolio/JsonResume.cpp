// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/portfolio/JsonResume.h"

#include "engine/portfolio/JsonResumeReading.h"
#include "engine/portfolio/JsonResumeShape.h"

#include <QtCore/QJsonArray>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

void appendExtra(OrderedJson &object, const QJsonObject &extra)
{
    const auto fields = object.keys();
    for (auto it = extra.begin(); it != extra.end(); ++it)
        if (!fields.contains(it.key())) // a field that was filled since speaks for itself
            object.append(it.key(), OrderedJson::fromQt(it.value()));
}

template <typename T>
OrderedJson plainFields(const T &value)
{
    auto object = OrderedJson::object();
    for (const auto &field : resume::fieldsOf<T>()) {
        if (const auto *text = std::get_if<QString T::*>(&field.member)) {
            if (!(value.*(*text)).isEmpty())
                object.append(field.key, OrderedJson::text(value.*(*text)));
        } else if (const auto *list = std::get_if<QStringList T::*>(&field.member)) {
            if (!(value.*(*list)).isEmpty())
                object.append(field.key, OrderedJson::fromQt(QJsonArray::fromStringList(value.*(*list))));
        } else if (const auto &number = value.*std::get<std::optional<qint64> T::*>(field.member)) {
            object.append(field.key, OrderedJson::number(*number));
        }
    }
    return object;
}

template <typename T>
OrderedJson objectFrom(const T &value)
{
    auto object = plainFields(value);
    appendExtra(object, value.extra);
    return object;
}

template <typename T>
OrderedJson listFrom(const QList<T> &values)
{
    auto list = OrderedJson::list();
    for (const auto &value : values)
        list.append(objectFrom(value));
    return list;
}

OrderedJson basicsObject(const Basics &basics)
{
    auto object = plainFields(basics);
    if (const auto location = objectFrom(basics.location); !location.isEmpty())
        object.append(u"location"_s, location);
    if (!basics.profiles.isEmpty())
        object.append(u"profiles"_s, listFrom(basics.profiles));
    appendExtra(object, basics.extra);
    return object;
}

/// An older key beside its new name is an unknown key and stays.
void renameKey(OrderedJson &object, QLatin1StringView older, QLatin1StringView today)
{
    if (const auto at = older.isEmpty() ? -1 : object.keys().indexOf(QString(older)); at >= 0 && !object.contains(QString(today)))
        object.renameAt(at, today);
}

template <typename T>
void renameFields(OrderedJson &object)
{
    if (object.isObject())
        for (const auto &field : resume::fieldsOf<T>())
            renameKey(object, field.older, field.key);
}

} // namespace

Portfolio portfolioFromJsonResume(const QJsonObject &resume, ImportReport &report)
{
    return resume::Reading(report).portfolio(resume);
}

QJsonObject jsonResumeFromPortfolio(const Portfolio &portfolio)
{
    return orderedJsonResume(portfolio).toQt().toObject();
}

OrderedJson orderedJsonResume(const Portfolio &portfolio)
{
    auto root = OrderedJson::object();
    if (const auto schema = portfolio.extra.value("$schema"_L1); !schema.isUndefined())
        root.append(u"$schema"_s, OrderedJson::fromQt(schema));
    if (const auto basics = basicsObject(portfolio.basics); !basics.isEmpty())
        root.append(u"basics"_s, basics);
    if (!portfolio.about.isEmpty())
        root.append(u"about"_s, OrderedJson::text(portfolio.about));
    resume::forEachSection([&](const auto &section) {
        const auto &entries = portfolio.*(section.member);
        if (!entries.isEmpty())
            root.append(section.key, listFrom(entries));
    });
    auto last = portfolio.extra; // "meta" stands at the end, as in the schema
    if (!portfolio.meta.isEmpty())
        last.remove("meta"_L1);
    appendExtra(root, last);
    if (!portfolio.meta.isEmpty())
        root.append(u"meta"_s, OrderedJson::fromQt(portfolio.meta));
    return root;
}

OrderedJson withTodaysKeys(OrderedJson resume)
{
    renameKey(resume, "bio"_L1, "basics"_L1);
    resume::forEachSection([&resume](const auto &section) { renameKey(resume, section.older, section.key); });
    if (const auto at = resume.keys().indexOf(u"basics"_s); at >= 0) {
        auto basics = resume.values().at(at);
        renameFields<Basics>(basics);
        resume.replaceAt(at, basics);
    }
    resume::forEachSection([&resume]<typename T>(const resume::Section<T> &section) {
        const auto at = resume.keys().indexOf(QString(section.key));
        if (at < 0 || !resume.values().at(at).isList())
            return;
        auto entries = resume.values().at(at);
        for (qsizetype i = 0; i < entries.values().size(); ++i) {
            auto entry = entries.values().at(i);
            renameFields<T>(entry);
            entries.replaceAt(i, entry);
        }
        resume.replaceAt(at, entries);
    });
    return resume;
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
