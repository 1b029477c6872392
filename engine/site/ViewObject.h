// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <kainjow/mustache.hpp>

#include <vector>

namespace trinity {

/// What a template sees: names with cleaned text, whole numbers, flags, objects and lists of objects. Each name comes
/// with its has_… flag, also when the value is missing, so that a lookup never falls through to an enclosing object.
class ViewObject
{
public:
    ViewObject() = default;
    ViewObject(const ViewObject &) = default;
    ViewObject &operator=(const ViewObject &) = delete; // the library's values cannot be assigned
    ViewObject(ViewObject &&) noexcept = default; ///< noexcept, or a growing vector would copy
    ViewObject &operator=(ViewObject &&) noexcept = default;
    ~ViewObject() = default;

    void text(const char *name, const QString &value);
    void number(const char *name, qint64 value);
    void flag(const char *name, bool value);
    void object(const char *name, ViewObject value);
    void noObject(const char *name); ///< an object that this portfolio has not
    /// Adds name, has_name and name_count; numbers the items.
    void list(const char *name, std::vector<ViewObject> items);
    /// Trusted text of ours or of the theme's, for the one raw insert.
    void raw(const char *name, const QByteArray &value);

    [[nodiscard]] const kainjow::mustache::data &mustache() const { return m_data; }

private:
    kainjow::mustache::data m_data{kainjow::mustache::data::type::object};
};

/// A list of objects that hold nothing but `text`.
[[nodiscard]] std::vector<ViewObject> textItems(const QStringList &texts);

} // namespace trinity
