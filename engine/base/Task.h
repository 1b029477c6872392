// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"

#include <QCoroTask>

namespace trinity {

/// What every coroutine of the engine returns. Coroutines are named functions with parameters by value and are marked
/// [[nodiscard]]; CONTRIBUTING.md lists the rules g++ 12 and QCoro 0.8 impose.
template<typename T = void>
using Task = QCoro::Task<Result<T>>;

} // namespace trinity
