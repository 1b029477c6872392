// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/portfolio/JsonMerge.h"

#include <QtCore/QSet>

namespace trinity {

namespace {

constexpr qsizetype longestComparison = 1000; // items of a list that are compared with each other; longer ones go by place

/// Whether our reading made `read` of `written`; it leaves out what is neither an object nor a word for its name.
bool mayBeReadAs(const OrderedJson &written, const OrderedJson &read)
{
    if (read.isObject())
        return written.isObject() || !written.toText().isEmpty();
    return written.isText() || written.type() == OrderedJson::Type::Number;
}

/// For each item of `before` its place in `base`, or nothing when they do not belong together.
std::optional<QList<qsizetype>> placesInBase(const OrderedJson &base, const OrderedJson &before)
{
    QList<qsizetype> places;
    qsizetype at = 0;
    for (const auto &read : before.values()) {
        while (at < base.values().size() && !mayBeReadAs(base.values().at(at), read))
            ++at;
        if (at == base.values().size())
            return std::nullopt;
        places << at++;
    }
    return places;
}

/// For each item of `now` the place of the item of `before` that it was, or -1.
QList<qsizetype> placesBefore(const QList<OrderedJson> &before, const QList<OrderedJson> &now)
{
    QList<qsizetype> places(now.size(), -1);
    QSet<qsizetype> taken;
    if (before.size() <= longestComparison && now.size() <= longestComparison) {
        for (qsizetype i = 0; i < now.size(); ++i) {
            qsizetype at = i < before.size() && before.at(i) == now.at(i) && !taken.contains(i) ? i : -1;
            for (qsizetype j = 0; at < 0 && j < before.size(); ++j)
                if (!taken.contains(j) && before.at(j) == now.at(i))
                    at = j;
            if (at >= 0)
                taken.insert(places[i] = at);
        }
    }
    // What was edited is still at its place when nothing else came or went.
    if (before.size() == now.size()) {
        for (qsizetype i = 0; i < now.size(); ++i)
            if (places.at(i) < 0 && !taken.contains(i))
                taken.insert(places[i] = i);
    }
    return places;
}

OrderedJson mergedList(const OrderedJson &base, const OrderedJson &before, const OrderedJson &now)
{
    const auto inBase = placesInBase(base, before);
    if (!inBase)
        return now;
    const QSet<qsizetype> read(inBase->begin(), inBase->end());
    QSet<qsizetype> written;
    auto result = OrderedJson::list();
    const auto addLeftOut = [&](qsizetype from) {
        for (auto i = from; i < base.values().size() && !read.contains(i); ++i) {
            result.append(base.values().at(i));
            written.insert(i);
        }
    };
    addLeftOut(0);
    const auto places = placesBefore(before.values(), now.values());
    for (qsizetype i = 0; i < now.values().size(); ++i) {
        const auto was = places.at(i);
        if (was < 0) {
            result.append(now.values().at(i));
            continue;
        }
        result.append(mergedJson(base.values().at(inBase->at(was)), before.values().at(was), now.values().at(i)));
        addLeftOut(inBase->at(was) + 1);
    }
    for (qsizetype i = 0; i < base.values().size(); ++i)
        if (!read.contains(i) && !written.contains(i))
            result.append(base.values().at(i));
    return result;
}

OrderedJson mergedObject(const OrderedJson &base, const OrderedJson &before, const OrderedJson &now)
{
    const auto beforePlaces = before.index();
    const auto nowPlaces = now.index();
    const auto basePlaces = base.index();
    auto result = OrderedJson::object();
    for (qsizetype i = 0; i < base.keys().size(); ++i) {
        const auto &key = base.keys().at(i);
        const auto was = beforePlaces.value(key, -1);
        const auto is = nowPlaces.value(key, -1);
        if (is >= 0 && was >= 0)
            result.append(key, mergedJson(base.values().at(i), before.values().at(was), now.values().at(is)));
        else if (is >= 0)
            result.append(key, now.values().at(is));
        else if (was < 0) // reading made nothing of it
            result.append(key, base.values().at(i));
    }
    for (qsizetype i = 0; i < now.keys().size(); ++i)
        if (!basePlaces.contains(now.keys().at(i)))
            result.append(now.keys().at(i), now.values().at(i));
    return result;
}

} // namespace

OrderedJson mergedJson(const OrderedJson &base, const OrderedJson &before, const OrderedJson &now)
{
    if (before == now)
        return base;
    if (base.isObject() && before.isObject() && now.isObject())
        return mergedObject(base, before, now);
    if (base.isList() && before.isList() && now.isList())
        return mergedList(base, before, now);
    return now;
}

} // namespace trinity
