// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/SchemaShelf.h"

#include <algorithm>

namespace trinity {

namespace {

constexpr std::size_t schemasKept = 16;

} // namespace

std::shared_ptr<const SchemaCheck> SchemaShelf::check(const QJsonObject &schema)
{
    const auto known = std::find_if(m_checks.begin(), m_checks.end(), [&schema](const auto &each) { return each->schema() == schema; });
    if (known != m_checks.end()) {
        std::rotate(m_checks.begin(), known, known + 1);
        return m_checks.front();
    }
    if (m_checks.size() >= schemasKept)
        m_checks.pop_back();
    return m_checks.emplace_front(std::make_shared<const SchemaCheck>(schema));
}

} // namespace trinity
