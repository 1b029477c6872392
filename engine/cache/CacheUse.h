// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

namespace trinity {

/// How a cache is used by who asks: as it is, or asking anew and saving the new answer in the place of the old one.
enum class CacheUse { ReadAndWrite, WriteOnly };

} // namespace trinity
