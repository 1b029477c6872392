// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/Portfolio.h"

#include <QtCore/QCoreApplication>

namespace trinity::ui {

/// The keys of JSON Resume, and how facts were found, in words for people.
class FactText
{
    Q_DECLARE_TR_FUNCTIONS(trinity::ui::FactText)

public:
    /// "Work" for "work"; a key that JSON Resume does not know is its own name.
    [[nodiscard]] static QString sectionName(const QString &key);
    [[nodiscard]] static QString fieldName(const QString &key);
    /// "exactly as it stands there"
    [[nodiscard]] static QString howFound(Provenance::How how);
};

} // namespace trinity::ui
