// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Error.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QString>

namespace trinity::ui {

/// An error in words for a person: what happened, what it means for the work, what can be done about it. The three are
/// whole sentences; `details` is the technical text to copy.
class ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(trinity::ui::ErrorText)

public:
    [[nodiscard]] static ErrorText of(const Error &error);
    [[nodiscard]] static QString whatHappened(ErrorKind kind);

    QString happened;
    QString meaning;
    QString remedy;
    QString details;

    /// "What happened. What it means. What you can do."
    [[nodiscard]] QString sentence() const;

private:
    void takeDetail(const QString &detail);
};

} // namespace trinity::ui
