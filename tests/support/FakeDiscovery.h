// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/support/FakeLlmServer.h"

namespace trinity::test {

/// What a server of that kind says to a request that only looks around; a reply without steps when the request is for
/// something else. LM Studio answers unknown paths with 200 and an error text, as the real one does.
[[nodiscard]] FakeReply discoveryReply(FakeLlmServer::Kind kind, const QStringList &models, const FakeRequest &request);

} // namespace trinity::test
