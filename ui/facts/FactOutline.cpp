// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/facts/FactOutline.h"

#include "engine/portfolio/JsonResume.h"
#include "ui/text/FactText.h"

#include <QtCore/QHash>

#include <algorithm>
#include <iterator>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr QLatin1StringView shortSections[] = {"skills"_L1, "languages"_L1, "interests"_L1, "profiles"_L1};
/// Lists of words, which are one row together.
constexpr QLatin1StringView wordLists[] = {"keywords"_L1, "courses"_L1, "roles"_L1};
/// What an entry is called by, best first.
constexpr QLatin1StringView titleKeys[] = {"name"_L1,     "organization"_L1, "institution"_L1, "title"_L1,
                                           "language"_L1, "network"_L1,      "position"_L1};

template <typename Keys>
bool isOneOf(const Keys &keys, const QString &key)
{
    return std::find(std::begin(keys), std::end(keys), key) != std::end(keys);
}

QString valueText(const OrderedJson &value)
{
    switch (value.type()) {
    case OrderedJson::Type::Text: return value.toText();
    case OrderedJson::Type::Number: return value.numberText();
    case OrderedJson::Type::Bool: return value.toBool() ? FactOutline::tr("yes") : FactOutline::tr("no");
    default: return {};
    }
}

QString escapedKey(QString key)
{
    return key.replace(u'~', "~0"_L1).replace(u'/', "~1"_L1);
}

} // namespace

class FactOutline::Builder
{
public:
    explicit Builder(const Portfolio &portfolio) : m_provenance(portfolio.provenance) { }

    [[nodiscard]] QList<FactSection> sections(const OrderedJson &resume)
    {
        QList<FactSection> found;
        for (const auto &key : resume.keys()) {
            if (key == "$schema"_L1 || key == "meta"_L1)
                continue;
            FactSection section = sectionOf(key, resume.value(key));
            section.entries.removeIf([](const FactEntry &entry) { return entry.rows.isEmpty() && entry.title.value.isEmpty(); });
            if (!section.entries.isEmpty())
                found.append(section);
        }
        return found;
    }

private:
    FactSection sectionOf(const QString &key, const OrderedJson &value)
    {
        FactSection section;
        section.title = FactText::sectionName(key);
        const QString pointer = u'/' + escapedKey(key);
        if (!value.isList()) {
            FactEntry entry;
            addRows(key == "about"_L1 ? QString() : FactText::fieldName(key), pointer, value, entry.rows);
            section.entries.append(entry);
            return section;
        }
        FactEntry together; // of a section of short entries
        int number = 0;
        for (const auto &item : value.values()) {
            const QString itemPointer = pointer + u'/' + QString::number(number++);
            if (!item.isObject() || isOneOf(shortSections, key))
                together.rows.append(shortRow(itemPointer, item));
            else
                section.entries.append(entryOf(itemPointer, item));
        }
        section.entries.prepend(together);
        return section;
    }

    FactEntry entryOf(const QString &pointer, const OrderedJson &item)
    {
        FactEntry entry;
        addRows({}, pointer, item, entry.rows);
        for (const auto key : titleKeys) {
            const auto title =
                std::find_if(entry.rows.begin(), entry.rows.end(), [&](const FactRow &row) { return row.pointer == pointer + u'/' + key; });
            if (title == entry.rows.end())
                continue;
            entry.title = *title;
            entry.rows.erase(title);
            break;
        }
        return entry;
    }

    void addRows(const QString &label, const QString &pointer, const OrderedJson &value, QList<FactRow> &rows)
    {
        if (value.isObject()) {
            for (const auto &key : value.keys())
                addRows(FactText::fieldName(key), pointer + u'/' + escapedKey(key), value.value(key), rows);
        } else if (value.isList()) {
            addListRows(label, pointer, value, rows);
        } else if (const QString text = valueText(value); !text.isEmpty()) {
            FactRow row;
            row.pointer = pointer;
            row.label = label;
            row.value = text;
            addPlaces(pointer, row.places);
            rows.append(row);
        }
    }

    void addListRows(const QString &label, const QString &pointer, const OrderedJson &list, QList<FactRow> &rows)
    {
        const QString key = pointer.section(u'/', -1);
        FactRow words;
        words.pointer = pointer;
        words.label = label;
        QStringList values;
        int number = 0;
        for (const auto &item : list.values()) {
            const QString itemPointer = pointer + u'/' + QString::number(number++);
            if (isOneOf(wordLists, key) && !item.isObject() && !item.isList()) {
                values.append(valueText(item));
                addPlaces(itemPointer, words.places);
            } else if (isOneOf(shortSections, key)) {
                rows.append(shortRow(itemPointer, item));
            } else {
                addRows(label, itemPointer, item, rows);
            }
        }
        words.value = values.join(u", "_s);
        if (!values.isEmpty())
            rows.append(words);
    }

    FactRow shortRow(const QString &pointer, const OrderedJson &item)
    {
        FactRow row;
        row.pointer = pointer;
        if (!item.isObject() && !item.isList()) {
            row.value = valueText(item);
            addPlaces(pointer, row.places);
            return row;
        }
        QList<FactRow> parts;
        addRows({}, pointer, item, parts);
        QStringList values;
        for (const auto &part : std::as_const(parts)) {
            values.append(part.value);
            row.places.append(part.places);
        }
        if (values.size() > 1)
            row.label = values.takeFirst();
        row.value = values.join(u", "_s);
        return row;
    }

    void addPlaces(const QString &pointer, QList<Provenance> &places) const
    {
        const auto found = m_provenance.constFind(pointer);
        if (found != m_provenance.constEnd())
            places.append(*found);
    }

    const QHash<QString, Provenance> &m_provenance;
};

QList<FactSection> FactOutline::of(const Portfolio &portfolio)
{
    return Builder(portfolio).sections(orderedJsonResume(portfolio));
}

} // namespace trinity::ui
