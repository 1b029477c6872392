// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/portfolio/JsonResumeReading.h"

#include <QtCore/QDate>
#include <QtCore/QUrl>

#include <cmath>

namespace trinity::resume {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestQuote = 60;

QString typeName(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool: return u"a truth value"_s;
    case QJsonValue::Double: return u"a number"_s;
    case QJsonValue::String: return u"a text"_s;
    case QJsonValue::Array: return u"a list"_s;
    case QJsonValue::Object: return u"an object"_s;
    default: return u"null"_s;
    }
}

bool isEmptyValue(const QJsonValue &value)
{
    return value.isNull() || (value.isString() && value.toString().isEmpty()) || (value.isArray() && value.toArray().isEmpty())
        || (value.isObject() && value.toObject().isEmpty());
}

QString numberText(double number)
{
    if (std::abs(number) < 9.0e15 && number == std::floor(number))
        return QString::number(static_cast<qint64>(number));
    return QString::number(number, 'g', QLocale::FloatingPointShortest);
}

QString quoted(const QString &text)
{
    return text.size() <= longestQuote ? u"\"%1\""_s.arg(text) : u"\"%1…\""_s.arg(text.first(longestQuote));
}

bool isCanonicalDate(const QString &text)
{
    if (text.size() == 4 || text.size() == 7 || text.size() == 10) {
        const QString padded = text + u"-01-01"_s.last(10 - text.size());
        return text.at(0).isDigit() && QDate::fromString(padded, Qt::ISODate).isValid();
    }
    return false;
}

/// The first run of exactly four digits that can be a year, or empty.
QString yearIn(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        qsizetype end = i;
        while (end < text.size() && text.at(end) >= u'0' && text.at(end) <= u'9')
            ++end;
        if (end - i == 4 && (text.mid(i, 2) == "19"_L1 || text.mid(i, 2) == "20"_L1))
            return text.mid(i, 4);
        i = end;
    }
    return {};
}

bool meansToday(const QString &text)
{
    static const QStringList words{u"present"_s, u"now"_s, u"today"_s, u"current"_s, u"currently"_s, u"ongoing"_s, u"heute"_s};
    return words.contains(text.trimmed().toLower());
}

} // namespace

void Reading::find(const QString &pointer, const QString &what)
{
    m_report.notUnderstood << u"%1: %2"_s.arg(pointer.isEmpty() ? u"/"_s : pointer, what);
}

void Reading::keep(QJsonObject &extra, const QString &key, const QJsonValue &value, const QString &pointer)
{
    extra.insert(key, value);
    m_report.keptUnknown << pointer;
}

bool Reading::takeDate(QString &into, const QString &text, const QString &pointer)
{
    if (isCanonicalDate(text)) {
        into = text;
        return true;
    }
    if (text.size() > 10 && text.at(10) == u'T' && isCanonicalDate(text.first(10))) {
        into = text.first(10);
        find(pointer, u"%1 was read as the day %2"_s.arg(quoted(text), into));
        return true;
    }
    if (meansToday(text)) {
        find(pointer, u"%1 was read as no end date, which means to this day"_s.arg(quoted(text)));
        return true;
    }
    into = yearIn(text);
    if (into.isEmpty()) {
        find(pointer, u"%1 is not a date (YYYY, YYYY-MM or YYYY-MM-DD)"_s.arg(quoted(text)));
        return false;
    }
    find(pointer, u"%1 is not a date (YYYY, YYYY-MM or YYYY-MM-DD); the year %2 was kept"_s.arg(quoted(text), into));
    return true;
}

