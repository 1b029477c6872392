// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/CancelToken.h"
#include "engine/base/Clock.h"
#include "engine/base/Task.h"

namespace trinity {

/// How far a connection to a host and port gets.
enum class Reach {
    Reached, ///< somebody takes the connection; what answers is another question
    UnknownHost, ///< the name has no address
    Refused, ///< the machine answers, and nothing listens there
    NoRoute, ///< no network leads there
    Silent, ///< no answer within the limit: switched off, or a firewall drops the packets
};

/// Connects and lets go again, without a proxy and without sending a byte. For explanations after a request failed, which
/// tells less. Cancelled when the token says so.
[[nodiscard]] Task<Reach> reach(QString host, quint16 port, std::chrono::milliseconds limit, Clock *clock, CancelToken *token);

} // namespace trinity
