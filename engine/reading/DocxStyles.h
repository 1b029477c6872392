// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"

#include <QtCore/QHash>
#include <QtCore/QString>

namespace trinity {

/// What the styles of a Word document say about its paragraphs.
struct DocxStyles {
    DocxStyles() = default;

    QHash<QString, int> headings; ///< style → level, 1 to 6
    QHash<QString, int> lists; ///< style → depth, 0 for the outermost
    QHash<QString, bool> bold; ///< of paragraphs and of runs

    /// From word/styles.xml. Styles take what they do not say from the one they are based on.
    [[nodiscard]] static Result<DocxStyles> read(const QByteArray &xml);
};

/// Relationships of a part (word/_rels/document.xml.rels).
struct DocxRelations {
    DocxRelations() = default;

    QHash<QString, QString> links; ///< id → address outside the file
    QHash<QString, QString> parts; ///< id → name of a part beside the document, such as "header1.xml"

    [[nodiscard]] static Result<DocxRelations> read(const QByteArray &xml);
};

} // namespace trinity
