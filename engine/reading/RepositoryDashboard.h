// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/FactSheet.h"

namespace trinity {

/// A page of repositories copied as text: name, description, language, stars, forks and "Updated ...", one below the other,
/// over and over. The first line may name the owner ("owner // Dashboard").
///
/// No link is made: the text does not say on which site, or under which account, a repository lives, and an address that
/// the source does not hold would be an invention.
void readRepositoryDashboard(FactSheet &sheet);

/// Whether a text holds at least one such record.
[[nodiscard]] bool looksLikeRepositoryDashboard(const QString &text);

} // namespace trinity
