// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/cache/CacheKey.h"

#include <QtCore/QCborArray>
#include <QtCore/QCborMap>
#include <QtCore/QCborStreamWriter>
#include <QtCore/QCryptographicHash>

#include <cmath>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr char formVersion = '1';
constexpr double largestWholeDouble = 9007199254740992.0; // 2^53: above it neighbours are the same double

QByteArray canonicalText(const QString &text)
{
    auto canonical = text.normalized(QString::NormalizationForm_C);
    canonical.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    return canonical.toUtf8();
}

void appendText(QCborStreamWriter &writer, const QByteArray &utf8)
{
    writer.appendTextString(utf8.constData(), utf8.size());
}

void appendNumber(QCborStreamWriter &writer, double number)
{
    if (number == std::floor(number) && std::abs(number) <= largestWholeDouble)
        writer.append(qint64(number));
    else
        writer.append(number);
}

void appendValue(QCborStreamWriter &writer, const QCborValue &value);

void appendFields(QCborStreamWriter &writer, const QMap<QByteArray, QCborValue> &fields)
{
    writer.startMap(quint64(fields.size()));
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        appendText(writer, field.key());
        appendValue(writer, field.value());
    }
    writer.endMap();
}

void appendMap(QCborStreamWriter &writer, const QCborMap &map)
{
    QMap<QByteArray, QCborValue> fields;
    for (const auto &[key, value] : map)
        fields.insert(canonicalText(key.toString()), value);
    appendFields(writer, fields);
}

void appendValue(QCborStreamWriter &writer, const QCborValue &value)
{
    switch (value.type()) {
    case QCborValue::String: appendText(writer, canonicalText(value.toString())); break;
    case QCborValue::Integer: writer.append(value.toInteger()); break;
    case QCborValue::Double: appendNumber(writer, value.toDouble()); break;
    case QCborValue::True: writer.append(true); break;
    case QCborValue::False: writer.append(false); break;
    case QCborValue::ByteArray: writer.append(value.toByteArray()); break;
    case QCborValue::Map: appendMap(writer, value.toMap()); break;
    case QCborValue::Array: {
        const auto array = value.toArray();
        writer.startArray(quint64(array.size()));
        for (const auto &element : array)
            appendValue(writer, element);
        writer.endArray();
        break;
    }
    default: writer.append(nullptr); break;
    }
}

} // namespace

CacheKey &CacheKey::set(QLatin1StringView name, const QCborValue &value)
{
    m_fields.insert(QByteArray(name.data(), name.size()), value);
    return *this;
}

QByteArray CacheKey::digest() const
{
    QByteArray form("trinity-cache");
    form += '\0';
    form += QByteArray(m_purpose.data(), m_purpose.size());
    form += '\0';
    form += formVersion;
    form += '\0';
    QByteArray fields;
    QCborStreamWriter writer(&fields);
    appendFields(writer, m_fields);
    return QCryptographicHash::hash(form + fields, QCryptographicHash::Sha256);
}

} // namespace trinity
