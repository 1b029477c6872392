// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QJsonValue>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace trinity {

/// A JSON value that keeps what Qt's values lose: the order of keys, and numbers as they are written (1.0, 1e400,
/// twenty digits). For files that people must get back as they gave them; everywhere else QJsonObject is enough.
class OrderedJson
{
public:
    enum class Type { Null, Bool, Number, Text, List, Object };

    OrderedJson() = default; ///< null
    [[nodiscard]] static OrderedJson boolean(bool value);
    [[nodiscard]] static OrderedJson number(const QString &written); ///< must be a number in JSON's own form
    [[nodiscard]] static OrderedJson number(qint64 value);
    [[nodiscard]] static OrderedJson text(const QString &text);
    [[nodiscard]] static OrderedJson list(const QList<OrderedJson> &items = {});
    [[nodiscard]] static OrderedJson object();
    [[nodiscard]] static OrderedJson fromQt(const QJsonValue &value);

    /// UTF-8, with or without byte order mark. Without recursion; BadSource says what is wrong, with line, column and JSON
    /// pointer, in words that follow the file's name. A key that stands twice counts with its last value.
    [[nodiscard]] static Result<OrderedJson> parse(QByteArrayView utf8);
    [[nodiscard]] static Result<OrderedJson> parseText(QStringView text); ///< the same of a decoded text
    /// The line (from 1) in which the value at `pointer` begins, 0 when there is none.
    [[nodiscard]] static int lineOf(QByteArrayView utf8, const QString &pointer);

    [[nodiscard]] Type type() const { return m_type; }
    [[nodiscard]] bool isText() const { return m_type == Type::Text; }
    [[nodiscard]] bool isList() const { return m_type == Type::List; }
    [[nodiscard]] bool isObject() const { return m_type == Type::Object; }
    [[nodiscard]] bool isEmpty() const { return m_values.isEmpty(); } ///< of a list or object

    [[nodiscard]] QString toText() const { return isText() ? m_text : QString(); }
    [[nodiscard]] QString numberText() const { return m_type == Type::Number ? m_text : QString(); }
    [[nodiscard]] qint64 toInteger(qint64 otherwise) const;
    [[nodiscard]] bool toBool() const { return m_type == Type::Bool && m_text == QLatin1StringView("true"); }

    /// A list's items, or an object's values in the order of keys().
    [[nodiscard]] const QList<OrderedJson> &values() const { return m_values; }
    [[nodiscard]] const QStringList &keys() const { return m_keys; }
    [[nodiscard]] bool contains(QStringView key) const { return m_keys.indexOf(key) >= 0; }
    [[nodiscard]] OrderedJson value(QStringView key) const; ///< null when it is missing
    [[nodiscard]] QHash<QString, qsizetype> index() const; ///< place of each key, for objects that may be large

    void append(const OrderedJson &item); ///< to a list
    void append(const QString &key, const OrderedJson &value); ///< to an object that does not have the key
    void set(const QString &key, const OrderedJson &value); ///< in the key's place, or at the end
    void replaceAt(qsizetype at, const OrderedJson &value) { m_values[at] = value; }
    void renameAt(qsizetype at, const QString &key) { m_keys[at] = key; }
    void remove(QStringView key);

    /// As Qt's value, sorted. A number that neither qint64 nor double holds becomes the text of its digits.
    [[nodiscard]] QJsonValue toQt() const;
    /// Pointers of the numbers that toQt() gives as texts.
    [[nodiscard]] QStringList numbersOutOfRange() const;
    /// UTF-8, indented by two spaces, ending in a line break; the same value always gives the same bytes.
    [[nodiscard]] QByteArray toBytes() const;

    bool operator==(const OrderedJson &other) const; ///< order of keys and spelling of numbers count

    static constexpr qsizetype maximumValues = 1'000'000; ///< each takes about 100 bytes
    static constexpr int maximumDepth = 100; ///< a source may have 64; the forms that carry another add a few

private:
    void collectOutOfRange(const QString &pointer, QStringList &found) const;

    Type m_type = Type::Null;
    QString m_text; ///< of a text, or as written of a number or truth value
    QStringList m_keys;
    QList<OrderedJson> m_values;
};

} // namespace trinity
