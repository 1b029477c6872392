// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/resilience/RetryBudget.h"

#include <algorithm>

namespace trinity {

bool RetryBudget::take()
{
    if (!isEmpty()) {
        m_tokens -= cost;
        return true;
    }
    if (!m_isTrickling) {
        m_isTrickling = true;
        m_clock.callAfter(pauseWhenEmpty, this, [this] {
            m_isTrickling = false;
            if (isEmpty())
                add(cost - m_tokens);
        });
    }
    return false;
}

void RetryBudget::add(int tokens)
{
    const bool wasEmpty = isEmpty();
    m_tokens = std::min(m_tokens + tokens, capacity);
    if (wasEmpty && !isEmpty())
        emit available();
}

} // namespace trinity
