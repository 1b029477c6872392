// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QString>

namespace trinity {

/// "1 fact", "2 facts": for words that take an s.
[[nodiscard]] inline QString counted(qsizetype count, QLatin1StringView word)
{
    return QString::number(count) + u' ' + word + (count == 1 ? QLatin1StringView() : QLatin1StringView("s"));
}

} // namespace trinity
