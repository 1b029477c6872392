// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QJsonObject>

namespace trinity::bench {

/// The program as a server, in a process of its own so that its work is not what is measured. Prints its port, serves until it is
/// killed. PUT /bench/counts tells what it saw: "posts", "connections", "peak_in_flight".
///
/// Wishes: "time_ms" before the first byte, "slots" (0: any number), "characters" per piece, "pause_ms" after each piece, "status"
/// other than 200 refuses every question, "dies_at" the request at whose arrival it dies, "away_ms" how long it stays dead.
int serve(const QJsonObject &wishes);

} // namespace trinity::bench
