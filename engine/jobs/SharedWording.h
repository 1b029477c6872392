// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/CancelToken.h"
#include "engine/base/Clock.h"
#include "engine/jobs/WordingSource.h"
#include "engine/writing/Writer.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <functional>
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
    int confirmed = 0; ///< not supported, but a person has said that it is so
    int putBack = 0; ///< not supported and taken out again: the source's words stand there (FactsMode::Strict)
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

    /// Before start().
    void setSource(WordingSource source) { m_source = std::move(source); }
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
    /// Judges the same words again.
    void setConfirmed(const QStringList &sentences);
    /// The person's own words are these from now on. Checked in a worker thread; `done` follows, unless this dies before or newer
    /// ones come. Before the words are written they are only noted.
    void setEdits(const QMap<QString, QString> &edits, std::shared_ptr<const SourceCheck> check, std::function<void()> done);
    /// Checks the words once more, with evidence, in a worker thread; `done` follows, unless this dies before.
    void findEvidence(std::shared_ptr<const SourceCheck> check, std::function<void()> done);
    [[nodiscard]] const std::optional<FactReport> &report() const { return m_report; } ///< once findEvidence() is done

    /// As whoever wrote them gave them: without the person's edits, and with what strict mode took out. Once finished.
    [[nodiscard]] const Wording &asWritten() const { return m_written.wording; }
    [[nodiscard]] bool isFromDocument() const { return m_source.saved.has_value(); }
    [[nodiscard]] bool isStandIn() const { return m_fellBack && m_verdict == Verdict::StandIn; } ///< the built-in writer's
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
    [[nodiscard]] Task<> addEvidence(std::shared_ptr<const SourceCheck> check, std::function<void()> done);
    [[nodiscard]] Task<> checkEdits(std::shared_ptr<const SourceCheck> check, std::function<void()> done);
    void judge();
    void handleProgress(const WritingProgress &progress);
    void noteAnswer();
    void noteTrouble(ErrorKind reason);
    void stopAsking(Verdict verdict);
    void actWhenImpatient(quint64 trouble);
    [[nodiscard]] Verdict verdictWhenAway() const;
    [[nodiscard]] Error lastTrouble() const;
    void finish(Result<WrittenWording> result);
    [[nodiscard]] WrittenWording builtIn();
    [[nodiscard]] WrittenWording fromDocument() const;

    Portfolio m_portfolio;
    Voice m_voice;
    QPointer<Writer> m_writer;
    WordingRules m_rules;
    WordingSource m_source;
    Clock &m_clock;
    std::shared_ptr<bool> m_serverAnswered;
    QPointer<ResponseCache> m_saved;
    CancelToken m_cancel; ///< of everything
    std::unique_ptr<CancelToken> m_asking; ///< of the writer's work
    WritingProgress m_progress;
    WrittenWording m_written;
    FactReport m_doubts; ///< of the words with their edits: all counts, but only the sentences that the source does not bear out
    Result<WrittenWording> m_result;
    FactCounts m_facts;
    std::optional<FactReport> m_report;
    quint64 m_edited = 0; ///< how often
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
