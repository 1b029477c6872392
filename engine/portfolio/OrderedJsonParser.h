// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/OrderedJson.h"

#include <QtCore/QStringView>

#include <vector>

namespace trinity {

/// Builds an OrderedJson from a text: without recursion, numbers as they are written. Strict (RFC 8259), except that it
/// takes what Qt's reader takes inside texts: half a surrogate pair, and control characters other than line breaks and tabs.
class OrderedJsonParser
{
public:
    /// With `wanted`, parsing ends at the beginning of the value at that pointer.
    explicit OrderedJsonParser(QStringView text, const QString &wanted = {}) : m_text(text), m_wanted(wanted) { }

    [[nodiscard]] Result<OrderedJson> parse();
    [[nodiscard]] int wantedLine() const { return m_found ? int(lineHere()) : 0; }

private:
    struct Level {
        explicit Level(OrderedJson value_) : value(std::move(value_)) { }
        OrderedJson value;
        QString key;
        QHash<QString, qsizetype> places; ///< of the keys, once there are many
    };
    enum class Expect { Value, ValueOrEnd, KeyOrEnd, Key, CommaOrEnd };

    bool step();
    bool value(bool mayEnd);
    bool key(bool mayEnd);
    bool commaOrEnd();
    bool close();
    bool put(const OrderedJson &value);
    static qsizetype placeOfKey(Level &level);
    std::optional<QString> text();
    bool escape(QString &into);
    bool number();
    bool word();
    bool fail(const QString &what);
    void skipSpace();
    [[nodiscard]] QString pointerHere() const;
    [[nodiscard]] qsizetype lineHere() const { return m_text.first(m_at).count(u'\n') + 1; }
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] bool isAt(char16_t c) const { return !atEnd() && m_text.at(m_at) == c; }

    const QStringView m_text;
    const QString m_wanted;
    qsizetype m_at = 0;
    std::vector<Level> m_levels;
    qsizetype m_values = 0;
    Expect m_expect = Expect::Value;
    bool m_done = false;
    bool m_found = false;
    OrderedJson m_root;
    QString m_problem;
};

} // namespace trinity
