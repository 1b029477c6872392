// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/OrderedJson.h"

namespace trinity {

/// Writes changes into a file without touching the rest of it. `base` is the file as it was read, `before` what our own
/// writing makes of what was read from it, `now` what our writing makes of it today. Where `before` and `now` agree the
/// result is `base`, word for word, with its order, its numbers and what our reading left out; elsewhere it is `now`.
[[nodiscard]] OrderedJson mergedJson(const OrderedJson &base, const OrderedJson &before, const OrderedJson &now);

} // namespace trinity
