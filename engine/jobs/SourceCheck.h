// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/writing/FactCheck.h"

#include <mutex>

namespace trinity {

/// The check of one source, for all wordings that are at work at the same time: what it takes is prepared once, by the
/// first worker that needs it. Safe to use in any thread; blocks.
class SourceCheck
{
public:
    /// `text` is what bears sentences out beside the facts, see FactCheck.
    SourceCheck(Portfolio portfolio, QString text);

    [[nodiscard]] FactReport report(const Wording &wording) const; ///< without evidence
    [[nodiscard]] FactReport reportWithEvidence(const Wording &wording) const;

private:
    const Portfolio m_portfolio;
    const QString m_text;
    mutable std::once_flag m_prepared;
    mutable std::unique_ptr<const FactCheck> m_check;
};

} // namespace trinity
