// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/TrinityContent.h"

#include <QtCore/QLatin1StringView>

#include <optional>
#include <span>

/// The words of a document's file for values that are not texts.
namespace trinity {

template <typename T>
struct NamedValue {
    T value;
    QLatin1StringView name;
};

inline constexpr NamedValue<Provenance::How> provenanceNames[] = {{Provenance::How::Exact, QLatin1StringView("exact")},
                                                                  {Provenance::How::Normalised, QLatin1StringView("normalised")},
                                                                  {Provenance::How::User, QLatin1StringView("user")},
                                                                  {Provenance::How::Model, QLatin1StringView("model")}};

inline constexpr NamedValue<SavedClaim::Status> claimNames[] = {{SavedClaim::Status::Ok, QLatin1StringView("ok")},
                                                                {SavedClaim::Status::Reworded, QLatin1StringView("reworded")},
                                                                {SavedClaim::Status::Unsupported, QLatin1StringView("unsupported")},
                                                                {SavedClaim::Status::Waived, QLatin1StringView("waived")}};

template <typename T>
[[nodiscard]] std::optional<T> namedValue(std::span<const NamedValue<T>> names, const QString &name)
{
    for (const auto &named : names)
        if (named.name == name)
            return named.value;
    return std::nullopt;
}

template <typename T>
[[nodiscard]] QString nameOf(std::span<const NamedValue<T>> names, T value)
{
    for (const auto &named : names)
        if (named.value == value)
            return named.name;
    return {};
}

} // namespace trinity
