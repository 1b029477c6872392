// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/SchemaCheck.h"

#include <QtCore/QJsonArray>
#include <QtCore/QStringList>

#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <algorithm>
#include <exception>
#include <vector>

namespace trinity {

using namespace Qt::Literals::StringLiterals;
using valijson::adapters::QtJsonAdapter;
using Kind = SchemaFinding::Kind;

namespace {

constexpr qsizetype longestText = 20'000;
constexpr qsizetype longestArray = 500; ///< and most keys of an object
constexpr qsizetype mostFindings = 20;

QString escapedStep(QString step)
{
    return u'/' + step.replace(u'~', "~0"_L1).replace(u'/', "~1"_L1);
}

/// A place in an answer: its pointer, and the part of the schema that speaks of it (empty where none does).
struct Place {
    QString pointer;
    QJsonObject schema;

    [[nodiscard]] QString named() const { return pointer.isEmpty() ? u"the answer"_s : u"\"%1\""_s.arg(pointer); }

    /// A key that is not the schema's own is a word of the answer, and is not told.
    [[nodiscard]] Place member(const QString &key) const
    {
        const QJsonObject properties = schema.value("properties"_L1).toObject();
        if (!properties.contains(key))
            return {pointer + u"/*"_s, schema.value("additionalProperties"_L1).toObject()};
        return {pointer + escapedStep(key), properties.value(key).toObject()};
    }

    [[nodiscard]] Place item(qsizetype index) const { return {pointer + u"/%1"_s.arg(index), schema.value("items"_L1).toObject()}; }
};

/// "a string", "an object": what the schema wants there.
QString wantedType(const QJsonObject &schema)
{
    const QString type = schema.value("type"_L1).toString();
    if (type.isEmpty())
        return u"of another type"_s;
    return (u"aeio"_s.contains(type.front()) ? u"an "_s : u"a "_s) + type;
}

/// Whether the limits that hold without any schema are kept: what LimitCheck has words for, without any words.
bool isWithinLimits(const QJsonValue &value, int depth = 1) // NOLINT(misc-no-recursion): the depth is checked
{
    if (value.isString())
        return value.toString().size() <= longestText;
    if (!value.isObject() && !value.isArray())
        return true;
    const QJsonArray array = value.toArray();
    const QJsonObject object = value.toObject();
    const auto isWithin = [depth](const QJsonValue &each) { return isWithinLimits(each, depth + 1); };
    return depth <= answerDepthLimit && array.size() <= longestArray && object.size() <= longestArray
        && std::all_of(array.begin(), array.end(), isWithin) && std::all_of(object.begin(), object.end(), isWithin);
}

/// The limits that hold without any schema. Stops at the first few.
class LimitCheck
{
public:
    explicit LimitCheck(QList<SchemaFinding> &findings) : m_findings(findings) { }

    void look(const QJsonValue &value, const Place &place, int depth) // NOLINT(misc-no-recursion): the depth is checked
    {
        if (m_findings.size() >= mostFindings)
            return;
        if (value.isString() && value.toString().size() > longestText)
            find(u"%1 has more than %2 characters."_s.arg(place.named()).arg(longestText));
        if (!value.isObject() && !value.isArray())
            return;
        if (depth > answerDepthLimit) {
            find(u"%1 is nested deeper than %2 levels."_s.arg(place.named()).arg(answerDepthLimit));
            return;
        }
        const QJsonArray array = value.toArray();
        if (array.size() > longestArray) {
            find(u"%1 has more than %2 items."_s.arg(place.named()).arg(longestArray));
            return;
        }
        for (qsizetype i = 0; i < array.size(); ++i)
            look(array.at(i), place.item(i), depth + 1);
        const QJsonObject object = value.toObject();
        if (object.size() > longestArray) {
            find(u"%1 has more than %2 keys."_s.arg(place.named()).arg(longestArray));
            return;
        }
        for (auto it = object.begin(); it != object.end(); ++it)
            look(it.value(), place.member(it.key()), depth + 1);
    }

private:
    void find(const QString &text) { m_findings.append({Kind::Structure, text}); }

