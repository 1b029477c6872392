// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QSet>
#include <QtCore/QStringList>

namespace trinity {

/// One name per source for folders and files of its sites: the file name without folder and extension, made safe for
/// every file system. The second of a name gets "-2", the third "-3". Appending sources never changes earlier names.
[[nodiscard]] QStringList uniqueSourceNames(const QStringList &sources);

/// The name of one more source beside names that are taken, in whatever order they were given.
[[nodiscard]] QString uniqueSourceName(const QString &source, const QStringList &taken);
/// The same beside many; `taken` is case folded.
[[nodiscard]] QString unusedSourceName(const QString &source, const QSet<QString> &taken);

} // namespace trinity
