// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Clock.h"
#include "engine/base/Error.h"
#include "engine/net/HttpRequest.h"

#include <functional>
#include <memory>

namespace trinity {

enum class ExchangeLimit { Connect, Upload, FirstByte, Idle, Total };

/// The clocks of one exchange. At most one call comes, from the clock, when a limit is reached; stop() ends all.
class ExchangeTimers final
{
public:
    using Reached = std::function<void(ExchangeLimit limit, const Error &error)>;

    ExchangeTimers(Clock &clock, const HttpTimeouts &limits, Reached reached);

    /// The request leaves our queue: connecting begins.
    void begin();
    /// The request's head is on the wire; `bodySize` bytes are to follow it.
    void noteSent(qint64 bodySize);
    void noteUpload(qint64 sent, qint64 size);
    /// Bytes of the answer's body.
    void noteBytes();
    void stop();

private:
    void enter(ExchangeLimit quiet);
    void leaveQuiet();
    void watchQuiet(std::chrono::milliseconds delay);
    void reach(ExchangeLimit limit);
    [[nodiscard]] std::chrono::milliseconds lengthOf(ExchangeLimit limit) const;

    Clock &m_clock;
    HttpTimeouts m_limits;
    Reached m_reached;
    ExchangeLimit m_quiet = ExchangeLimit::Connect; ///< what the quiet timer waits for
    Clock::TimePoint m_lastSign;
    std::unique_ptr<QObject> m_quietTimer; ///< contexts of the clock's calls: a timer stops when its context dies
    std::unique_ptr<QObject> m_firstByteTimer;
    std::unique_ptr<QObject> m_totalTimer;
    bool m_answering = false;
};

} // namespace trinity
