// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QString>

namespace trinity {

/// A place of a source: a half-open range of UTF-16 units of its text.
struct Evidence {
    Evidence() = default;
    Evidence(qsizetype from, qsizetype to, QString text_) : start(from), end(to), text(std::move(text_)) { }
    qsizetype start = 0;
    qsizetype end = 0;
    QString text; ///< what stands there
    bool operator==(const Evidence &) const = default;
};

} // namespace trinity
