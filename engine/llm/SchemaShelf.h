// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/llm/SchemaCheck.h"

#include <deque>
#include <memory>

namespace trinity {

/// Schemas that were read already. A batch asks hundreds of questions of few shapes, and reading a schema takes four times as long as
/// holding an answer against it. Keeps those used last; who holds one may hold it for longer.
class SchemaShelf final
{
public:
    [[nodiscard]] std::shared_ptr<const SchemaCheck> check(const QJsonObject &schema);

private:
    std::deque<std::shared_ptr<const SchemaCheck>> m_checks; ///< the last used in front
};

} // namespace trinity
