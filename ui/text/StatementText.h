// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/writing/FactCheck.h"

#include <QtCore/QCoreApplication>

namespace trinity {
struct Portfolio;
}

namespace trinity::ui {

/// What a check of the facts has found, in words for people.
class StatementText
{
    Q_DECLARE_TR_FUNCTIONS(trinity::ui::StatementText)

public:
    /// "Not in your file"
    [[nodiscard]] static QString heading(const CheckedSentence &statement);
    /// "Text about you · the source does not name Google"
    [[nodiscard]] static QString reason(const CheckedSentence &statement);
    /// Which part of the page a field is: "Headline"
    [[nodiscard]] static QString fieldName(const QString &field);
    /// "40 statements are in your file, 2 in other words. 1 is confirmed by you."
    [[nodiscard]] static QString summary(const FactReport &report);
    /// For a button or a cell: "2 to check", "Facts checked"
    [[nodiscard]] static QString count(int toCheck);
    /// The same as a sentence, for a tool tip and for screen readers.
    [[nodiscard]] static QString countSentence(int toCheck, int confirmed);
};

} // namespace trinity::ui