bool Reading::takeText(QString &into, Check check, const QJsonValue &value, const QString &pointer)
{
    QString text = value.toString();
    if (value.isDouble()) {
        text = numberText(value.toDouble());
        find(pointer, u"the number %1 was read as a text"_s.arg(text));
    } else if (!value.isString()) {
        find(pointer, u"a text was expected, not %1"_s.arg(typeName(value)));
        return false;
    }
    if (check == Check::Date)
        return takeDate(into, text, pointer);
    if (check == Check::Address && QUrl(text, QUrl::StrictMode).scheme().isEmpty())
        find(pointer, u"%1 is not a complete address; it needs its scheme, for example https://"_s.arg(quoted(text)));
    into = text;
    return true;
}

bool Reading::takeStrings(QStringList &into, const QJsonValue &value, const QString &pointer)
{
    if (value.isString()) {
        find(pointer, u"a single text was read as a list of one"_s);
        into << value.toString();
        return true;
    }
    if (!value.isArray()) {
        find(pointer, u"a list of texts was expected, not %1"_s.arg(typeName(value)));
        return false;
    }
    const auto array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString itemPointer = u"%1/%2"_s.arg(pointer).arg(i);
        if (array.at(i).isString()) {
            into << array.at(i).toString();
        } else if (array.at(i).isDouble()) {
            into << numberText(array.at(i).toDouble());
            find(itemPointer, u"the number %1 was read as a text"_s.arg(into.last()));
        } else {
            find(itemPointer, u"a text was expected, not %1; it was left out"_s.arg(typeName(array.at(i))));
        }
    }
    return true;
}

bool Reading::takeNumber(std::optional<qint64> &into, const QJsonValue &value, const QString &pointer)
{
    const double number = value.toDouble(-1);
    if (value.isDouble() && number >= 0 && number < 9.0e15 && number == std::floor(number)) {
        into = static_cast<qint64>(number);
        return true;
    }
    find(pointer, u"a whole number of zero or more was expected"_s);
    return false;
}

template <typename T>
bool Reading::take(T &into, const Field<T> &field, const QJsonValue &value, const QString &pointer)
{
    if (const auto *text = std::get_if<QString T::*>(&field.member)) {
        if (!takeText(into.*(*text), field.check, value, pointer))
            return false;
        m_report.factsRead += (into.*(*text)).isEmpty() ? 0 : 1;
        return true;
    }
    if (const auto *list = std::get_if<QStringList T::*>(&field.member)) {
        if (!takeStrings(into.*(*list), value, pointer))
            return false;
        m_report.factsRead += static_cast<int>((into.*(*list)).size());
        return true;
    }
    if (!takeNumber(into.*std::get<std::optional<qint64> T::*>(field.member), value, pointer))
        return false;
    ++m_report.factsRead;
    return true;
}

template <typename T>
T Reading::object(const QJsonObject &source, const QString &pointer)
{
    T result;
    for (auto it = source.begin(); it != source.end(); ++it) {
        const QString key = it.key();
        const QString keyPointer = u"%1/%2"_s.arg(pointer, pointerStep(key));
        const auto fields = fieldsOf<T>();
        const auto field = std::find_if(fields.begin(), fields.end(), [&](const Field<T> &candidate) {
            // An older name counts only where its new name is missing; beside it, it is an unknown key.
            return key == candidate.key || (!candidate.older.isEmpty() && key == candidate.older && !source.contains(candidate.key));
        });
        if (field == fields.end()) {
            keep(result.extra, key, it.value(), keyPointer);
        } else if (isEmptyValue(it.value()) || !take(result, *field, it.value(), keyPointer)) {
            result.extra.insert(field->key, it.value()); // by today's name: an older one is never written
        } else if (key != field->key) {
            find(keyPointer, u"the older key \"%1\" was read as \"%2\""_s.arg(key, QString(field->key)));
        }
    }
    return result;
}

