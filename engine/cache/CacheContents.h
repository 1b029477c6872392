// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QDateTime>

namespace trinity {

/// What a cache holds.
struct CacheContents {
    CacheContents() = default;
    int entries = 0;
    qint64 bytes = 0; ///< on the disk, with the journal
    QDateTime oldest; ///< UTC; invalid when there is none
};

} // namespace trinity
