// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QStringList>

namespace trinity {

/// Where themes are looked for, best first: the person's own in the data folder, then beside the program (build tree or
/// relocated install), then where the project was installed.
[[nodiscard]] QStringList themeFolders();
/// Where answers of models are saved: the same for both programs. Empty when the system names no place for it.
[[nodiscard]] QString cacheFolder();
/// Where documents are kept until they are saved. Empty when the system names no place for it.
[[nodiscard]] QString recoveryFolder();
/// The folder of the sample portfolios, or empty.
[[nodiscard]] QString samplesFolder();

} // namespace trinity
