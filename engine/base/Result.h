// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Error.h"

#include <type_traits>
#include <utility>
#include <variant>

namespace trinity {

/// A value or an Error: the subset of C++23's std::expected that the project uses, by the same names, because g++ 12
/// has none under C++20. Default construction makes an Internal error (QCoro::waitFor needs a default constructor).
template<typename T = void>
class [[nodiscard]] Result
{
public:
    using value_type = T;

    Result() : m_state(std::in_place_index<1>) {}
    Result(const T &value) : m_state(std::in_place_index<0>, value) {}
    Result(T &&value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool has_value() const { return m_state.index() == 0; }
    explicit operator bool() const { return has_value(); }

    [[nodiscard]] T &value() { return std::get<0>(m_state); }
    [[nodiscard]] const T &value() const { return std::get<0>(m_state); }
    [[nodiscard]] Error &error() { return std::get<1>(m_state); }
    [[nodiscard]] const Error &error() const { return std::get<1>(m_state); }

    T &operator*() { return value(); }
    const T &operator*() const { return value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }

    template<typename U>
    [[nodiscard]] T value_or(U &&fallback) const
    {
        return has_value() ? value() : static_cast<T>(std::forward<U>(fallback));
    }

private:
    std::variant<T, Error> m_state;
};

/// Success without a value, or an Error. Default construction is success.
template<>
class [[nodiscard]] Result<void>
{
public:
    using value_type = void;

    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    [[nodiscard]] bool has_value() const { return !m_error.has_value(); }
    explicit operator bool() const { return has_value(); }
    [[nodiscard]] const Error &error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};

} // namespace trinity
