// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace trinity::test {

/// Words that must stay where they are: the key of the server, and a word that is in every portfolio and so in every prompt.
inline constexpr auto keyCanary = "sk-canary-4f9d1c7e";
inline constexpr auto promptCanary = "Quillfeather";

/// Everything the program logs, debug output included, from any thread. Warnings are printed, too.
class KeptLog
{
public:
    static void install();
    static void clear();
    /// The line that holds one of the canaries, or nothing.
    [[nodiscard]] static QString leak();
    [[nodiscard]] static qsizetype lines();
};

/// The first file below the folder that holds the key, or nothing.
[[nodiscard]] QString fileWithKey(const QString &folder);

} // namespace trinity::test