template <typename T>
QList<T> Reading::list(const QJsonValue &value, const QString &pointer, QLatin1StringView nameKey, QJsonObject &extra, const QString &key)
{
    QList<T> result;
    if (isEmptyValue(value)) {
        extra.insert(key, value);
        return result;
    }
    if (!value.isArray()) {
        find(pointer, u"a list was expected, not %1"_s.arg(typeName(value)));
        extra.insert(key, value);
        return result;
    }
    const auto array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString itemPointer = u"%1/%2"_s.arg(pointer).arg(i);
        if (array.at(i).isObject()) {
            result << object<T>(array.at(i).toObject(), itemPointer);
        } else if (const QString text = array.at(i).toString(); !text.isEmpty()) {
            find(itemPointer, u"a bare text was read as \"%1\""_s.arg(QString(nameKey)));
            result << object<T>(QJsonObject{{nameKey, text}}, itemPointer);
        } else {
            find(itemPointer, u"an object was expected, not %1; it was left out"_s.arg(typeName(array.at(i))));
        }
    }
    return result;
}

Basics Reading::basics(const QJsonObject &source, const QString &pointer)
{
    QJsonObject plain = source;
    const QJsonValue location = plain.take("location"_L1);
    const QJsonValue profiles = plain.take("profiles"_L1);
    Basics result = object<Basics>(plain, pointer);

    const QString locationPointer = pointer + u"/location"_s;
    if (location.isObject() && !isEmptyValue(location)) {
        result.location = object<Location>(location.toObject(), locationPointer);
    } else if (location.isString() && !isEmptyValue(location)) {
        find(locationPointer, u"a bare text was read as \"city\""_s);
        result.location.city = location.toString();
        ++m_report.factsRead;
    } else if (!location.isUndefined()) {
        if (!isEmptyValue(location))
            find(locationPointer, u"an object was expected, not %1"_s.arg(typeName(location)));
        result.extra.insert("location"_L1, location);
    }
    if (!profiles.isUndefined())
        result.profiles = list<Profile>(profiles, pointer + u"/profiles"_s, "network"_L1, result.extra, u"profiles"_s);
    return result;
}

Portfolio Reading::portfolio(const QJsonObject &root)
{
    Portfolio result;
    for (auto it = root.begin(); it != root.end(); ++it) {
        const QString key = it.key();
        const QJsonValue value = it.value();
        const QString pointer = u"/"_s + pointerStep(key);
        if (key == "basics"_L1 || (key == "bio"_L1 && !root.contains("basics"_L1))) {
            if (key == "bio"_L1)
                find(pointer, u"the older key \"bio\" was read as \"basics\""_s);
            if (value.isObject() && !isEmptyValue(value)) {
                result.basics = basics(value.toObject(), pointer);
            } else {
                if (!isEmptyValue(value))
                    find(pointer, u"an object was expected, not %1"_s.arg(typeName(value)));
                result.extra.insert("basics"_L1, value);
            }
            continue;
        }
        if (key == "about"_L1) {
            if (value.isString() && !isEmptyValue(value)) {
                result.about = value.toString();
                ++m_report.factsRead;
            } else {
                if (!isEmptyValue(value))
                    find(pointer, u"a text was expected, not %1"_s.arg(typeName(value)));
                result.extra.insert(key, value);
            }
            continue;
        }
        if (key == "meta"_L1 && value.isObject() && !isEmptyValue(value)) {
            result.meta = value.toObject();
            continue;
        }
        bool known = false;
        forEachSection([&]<typename T>(const Section<T> &section) {
            const bool older = !section.older.isEmpty() && key == section.older && !root.contains(section.key);
            if (known || (key != section.key && !older))
                return;
            known = true;
            if (older)
                find(pointer, u"the older key \"%1\" was read as \"%2\""_s.arg(key, QString(section.key)));
            result.*(section.member) = list<T>(value, pointer, section.nameKey, result.extra, section.key);
        });
        if (known)
            continue;
        if (key == "$schema"_L1 || key == "meta"_L1)
            result.extra.insert(key, value);
        else
            keep(result.extra, key, value, pointer);
    }
    return result;
}

} // namespace trinity::resume
