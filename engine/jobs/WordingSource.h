// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/jobs/SourceCheck.h"

#include <memory>
#include <optional>

namespace trinity {

/// What a wording needs to know of its source beside the facts. Empty parts are nothing known.
struct WordingSource {
    WordingSource() = default;

    std::shared_ptr<const SourceCheck> check; ///< shared by the source's wordings; none: one of its own
    std::optional<Wording> saved; ///< words of this voice that the person has saved: nobody is asked for others
    QMap<QString, QString> edits; ///< TrinityContent::edits of this voice; they stand over whatever is written
    QStringList confirmed; ///< sentences that the person says are true

    /// What is confirmed, and what the person wrote themselves: not the writer's sentences that an edit leaves standing.
    [[nodiscard]] QStringList trusted(const Wording &written) const;
};

} // namespace trinity
