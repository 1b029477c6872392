// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QCoreApplication>
#include <QtCore/QString>
#include <QtCore/QStringList>

class QMimeData;

namespace trinity::ui {

/// What a drop or a paste would add, decided before it happens: by names and types, without reading what is inside.
class DropVerdict
{
    Q_DECLARE_TR_FUNCTIONS(trinity::ui::DropVerdict)

public:
    [[nodiscard]] static DropVerdict of(const QMimeData &data);
    [[nodiscard]] static DropVerdict ofPaths(const QStringList &paths);
    /// Whether a file of this name may hold a portfolio.
    [[nodiscard]] static bool isUsable(const QString &path);

    [[nodiscard]] bool isAcceptable() const { return !files.isEmpty() || !text.isEmpty(); }

    QStringList files; ///< usable ones, folders opened up
    QString text; ///< when text itself is dropped
    QString sentence; ///< "Add 3 files (2 text, 1 JSON)"
    QString advice; ///< what to do about the rest; may be empty
};

} // namespace trinity::ui
