// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/FactSheet.h"

#include <optional>

namespace trinity {

/// A table of projects: which column holds what, by the words in its first row.
class ProjectTable
{
public:
    /// Nothing when the row names no column with the projects' names.
    [[nodiscard]] static std::optional<ProjectTable> fromHead(const QList<SourceLine> &cells);

    void readRow(FactSheet &sheet, const QList<SourceLine> &cells) const;

private:
    enum class Column { Name, Description, Language, Keywords, Stars, Forks, Address, Date, Activity, Other };

    [[nodiscard]] static Column columnOf(const QString &title);

    QList<Column> m_columns;
    QStringList m_titles;
};

} // namespace trinity
