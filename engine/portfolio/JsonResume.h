// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"
#include "engine/portfolio/ImportReport.h"
#include "engine/portfolio/OrderedJson.h"
#include "engine/portfolio/Portfolio.h"

#include <QtCore/QJsonObject>

namespace trinity {

/// JSON Resume 1.0 (and the older key names of 0.x, which are reported and never written) into facts and back.
/// A wrong type becomes a finding in the report, never a refusal. Provenance is not filled here: JSON has no places
/// until the reader finds the values in the text.
[[nodiscard]] Portfolio portfolioFromJsonResume(const QJsonObject &resume, ImportReport &report);

/// Facts as JSON Resume, unknown keys included; empty fields are left out.
[[nodiscard]] QJsonObject jsonResumeFromPortfolio(const Portfolio &portfolio);

/// The same in the schema's order of keys.
[[nodiscard]] OrderedJson orderedJsonResume(const Portfolio &portfolio);

/// A resume with the older key names of 0.x replaced by today's, in their places; everything else as it is.
[[nodiscard]] OrderedJson withTodaysKeys(OrderedJson resume);

/// Whether an object looks like a JSON Resume: it has "basics", or one of the other sections as an array.
[[nodiscard]] bool looksLikeJsonResume(const QJsonObject &object);

/// Where a field of portfolioFromJsonResume may stand in the source: its own pointer first, then those made of the older
/// key names, then the list element itself when that is a bare text.
[[nodiscard]] QStringList jsonResumeSourcePointers(const QString &pointer);

} // namespace trinity
