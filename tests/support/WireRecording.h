// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"
#include "tests/support/FakeReply.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <chrono>

namespace trinity::test {

/// One recorded conversation of tests/data/wire (its README.md has the format): what was asked, and what a real server
/// answered, read by read.
class WireRecording
{
public:
    struct Read {
        std::chrono::microseconds at = {}; ///< since the request was sent
        QByteArray bytes;
    };

    WireRecording() = default;

    /// By file name without ".txt", for example "12-chat-stream-usage". BadSource when the file is missing or damaged.
    [[nodiscard]] static Result<WireRecording> load(const QString &name);
    /// The same from a file's bytes; the name is for the message.
    [[nodiscard]] static Result<WireRecording> parse(const QByteArray &file, const QString &name);

    [[nodiscard]] const QByteArray &request() const { return m_request; }
    [[nodiscard]] const QList<Read> &reads() const { return m_reads; }
    /// The whole answer as it stood on the wire: status line, headers, body in its transfer coding.
    [[nodiscard]] QByteArray answer() const;
    /// The answer's status, and its body without the transfer coding.
    [[nodiscard]] int status() const;
    [[nodiscard]] QByteArray body() const;
    [[nodiscard]] bool isClosedByServer() const { return m_closedByServer; }

    /// A script that sends the same bytes in the same pieces, at once or in the recorded time, and closes if the server did.
    enum class Pace { AtOnce, AsRecorded };
    [[nodiscard]] FakeReply reply(Pace pace = Pace::AtOnce) const;

private:
    QByteArray m_request;
    QList<Read> m_reads;
    bool m_closedByServer = false;
};

} // namespace trinity::test
