// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QtGlobal>

class QNetworkReply;

namespace trinity {

/// Qt 6.4 leaves Nagle's algorithm on: on a connection that served before, a request that needs more than one write (a body
/// over 16 KiB, and every request over HTTP/2) waits some 40 ms for the peer's delayed acknowledgement. Switches it off on
/// the sockets to the reply's port. Linux only, elsewhere nothing.
void avoidDelayedSending(QNetworkReply *reply, qint64 bodySize);

} // namespace trinity