    QList<SchemaFinding> &m_findings;
};

/// Where the library found it. Its steps are "<root>", "[key]" and "[index]".
Place placeOf(const std::vector<std::string> &context, const QJsonObject &schema)
{
    Place place{{}, schema};
    for (const std::string &step : context) {
        const QString text = QString::fromStdString(step);
        if (!text.startsWith(u'[') || !text.endsWith(u']'))
            continue;
        const QString key = text.mid(1, text.size() - 2);
        const bool isList = place.schema.value("type"_L1).toString() == "array"_L1 || place.schema.contains("items"_L1);
        place = isList ? place.item(key.toLongLong()) : place.member(key);
    }
    return place;
}

QString quotedIn(const QString &text)
{
    const qsizetype first = text.indexOf(u'\'');
    return text.mid(first + 1, text.lastIndexOf(u'\'') - first - 1);
}

/// The library's error in words of our own: its words may quote the answer. Nothing for what only repeats an error further inside.
std::optional<SchemaFinding> findingFrom(const valijson::ValidationResults::Error &error, const QJsonObject &schema)
{
    const QString words = QString::fromStdString(error.description);
    const Place place = placeOf(error.context, schema);
    const auto wanted = [&place](QLatin1StringView keyword) { return place.schema.value(keyword).toInteger(); };
    if (words.startsWith("Missing required property"_L1))
        return SchemaFinding{Kind::Structure, u"\"%1\" is missing."_s.arg(place.pointer + escapedStep(quotedIn(words)))};
    if (words.startsWith("Value type not permitted"_L1))
        return SchemaFinding{Kind::Structure, u"%1 must be %2."_s.arg(place.named(), wantedType(place.schema))};
    if (words.startsWith("String should be no more"_L1))
        return SchemaFinding{Kind::TooLong, u"%1 has more than %2 characters."_s.arg(place.named()).arg(wanted("maxLength"_L1))};
    if (words.startsWith("Array should contain no more"_L1))
        return SchemaFinding{Kind::TooLong, u"%1 has more than %2 items."_s.arg(place.named()).arg(wanted("maxItems"_L1))};
    if (words.startsWith("String should be no fewer"_L1))
        return SchemaFinding{Kind::Structure, u"%1 has fewer than %2 characters."_s.arg(place.named()).arg(wanted("minLength"_L1))};
    if (words.startsWith("Array should contain no fewer"_L1))
        return SchemaFinding{Kind::Structure, u"%1 has fewer than %2 items."_s.arg(place.named()).arg(wanted("minItems"_L1))};
    if (words.startsWith("Failed to match against any enum"_L1) || words.startsWith("Failed to match expected value"_L1))
        return SchemaFinding{Kind::Structure, u"%1 is none of the values allowed."_s.arg(place.named())};
    if (words.startsWith("Object contains a property"_L1))
        return SchemaFinding{Kind::NotAsked, u"In %1 there are keys that were not asked for."_s.arg(place.named())};
    if (words.startsWith("Failed to validate item #"_L1) || words.startsWith("Failed to validate against schema associated"_L1)
        || words.startsWith("Failed to validate against additional properties"_L1))
        return {};
    return SchemaFinding{Kind::Structure, u"%1 does not fit the schema."_s.arg(place.named())};
}

} // namespace

struct SchemaCheck::Compiled {
    valijson::Schema schema;
};

SchemaCheck::SchemaCheck(const QJsonObject &schema) : m_schema(schema)
{
    if (m_schema.isEmpty())
        return;
    try {
        auto compiled = std::make_unique<Compiled>();
        valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
        parser.populateSchema(QtJsonAdapter(QJsonValue(m_schema)), compiled->schema);
        m_compiled = std::move(compiled);
    } catch (const std::exception &) { // findings() tells
    }
}

SchemaCheck::~SchemaCheck() = default;

QList<SchemaFinding> SchemaCheck::findings(const QJsonObject &answer) const
{
    QList<SchemaFinding> found;
    if (!isWithinLimits(answer))
        LimitCheck(found).look(answer, {{}, m_schema}, 1);
    if (!found.isEmpty() || m_schema.isEmpty())
        return found;
    try {
        const QJsonValue value(answer);
        valijson::ValidationResults results;
        valijson::Validator validator;
        if (m_compiled && validator.validate(m_compiled->schema, QtJsonAdapter(value), &results))
            return found;
        for (const auto &error : results) {
            const auto finding = findingFrom(error, m_schema);
            if (finding && found.size() < mostFindings)
                found.append(*finding);
        }
    } catch (const std::exception &) {
        found.clear();
    }
    if (found.isEmpty())
        found.append({Kind::Structure, u"The answer cannot be held against its schema."_s});
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.kind < b.kind; });
    return found;
}

} // namespace trinity
