// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/DateText.h"
#include "engine/reading/SectionHeadings.h"
#include "engine/reading/SourceLine.h"

#include <optional>

namespace trinity {

/// A job, a course of study or a project before its parts have names.
struct CvEntry {
    CvEntry() = default;

    /// A part of the heading and what stood before it.
    struct Part {
        Snippet text;
        QChar separator; ///< '|' for any strong separator, ',' or '@' for "at"; null for the first part of a line
    };

    /// A stretch of a heading line without the date.
    struct Heading {
        SourceLine line;
        qsizetype from = 0;
        qsizetype to = 0;
    };

    QList<Heading> headings;
    QList<Part> parts; ///< of all headings
    Snippet start, end; ///< the words of the dates
    QString startDate, endDate;
    bool dated = false;
    QList<Snippet> body; ///< paragraphs
    QList<Snippet> bullets;
    QList<LineLink> links; ///< of the heading
    QList<Snippet> bodyLinks;
};

/// Cuts the lines of a section into entries.
[[nodiscard]] QList<CvEntry> splitEntries(const QList<SourceLine> &lines, CvSection section);

} // namespace trinity
