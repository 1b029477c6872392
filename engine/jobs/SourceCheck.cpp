// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/jobs/SourceCheck.h"

namespace trinity {

SourceCheck::SourceCheck(Portfolio portfolio, QString text) : m_portfolio(std::move(portfolio)), m_text(std::move(text))
{
}

FactReport SourceCheck::report(const Wording &wording) const
{
    std::call_once(m_prepared, [this] { m_check = std::make_unique<const FactCheck>(m_portfolio, m_text, FactCheck::Places::LeaveOut); });
    return m_check->check(wording);
}

FactReport SourceCheck::reportWithEvidence(const Wording &wording) const
{
    return FactCheck(m_portfolio, m_text).check(wording);
}

} // namespace trinity
