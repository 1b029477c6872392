// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/CancelToken.h"
#include "engine/base/Clock.h"
#include "engine/writing/Writer.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <memory>
#include <optional>

namespace trinity {

class ResponseCache;

/// Saved: the latest wording that is saved of the same facts in the same voice, else the built-in writer.
enum class WhenDown { Wait, Saved, BuiltIn, Fail };

/// What to do with statements of a model that the source does not support: put the source's words back, count and mark
/// them, or do not look.
enum class FactsMode { Strict, Warn, Off };

/// What to do when the server stays away, and with what a model made up.
struct WordingRules {
    WordingRules() = default;
    WhenDown whenDown = WhenDown::BuiltIn;
    std::chrono::milliseconds patience = std::chrono::seconds(120); ///< before whenDown acts
    std::chrono::milliseconds firstPatience = std::chrono::seconds(5); ///< for a server that never answered
    std::chrono::milliseconds deadline{0}; ///< of service, for one wording; 0: none
    FactsMode facts = FactsMode::Warn;
};

/// How the statements of a wording stand to the source.
struct FactCounts {
    FactCounts() = default;
    int ok = 0;
    int reworded = 0;
    int unsupported = 0;
    bool operator==(const FactCounts &) const = default;
};

/// One wording of one portfolio in one voice, for all the jobs that need it. Knows how long to wait for a server that
/// is away and lets a saved wording or the built-in writer stand in. When the last waiting job leaves, the writing is cancelled.
class SharedWording final : public QObject
{
    Q_OBJECT

public:
    /// The writer may be gone or null: then the built-in writer writes. `serverAnswered` is shared by all wordings of a
    /// queue: whether the server has said anything at all yet. `saved` is where WhenDown::Saved looks; it may be gone or null.
    SharedWording(Portfolio portfolio, Voice voice, Writer *writer, WordingRules rules, Clock &clock, std::shared_ptr<bool> serverAnswered,
                  ResponseCache *saved = nullptr);
    ~SharedWording() override;

    void start();
    void join() { ++m_waiters; }
    void leave();
    /// Stops waiting for the server.
    void useBuiltIn();

    [[nodiscard]] bool isFinished() const { return m_finished; }
    [[nodiscard]] const Result<WrittenWording> &result() const { return m_result; } ///< once finished
    [[nodiscard]] const WritingProgress &progress() const { return m_progress; }
    [[nodiscard]] bool isWaiting() const { return !m_finished && m_progress.stage == WritingProgress::Stage::Waiting; }
    [[nodiscard]] const FactCounts &facts() const { return m_facts; } ///< once finished
    [[nodiscard]] bool fellBack() const { return m_fellBack; } ///< a saved wording or the built-in writer stood in

signals:
    void progressed();
    void finished();

private:
    enum class Verdict { None, Saved, StandIn, GiveUp };

    [[nodiscard]] Task<> run();
    [[nodiscard]] Task<> ask();
    [[nodiscard]] Task<> useSaved();
    [[nodiscard]] Task<> check(WrittenWording written);
    void handleProgress(const WritingProgress &progress);
    void noteTrouble(ErrorKind reason);
    void stopAsking(Verdict verdict);
    void actWhenImpatient(quint64 trouble);
    [[nodiscard]] Verdict verdictWhenAway() const;
    [[nodiscard]] Error lastTrouble() const;
    void finish(Result<WrittenWording> result);
    [[nodiscard]] WrittenWording builtIn();

    Portfolio m_portfolio;
    Voice m_voice;
    QPointer<Writer> m_writer;
    WordingRules m_rules;
    Clock &m_clock;
    std::shared_ptr<bool> m_serverAnswered;
    QPointer<ResponseCache> m_saved;
    CancelToken m_cancel; ///< of everything
    std::unique_ptr<CancelToken> m_asking; ///< of the writer's work
    WritingProgress m_progress;
    Result<WrittenWording> m_result;
    FactCounts m_facts;
    int m_waiters = 0;
    int m_triedRequests = 0; ///< as far as progress told
    quint64 m_trouble = 0; ///< number of the present time of trouble, 0 when there is none
    quint64 m_troubles = 0;
    Error m_lastTrouble;
    Verdict m_verdict = Verdict::None;
    bool m_finished = false;
    bool m_fellBack = false;
};

} // namespace trinity
