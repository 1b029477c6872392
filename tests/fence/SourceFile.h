// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace trinity::fence {

/// One file of the project as the rules see it. The three texts have the same length and the same lines, so a place in
/// one is a place in all.
struct SourceFile {
    SourceFile(QString relativePath, QString content);

    QString path; ///< from the root, with slashes
    QString text; ///< as it is
    QString uncommented; ///< comments blanked, strings kept: for includes
    QString code; ///< comments and the insides of strings blanked; equal to text for what is not C++

    [[nodiscard]] bool isCpp() const;
    [[nodiscard]] bool isHeader() const { return path.endsWith(QLatin1StringView(".h")); }
    [[nodiscard]] bool isIn(QLatin1StringView folder) const { return path.startsWith(folder); }
    [[nodiscard]] int lineOf(qsizetype offset) const;
    [[nodiscard]] int lineCount() const;
};

/// A broken rule.
struct Violation {
    QString rule;
    QString path;
    int line = 0;
    QString what;
};

using Violations = QList<Violation>;

/// Every text file of the project below `root`; build folders, packages and binary files are left out.
[[nodiscard]] QList<SourceFile> projectFiles(const QString &root);

} // namespace trinity::fence
