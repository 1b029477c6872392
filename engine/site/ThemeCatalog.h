// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/site/Theme.h"

#include <QtCore/QList>
#include <QtCore/QStringList>

namespace trinity {

/// The themes of one or more folders, in a fixed order (by id). A folder that does not hold a good theme is left out and
/// said in problems().
class ThemeCatalog
{
public:
    ThemeCatalog() = default;

    [[nodiscard]] static ThemeCatalog fromDirectories(const QStringList &directories);

    [[nodiscard]] const QList<Theme> &themes() const { return m_themes; }
    [[nodiscard]] const Theme *find(const QString &id) const;
    [[nodiscard]] QStringList ids() const;
    [[nodiscard]] const QList<Error> &problems() const { return m_problems; }

private:
    QList<Theme> m_themes;
    QList<Error> m_problems;
};

} // namespace trinity
