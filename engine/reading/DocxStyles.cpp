// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/DocxStyles.h"

#include "engine/reading/DocumentXml.h"

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostBases = 20; // styles that are based on one another

struct Style {
    QString base;
    std::optional<int> heading;
    std::optional<int> list;
    std::optional<bool> bold;
};

bool isOff(const QString &value)
{
    return value == "0"_L1 || value == "false"_L1 || value == "off"_L1 || value == "none"_L1;
}

/// Word writes the English name of its own styles, whatever its language.
std::optional<int> levelOfName(const QString &name)
{
    const QString folded = name.toLower();
    if (folded == "title"_L1)
        return 1;
    if (folded.startsWith("heading "_L1) && folded.size() == 9 && folded.back().isDigit())
        return std::clamp(folded.back().digitValue(), 1, 6);
    return std::nullopt;
}

void readStyleElement(const DocumentXml &xml, Style &style)
{
    const QStringView name = xml.name();
    const QString value = xml.attribute(u"val");
    if (name == u"name") {
        if (const auto level = levelOfName(value))
            style.heading = level;
    } else if (name == u"basedOn") {
        style.base = value;
    } else if (name == u"outlineLvl") {
        const int level = value.toInt() + 1;
        if (level >= 1 && level <= 6 && !style.heading)
            style.heading = level;
    } else if (name == u"numId") {
        style.list = value == "0"_L1 ? -1 : std::max(style.list.value_or(0), 0);
    } else if (name == u"ilvl") {
        style.list = std::clamp(value.toInt(), 0, 8);
    } else if (name == u"b") {
        style.bold = !isOff(value);
    }
}

template <typename T>
std::optional<T> inherited(const QHash<QString, Style> &styles, const QString &id, std::optional<T> Style::*property)
{
    QString current = id;
    for (int i = 0; i < mostBases && styles.contains(current); ++i) {
        const Style &style = *styles.constFind(current);
        if (style.*property)
            return style.*property;
        current = style.base;
    }
    return std::nullopt;
}

} // namespace

Result<DocxStyles> DocxStyles::read(const QByteArray &bytes)
{
    QHash<QString, Style> styles;
    DocumentXml xml(bytes);
    QString id;
    while (xml.next()) {
        if (xml.isStart() && xml.name() == u"style")
            id = xml.attribute(u"styleId");
        else if (xml.isEnd() && xml.name() == u"style")
            id.clear();
        else if (xml.isStart() && !id.isEmpty())
            readStyleElement(xml, styles[id]);
    }
    if (const auto result = xml.result(); !result)
        return result.error();
    DocxStyles known;
    for (auto it = styles.cbegin(); it != styles.cend(); ++it) {
        if (const auto level = inherited(styles, it.key(), &Style::heading))
            known.headings.insert(it.key(), *level);
        if (const auto depth = inherited(styles, it.key(), &Style::list); depth && *depth >= 0)
            known.lists.insert(it.key(), *depth);
        if (inherited(styles, it.key(), &Style::bold).value_or(false))
            known.bold.insert(it.key(), true);
    }
    return known;
}

Result<DocxRelations> DocxRelations::read(const QByteArray &bytes)
{
    DocxRelations relations;
    DocumentXml xml(bytes);
    while (xml.next()) {
        if (!xml.isStart() || xml.name() != u"Relationship")
            continue;
        const bool outside = xml.attribute(u"TargetMode") == "External"_L1;
        const bool link = xml.attribute(u"Type").endsWith("/hyperlink"_L1);
        if (outside && link)
            relations.links.insert(xml.attribute(u"Id"), xml.attribute(u"Target"));
        else if (!outside)
            relations.parts.insert(xml.attribute(u"Id"), xml.attribute(u"Target"));
    }
    if (const auto result = xml.result(); !result)
        return result.error();
    return relations;
}

} // namespace trinity
