// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QString>

#include <chrono>
#include <functional>

namespace trinity {

/// Where a cache is and how much it may keep.
struct CacheSettings {
    CacheSettings() = default;

    QString folder; ///< made when it is missing; empty: there is no cache
    qint64 maximumBytes = 256LL << 20; ///< of all entries; the longest unused go first, down to 90 %
    int maximumEntries = 50'000; ///< the same for their number
    qint64 maximumEntryBytes = 4LL << 20; ///< a larger answer is not saved
    qint64 minimumFreeBytes = 500LL << 20; ///< nothing is saved while the volume has less than this
    std::chrono::hours freshFor = std::chrono::hours(24 * 30); ///< as an answer to the same question
    std::chrono::hours keptFor = std::chrono::hours(24 * 180); ///< for when the server stays away; then deleted
    std::chrono::milliseconds busyTime = std::chrono::seconds(2); ///< how long to wait for another process's lock
    int maximumPages = 0; ///< of the file; 0: no limit. A full disk for tests.
    std::function<qint64()> wallClock; ///< seconds since 1970, from any thread; none: the system's
};

} // namespace trinity
