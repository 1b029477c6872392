// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/jobs/SharedWording.h"

#include "engine/base/Launch.h"
#include "engine/base/Worker.h"
#include "engine/cache/ResponseCache.h"
#include "engine/portfolio/TrinityContent.h"
#include "engine/writing/BuiltInWriter.h"
#include "engine/writing/SavedWording.h"

#include <QtConcurrent/QtConcurrentRun>

#include <algorithm>

namespace trinity {

using namespace std::chrono_literals;

namespace {

/// The other sentences are found again when somebody wants to see them.
FactReport onlyDoubts(FactReport report)
{
    report.sentences.removeIf([](const CheckedSentence &checked) { return checked.support != Support::Unsupported; });
    return report;
}

Result<FactReport> doubtsOf(std::shared_ptr<const SourceCheck> check, Wording wording)
{
    return onlyDoubts(check->report(wording));
}

Result<FactReport> evidenceFor(std::shared_ptr<const SourceCheck> check, Wording wording)
{
    return check->reportWithEvidence(wording);
}

} // namespace

SharedWording::SharedWording(Portfolio portfolio, Voice voice, Writer *writer, WordingRules rules, Clock &clock,
                             std::shared_ptr<bool> serverAnswered, ResponseCache *saved)
    : m_portfolio(std::move(portfolio))
    , m_voice(std::move(voice))
    , m_writer(writer)
    , m_rules(rules)
    , m_clock(clock)
    , m_serverAnswered(std::move(serverAnswered))
    , m_saved(saved)
{
    connect(&m_cancel, &CancelToken::cancelled, this, [this] {
        if (m_asking)
            m_asking->cancel();
    });
}

SharedWording::~SharedWording()
{
    m_cancel.cancel();
    if (m_asking)
        m_asking.release()->deleteLater(); // the writer wakes up from the event loop and looks at it once more
}

void SharedWording::start()
{
    launch(run());
}

void SharedWording::leave()
{
    if (--m_waiters == 0 && !m_finished)
        m_cancel.cancel();
}

void SharedWording::useBuiltIn()
{
    stopAsking(Verdict::StandIn);
}

void SharedWording::stopAsking(Verdict verdict)
{
    m_verdict = verdict;
    if (m_asking)
        m_asking->cancel();
}

Task<> SharedWording::run()
{
    const QPointer<SharedWording> self = this;
    while (!m_finished) {
        if (m_cancel.isCancelled()) {
            finish(Error(ErrorKind::Cancelled));
        } else if (m_source.saved) {
            const auto saved = fromDocument();
            (void)co_await check(saved); // it reports through finished()
        } else if (m_verdict == Verdict::GiveUp) {
            finish(lastTrouble());
        } else if (m_verdict == Verdict::Saved) {
            (void)co_await useSaved(); // it reports through finished()
        } else if (!m_writer || m_verdict == Verdict::StandIn) {
            const auto standIn = builtIn();
            (void)co_await check(standIn); // it reports through finished()
        } else {
            (void)co_await ask(); // it reports through finished() or leaves a verdict
        }
        if (!self)
            co_return Error(ErrorKind::Cancelled);
    }
    co_return {};
}

/// The writer waits for the server as long as nobody stops it. A writer that ends by itself because the server is away knows that
/// waiting does not help.
Task<> SharedWording::ask()
{
    const QPointer<SharedWording> self = this;
    m_asking = std::make_unique<CancelToken>();
    WritingTask task;
    task.portfolio = m_portfolio;
    task.voice = m_voice;
    task.cancel = m_asking.get();
    task.waitsForServer = true;
    task.deadline = m_rules.deadline;
    task.progressed = [self](const WritingProgress &progress) {
        if (self)
            self->handleProgress(progress);
    };
    auto written = co_await m_writer->write(task);
    if (!self)
        co_return Error(ErrorKind::Cancelled);
    if (written) {
        if (written->attempts > 0) // an answer that is complete at once is not reported before
            noteAnswer();
        const auto done = *written;
        co_return co_await check(done);
    }
    if (m_cancel.isCancelled() || m_verdict != Verdict::None)
        co_return {};
    const auto &error = written.error();
    const bool isOverdue = error.kind == ErrorKind::Timeout && m_rules.deadline > 0ms;
    const bool isAway = (isTransient(error.kind) && !isOverdue) || error.kind == ErrorKind::CircuitOpen;
    m_lastTrouble = error;
    m_verdict = isAway ? verdictWhenAway() : Verdict::GiveUp;
    co_return {};
}

/// What is saved, or else the built-in writer. A person may have decided for that one meanwhile.
Task<> SharedWording::useSaved()
{
    const QPointer<SharedWording> self = this;
    auto saved = co_await savedWording(m_saved, m_portfolio, m_voice);
    if (!self || m_cancel.isCancelled() || m_verdict != Verdict::Saved)
        co_return Error(ErrorKind::Cancelled);
    if (!saved || !*saved) {
        m_verdict = Verdict::StandIn;
        co_return {};
    }
    auto written = **saved;
    written.attempts = m_triedRequests;
    m_fellBack = true;
    co_return co_await check(written);
}

void SharedWording::handleProgress(const WritingProgress &progress)
{
    m_progress = progress;
    m_triedRequests = std::max(m_triedRequests, progress.attempt);
    if (progress.stage == WritingProgress::Stage::Waiting) {
        if (progress.waitReason) // waiting for one's turn is no trouble: the server is at work
            noteTrouble(*progress.waitReason);
    } else if (progress.tokensOut > 0) {
        noteAnswer();
    }
    emit progressed();
}

void SharedWording::noteAnswer()
{
    *m_serverAnswered = true;
    m_trouble = 0;
}

void SharedWording::noteTrouble(ErrorKind reason)
{
    if (m_lastTrouble.kind == ErrorKind::Internal || reason != ErrorKind::CircuitOpen)
        m_lastTrouble = Error(reason, QStringLiteral("the server stayed away"));
    if (m_trouble != 0 || m_rules.whenDown == WhenDown::Wait)
        return;
    m_trouble = ++m_troubles;
    const auto patience = *m_serverAnswered ? m_rules.patience : m_rules.firstPatience;
    m_clock.callAfter(patience, this, [this, trouble = m_trouble] { actWhenImpatient(trouble); });
}

void SharedWording::actWhenImpatient(quint64 trouble)
{
    if (m_finished || m_trouble != trouble)
        return;
    stopAsking(verdictWhenAway());
}

SharedWording::Verdict SharedWording::verdictWhenAway() const
{
    switch (m_rules.whenDown) {
    case WhenDown::Saved: return Verdict::Saved;
    case WhenDown::BuiltIn: return Verdict::StandIn;
    case WhenDown::Wait:
    case WhenDown::Fail: break;
    }
    return Verdict::GiveUp;
}

Error SharedWording::lastTrouble() const
{
    auto error = m_lastTrouble;
    error.attempts = std::max(error.attempts, m_triedRequests);
    return error;
}

void SharedWording::finish(Result<WrittenWording> result)
{
    m_result = std::move(result);
    m_finished = true;
    emit finished();
}

WrittenWording SharedWording::fromDocument() const
{
    WrittenWording written;
    written.wording = *m_source.saved;
    written.wording.voice = m_voice.id;
    return written;
}

WrittenWording SharedWording::builtIn()
{
    WrittenWording written;
    written.wording = builtInWording(m_portfolio, m_voice);
    written.attempts = m_triedRequests;
    m_fellBack = m_verdict == Verdict::StandIn;
    return written;
}

/// Holds what was written against the source, in a worker thread, and ends.
Task<> SharedWording::check(WrittenWording written)
{
    const QPointer<SharedWording> self = this;
    m_written = std::move(written);
    if (m_rules.facts != FactsMode::Off) {
        m_progress.stage = WritingProgress::Stage::Checking;
        m_progress.fraction = 1;
        emit progressed();
        auto check = std::exchange(m_source.check, {}); // goes with the last one that is at work
        if (!check)
            check = std::make_shared<const SourceCheck>(m_portfolio, QString());
        const auto words = withEdits(m_written.wording, m_source.edits);
        const auto work = QtConcurrent::run(&doubtsOf, std::move(check), words);
        const auto doubts = co_await workerResult(work);
        if (!self)
            co_return Error(ErrorKind::Cancelled);
        if (doubts)
            m_doubts = *doubts;
    }
    m_source.check.reset();
    judge();
    m_finished = true;
    emit finished();
    co_return {};
}

void SharedWording::judge()
{
    auto result = m_written;
    result.wording = withEdits(m_written.wording, m_source.edits);
    const auto trusted = m_source.trusted(m_written.wording);
    const auto report = FactCheck::withConfirmed(m_doubts, trusted);
    m_facts.ok = report.ok;
    m_facts.reworded = report.reworded;
    m_facts.confirmed = report.confirmed;
    m_facts.unsupported = report.unsupported;
    m_facts.putBack = 0;
    if (m_rules.facts == FactsMode::Strict) {
        result.wording = FactCheck::withoutUnsupported(result.wording, report);
        std::swap(m_facts.putBack, m_facts.unsupported);
    }
    m_result = std::move(result);
    if (m_report)
        m_report = FactCheck::withConfirmed(*m_report, trusted);
}

void SharedWording::setConfirmed(const QStringList &sentences)
{
    m_source.confirmed = sentences;
    if (m_finished && m_result)
        judge();
}

void SharedWording::setEdits(const QMap<QString, QString> &edits, std::shared_ptr<const SourceCheck> check, std::function<void()> done)
{
    m_source.edits = edits;
    ++m_edited;
    if (m_finished && m_result)
        launch(checkEdits(std::move(check), std::move(done)));
}

Task<> SharedWording::checkEdits(std::shared_ptr<const SourceCheck> check, std::function<void()> done)
{
    const QPointer<SharedWording> self = this;
    const auto edited = m_edited;
    if (m_rules.facts != FactsMode::Off) {
        const auto words = withEdits(m_written.wording, m_source.edits);
        const auto work = QtConcurrent::run(&doubtsOf, check, words);
        const auto doubts = co_await workerResult(work);
        if (!self || edited != m_edited)
            co_return Error(ErrorKind::Cancelled);
        if (doubts)
            m_doubts = *doubts;
    }
    m_report.reset();
    judge();
    done();
    co_return {};
}

void SharedWording::findEvidence(std::shared_ptr<const SourceCheck> check, std::function<void()> done)
{
    launch(addEvidence(std::move(check), std::move(done)));
}

Task<> SharedWording::addEvidence(std::shared_ptr<const SourceCheck> check, std::function<void()> done)
{
    const QPointer<SharedWording> self = this;
    const auto edited = m_edited;
    const auto words = withEdits(m_written.wording, m_source.edits);
    const auto work = QtConcurrent::run(&evidenceFor, check, words);
    const auto report = co_await workerResult(work);
    if (!self || edited != m_edited)
        co_return Error(ErrorKind::Cancelled);
    if (report)
        m_report = FactCheck::withConfirmed(*report, m_source.trusted(m_written.wording));
    done();
    co_return {};
}

} // namespace trinity
