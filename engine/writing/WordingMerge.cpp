// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/WordingMerge.h"

namespace trinity {

using namespace Qt::Literals::StringLiterals;

void WordingMerge::add(const QJsonObject &object, const WordingAnswer &read, const WordingPart &part)
{
    if (++m_parts == 1) {
        m_object = object;
    } else {
        auto items = m_object.value("items"_L1).toObject();
        const auto more = object.value("items"_L1).toObject();
        for (auto item = more.begin(); item != more.end(); ++item)
            items.insert(item.key(), item.value());
        m_object.insert("items"_L1, items);
        for (const auto key : {"headline"_L1, "subtitle"_L1, "tagline"_L1})
            if (part.hero == WordingPart::Hero::Asked)
                m_object.insert(key, object.value(key));
    }
    if (part.aboutWords > 0) {
        m_about.append(read.wording.about);
        m_aboutIsWhole = m_aboutIsWhole && !read.wording.about.isEmpty();
    }
    m_soFar = mergedWordings(m_soFar, read.wording);
}

QJsonObject WordingMerge::object() const
{
    if (m_parts < 2)
        return m_object;
    auto whole = m_object;
    whole.insert("about"_L1, m_aboutIsWhole ? m_about.join(u"\n\n"_s) : QString());
    return whole;
}

Wording mergedWordings(Wording first, const Wording &second)
{
    for (const auto text : {&Wording::headline, &Wording::subtitle, &Wording::tagline})
        if ((first.*text).isEmpty())
            first.*text = second.*text;
    if (!first.about.isEmpty() && !second.about.isEmpty())
        first.about += u"\n\n"_s;
    first.about += second.about;
    for (auto item = second.items.begin(); item != second.items.end(); ++item)
        first.items.insert(item.key(), item.value());
    return first;
}

} // namespace trinity
