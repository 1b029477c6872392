// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/Portfolio.h"

namespace trinity {

/// One or two sentences that count the projects of a portfolio which says nothing else about its owner: how many, the
/// programming language of more than half of them, the three with the most stars. Every number and name comes from the
/// facts. In the portfolio's language when it is one of de, en, es, fr, it, pt; empty otherwise, and below three projects.
[[nodiscard]] QString projectCountLine(const Portfolio &portfolio);

} // namespace trinity
