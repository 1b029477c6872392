// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/Portfolio.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QList>
#include <QtCore/QString>

namespace trinity {
class OrderedJson;
}

namespace trinity::ui {

/// One thing that the source says, as people read it.
struct FactRow {
    FactRow() = default;
    QString pointer; ///< JSON pointer
    QString label; ///< "Position"; of a short entry its name; may be empty
    QString value;
    QList<Provenance> places; ///< of all its parts; empty: it stands nowhere
};

/// A job, a project: what belongs together. Without a title for what stands directly in its section.
struct FactEntry {
    FactEntry() = default;
    FactRow title; ///< what it is called by, which is a fact, too
    QList<FactRow> rows;
};

struct FactSection {
    FactSection() = default;
    QString title;
    QList<FactEntry> entries;
};

/// The facts in the order of a CV: sections, their entries, and what is said of each. Skills, languages, interests and
/// profiles are one row each, for they are words and not stories.
class FactOutline
{
    Q_DECLARE_TR_FUNCTIONS(trinity::ui::FactOutline)

public:
    [[nodiscard]] static QList<FactSection> of(const Portfolio &portfolio);

private:
    class Builder;
};

} // namespace trinity::ui
