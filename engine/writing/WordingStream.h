// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Clock.h"
#include "engine/writing/FeaturedItems.h"
#include "engine/writing/Writer.h"

#include <QtCore/QObject>

namespace trinity {

/// Turns what a client says about one request after another into reports of a writing task: the wording so far, waiting states, attempts.
/// Reports are merged to at most 20 a second and stop when the task is cancelled; after its destruction none comes. Words are told
/// a twentieth of a second late, and so never when the answer is complete by then: what is made of it says more. Lives
/// as long as one LlmWriter::write(); the clock must outlive it.
class WordingStream final : public QObject
{
public:
    /// `items` of all requests; `writer` goes into the partial wordings. `task` is copied as far as needed.
    WordingStream(Clock &clock, const WritingTask &task, QList<FeaturedItem> items, QString writer);

    /// A request is made; what is told from now on concerns it.
    void begin();
    void startAttempt(int attempt);
    void addText(const QString &delta);
    void voidText();
    void wait(std::optional<ErrorKind> reason, std::chrono::milliseconds retryIn);
    /// The text of the request that ended is used: the next one's goes on from this wording.
    void keep(const Wording &soFar);
    /// The request has ended; its attempts count.
    void ended(int attempts);

    /// Time that attempts were on the wire, waiting not counted.
    [[nodiscard]] std::chrono::milliseconds service() const;

private:
    void stopServiceTime();
    enum class When { Now, Soon };
    void changed(When when);
    void report();

    Clock &m_clock;
    QPointer<CancelToken> m_cancel;
    std::function<void(const WritingProgress &)> m_progressed;
    QList<FeaturedItem> m_items;
    QString m_voice;
    QString m_writer;
    qsizetype m_expectedCharacters = 1;

    int m_attemptsBefore = 0;
    QString m_text;
    Wording m_kept; ///< of requests before this one
    qsizetype m_keptCharacters = 0;
    WritingProgress m_progress;
    Clock::TimePoint m_attemptBegan;
    bool m_onTheWire = false;
    std::chrono::milliseconds m_service{0};
    Clock::TimePoint m_lastReport;
    bool m_hasReported = false;
    bool m_isScheduled = false;
};

} // namespace trinity
