// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/SourceDocument.h"

#include <QtCore/QLatin1StringView>

namespace trinity {

/// The name of a kind in files and on the command line, for example "markdown".
[[nodiscard]] QLatin1StringView sourceKindName(SourceKind kind);
/// PlainText for a name that this version does not know.
[[nodiscard]] SourceKind sourceKindFrom(QStringView name);

} // namespace trinity
