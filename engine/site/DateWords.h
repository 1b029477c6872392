// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/site/SiteLabels.h"

#include <QtCore/QString>

#include <optional>

namespace trinity {

/// A fact's date, for reading: "2019-03" is "March 2019" on an English page, "März 2019" on a German one. Text that is
/// no date comes back as it is.
[[nodiscard]] QString dateInWords(const QString &date, const SiteLabels &labels);
[[nodiscard]] std::optional<int> yearOf(const QString &date);
/// The date when it may stand in a datetime attribute, else empty.
[[nodiscard]] QString isoDate(const QString &date);
/// "March 2019 to today", "March 2019", or empty. A start without an end means "to today".
[[nodiscard]] QString spanInWords(const QString &start, const QString &end, const SiteLabels &labels);
/// "2019–2021", "2019–", "2019", or empty.
[[nodiscard]] QString spanInYears(const QString &start, const QString &end);

} // namespace trinity
