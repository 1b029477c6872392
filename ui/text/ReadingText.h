// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/PortfolioReader.h"

#include <QtCore/QCoreApplication>

namespace trinity::ui {

/// What reading a source came to, in words for people.
class ReadingText
{
    Q_DECLARE_TR_FUNCTIONS(trinity::ui::ReadingText)

public:
    /// For a row: "42 facts · 3 notes"
    [[nodiscard]] static QString line(const ImportReport &report);
    /// "42 facts were read. 1 key was kept that pages do not show."
    [[nodiscard]] static QString sentence(const ImportReport &report);
    /// "PDF document", "JSON Resume"
    [[nodiscard]] static QString kindName(SourceKind kind);
    /// The sign of a kind where there is little room: "PDF"
    [[nodiscard]] static QString kindBadge(SourceKind kind);
    /// How it was read: "Plain text in UTF-8, English"
    [[nodiscard]] static QString form(const ReadPortfolio &reading);
    /// How many things of the report a person may want to look at.
    [[nodiscard]] static int notes(const ImportReport &report);
};

} // namespace trinity::ui
