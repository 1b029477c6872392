// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/site/Theme.h"

#include <QtCore/QJsonObject>

namespace trinity {

/// A theme with what a document says of it (TrinityContent::themes): "tokens" are colours by name, for both schemes or apart
/// under "light" and "dark"; "options" are theme.json's "scheme", "featured_projects" and "project_order". What the theme does
/// not know, and what is no colour or not allowed there, is left as the theme has it: a document may come from anybody.
[[nodiscard]] Theme withSavedLook(Theme theme, const QJsonObject &saved);

} // namespace trinity
