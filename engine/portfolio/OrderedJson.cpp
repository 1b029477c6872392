// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/portfolio/OrderedJson.h"

#include "engine/portfolio/JsonResumeShape.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QLocale>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isWholeNumber(const QString &written)
{
    return !written.contains(u'.') && !written.contains(u'e', Qt::CaseInsensitive);
}

/// Undefined when no number type of Qt's JSON holds it.
QJsonValue qtNumber(const QString &written)
{
    bool fits = false;
    if (isWholeNumber(written)) {
        const qint64 whole = written.toLongLong(&fits);
        return fits ? QJsonValue(whole) : QJsonValue(QJsonValue::Undefined);
    }
    const double number = written.toDouble(&fits);
    return fits && std::isfinite(number) ? QJsonValue(number) : QJsonValue(QJsonValue::Undefined);
}

QString writtenNumber(const QJsonValue &value)
{
    const double number = value.toDouble();
    const qint64 whole = value.toInteger(std::numeric_limits<qint64>::min());
    if (whole != std::numeric_limits<qint64>::min() && static_cast<double>(whole) == number)
        return QString::number(whole);
    return QString::number(number, 'g', QLocale::FloatingPointShortest);
}

} // namespace

OrderedJson OrderedJson::boolean(bool value)
{
    OrderedJson json;
    json.m_type = Type::Bool;
    json.m_text = value ? u"true"_s : u"false"_s;
    return json;
}

OrderedJson OrderedJson::number(const QString &written)
{
    OrderedJson json;
    json.m_type = Type::Number;
    json.m_text = written;
    return json;
}

OrderedJson OrderedJson::number(qint64 value)
{
    return number(QString::number(value));
}

OrderedJson OrderedJson::text(const QString &text)
{
    OrderedJson json;
    json.m_type = Type::Text;
    json.m_text = text;
    return json;
}

OrderedJson OrderedJson::list(const QList<OrderedJson> &items)
{
    OrderedJson json;
    json.m_type = Type::List;
    json.m_values = items;
    return json;
}

OrderedJson OrderedJson::object()
{
    OrderedJson json;
    json.m_type = Type::Object;
    return json;
}

OrderedJson OrderedJson::fromQt(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool: return boolean(value.toBool());
    case QJsonValue::Double: return number(writtenNumber(value));
    case QJsonValue::String: return text(value.toString());
    case QJsonValue::Array: {
        auto json = list();
        const auto array = value.toArray();
        for (const auto item : array)
            json.append(fromQt(item));
        return json;
    }
    case QJsonValue::Object: {
        auto json = object();
        const auto source = value.toObject();
        for (auto it = source.begin(); it != source.end(); ++it)
            json.append(it.key(), fromQt(it.value()));
        return json;
    }
    default: return {};
    }
}

qint64 OrderedJson::toInteger(qint64 otherwise) const
{
    return m_type == Type::Number ? qtNumber(m_text).toInteger(otherwise) : otherwise;
}

OrderedJson OrderedJson::value(QStringView key) const
{
    const auto at = m_keys.indexOf(key);
    return at < 0 ? OrderedJson() : m_values.at(at);
}

QHash<QString, qsizetype> OrderedJson::index() const
{
    QHash<QString, qsizetype> places;
    places.reserve(m_keys.size());
    for (qsizetype i = 0; i < m_keys.size(); ++i)
        places.insert(m_keys.at(i), i);
    return places;
}

void OrderedJson::append(const OrderedJson &item)
{
    m_values.append(item);
}

void OrderedJson::append(const QString &key, const OrderedJson &value)
{
    m_keys.append(key);
    m_values.append(value);
}

void OrderedJson::set(const QString &key, const OrderedJson &value)
{
    const auto at = m_keys.indexOf(key);
    if (at < 0)
        append(key, value);
    else
        replaceAt(at, value);
}

void OrderedJson::remove(QStringView key)
{
    const auto at = m_keys.indexOf(key);
    if (at < 0)
        return;
    m_keys.removeAt(at);
    m_values.removeAt(at);
}

QJsonValue OrderedJson::toQt() const
{
    switch (m_type) {
    case Type::Null: return QJsonValue::Null;
    case Type::Bool: return toBool();
    case Type::Text: return m_text;
    case Type::Number: {
        const QJsonValue number = qtNumber(m_text);
        return number.isUndefined() ? QJsonValue(m_text) : number;
    }
    case Type::List: {
        QJsonArray array;
        for (const auto &item : m_values)
            array.append(item.toQt());
        return array;
    }
    case Type::Object: break;
    }
    // QJsonObject is a sorted array: keys that come in order are appended, others move all that follow.
    QList<qsizetype> order(m_keys.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [this](qsizetype a, qsizetype b) { return m_keys.at(a) < m_keys.at(b); });
    QJsonObject object;
    for (const auto at : order)
        object.insert(m_keys.at(at), m_values.at(at).toQt());
    return object;
}

void OrderedJson::collectOutOfRange(const QString &pointer, QStringList &found) const
{
    if (m_type == Type::Number && qtNumber(m_text).isUndefined())
        found << pointer;
    for (qsizetype i = 0; i < m_values.size(); ++i)
        if (const auto type = m_values.at(i).type(); type == Type::Number || type == Type::List || type == Type::Object)
            m_values.at(i).collectOutOfRange(pointer + u'/' + (isObject() ? resume::pointerStep(m_keys.at(i)) : QString::number(i)), found);
}

QStringList OrderedJson::numbersOutOfRange() const
{
    QStringList found;
    collectOutOfRange(QString(), found);
    return found;
}

bool OrderedJson::operator==(const OrderedJson &other) const
{
    return m_type == other.m_type && m_text == other.m_text && m_keys == other.m_keys && m_values == other.m_values;
}

} // namespace trinity
