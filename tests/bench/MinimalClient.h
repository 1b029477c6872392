// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>

namespace trinity::bench {

/// The body of the answer to a request without one; empty when there is none. Blocks.
[[nodiscard]] QByteArray answerTo(quint16 port, const QByteArray &method, const QByteArray &path);

enum class Connections { Kept, OneEach };

/// What a server can serve: answers a second to a client that does nothing but write the same question and look for the end
/// of the answer, over so many connections at once. 0 when one fails. Blocks.
[[nodiscard]] double answersPerSecond(quint16 port, const QByteArray &path, const QByteArray &body, int requests, int atOnce,
                                      Connections connections);

} // namespace trinity::bench
