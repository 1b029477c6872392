// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/fence/SourceFile.h"

namespace trinity::fence {

/// Who may know whom: includes, and the types each room may touch.
[[nodiscard]] Violations checkRooms(const SourceFile &file);

/// What g++ 12 and QCoro 0.8 punish without a warning.
[[nodiscard]] Violations checkCoroutines(const SourceFile &file);

/// Licence lines, logging, sizes, words that belong to one machine.
[[nodiscard]] Violations checkHouse(const SourceFile &file);

/// Folders and files that the documents name exist below `root`.
[[nodiscard]] Violations checkDocuments(const SourceFile &file, const QString &root);

/// The engine knows the format of a theme, never a theme: `themes` are the ids that exist.
[[nodiscard]] Violations checkThemeNames(const SourceFile &file, const QStringList &themes);

/// Two files of one library must not use the same name in their anonymous namespaces: packaging/test compiles several
/// files as one.
[[nodiscard]] Violations checkUnity(const QList<SourceFile> &files);

/// All rules for one file.
[[nodiscard]] Violations checkFile(const SourceFile &file, const QString &root, const QStringList &themes);

} // namespace trinity::fence
