// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/SiteContent.h"
#include "engine/site/SiteLabels.h"
#include "engine/site/ViewObject.h"

namespace trinity {

/// Work, education, skills and every other section of a career.
void addCareer(ViewObject &page, const SiteContent &content, const SiteLabels &labels);
/// Numbers that stand in the source's highlights, each with its sentence: none, or two to four.
void addFigures(ViewObject &page, const SiteContent &content, const SiteLabels &labels);
/// The career as one column per year.
void addChart(ViewObject &page, const Portfolio &facts);

} // namespace trinity
