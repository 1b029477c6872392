// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/site/ViewObject.h"

#include "engine/site/CleanText.h"

namespace trinity {

using kainjow::mustache::data;

void ViewObject::text(const char *name, const QString &value)
{
    const auto clean = cleanText(value).trimmed();
    m_data[name] = data(clean.toStdString());
    flag((std::string("has_") + name).c_str(), !clean.isEmpty());
}

void ViewObject::number(const char *name, qint64 value)
{
    m_data[name] = data(std::to_string(value));
}

void ViewObject::flag(const char *name, bool value)
{
    m_data.set(name, data(value ? data::type::bool_true : data::type::bool_false));
}

void ViewObject::object(const char *name, ViewObject value)
{
    m_data[name] = std::move(value.m_data);
    flag((std::string("has_") + name).c_str(), true);
}

void ViewObject::noObject(const char *name)
{
    flag(name, false);
    flag((std::string("has_") + name).c_str(), false);
}

void ViewObject::list(const char *name, std::vector<ViewObject> items)
{
    const auto count = items.size();
    data all(data::type::list);
    // The library would copy every item with all that is in it, once per level of nesting; its lists are only handed out as const.
    auto &values = const_cast<kainjow::mustache::list &>(all.list_value());
    values.reserve(count);
    for (size_t i = 0; i < count; ++i) {
        auto &item = items[i];
        item.number("index", qint64(i) + 1);
        item.m_data["index2"] = data(QString::number(i + 1).rightJustified(2, u'0').toStdString());
        item.flag("first", i == 0);
        item.flag("last", i + 1 == count);
        values.push_back(std::move(item.m_data));
    }
    m_data[name] = std::move(all);
    flag((std::string("has_") + name).c_str(), count > 0);
    number((std::string(name) + "_count").c_str(), qint64(count));
}

void ViewObject::raw(const char *name, const QByteArray &value)
{
    m_data[name] = data(value.toStdString());
}

std::vector<ViewObject> textItems(const QStringList &texts)
{
    std::vector<ViewObject> items;
    for (const auto &text : texts) {
        if (text.trimmed().isEmpty())
            continue;
        ViewObject item;
        item.text("text", text);
        items.push_back(std::move(item));
    }
    return items;
}

} // namespace trinity
