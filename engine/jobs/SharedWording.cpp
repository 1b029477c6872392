// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/jobs/SharedWording.h"

#include "engine/base/Alarm.h"
#include "engine/base/Launch.h"
#include "engine/base/Worker.h"
#include "engine/cache/ResponseCache.h"
#include "engine/writing/BuiltInWriter.h"
#include "engine/writing/FactCheck.h"
#include "engine/writing/SavedWording.h"

#include <QtConcurrent/QtConcurrentRun>

#include <algorithm>

namespace trinity {

using namespace std::chrono_literals;

namespace {

constexpr auto pauseBetweenRounds = 1s;

struct Checked {
    Checked() = default;
    Wording wording;
    FactCounts counts;
};

Result<Checked> checkWording(Portfolio portfolio, Wording wording, FactsMode mode)
{
    const auto report = FactCheck::check(wording, portfolio);
    Checked checked;
    checked.counts.ok = report.ok;
    checked.counts.reworded = report.reworded;
    checked.counts.unsupported = report.unsupported;
    if (mode == FactsMode::Strict && report.unsupported > 0) {
        wording = FactCheck::withoutUnsupported(wording, report);
        checked.counts.unsupported = 0;
    }
    checked.wording = wording;
    return checked;
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
        if (m_round)
            m_round->cancel();
    });
}

SharedWording::~SharedWording()
{
    m_cancel.cancel();
    if (m_round)
        m_round.release()->deleteLater(); // the writer wakes up from the event loop and looks at it once more
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
    if (m_round)
        m_round->cancel();
}

Task<> SharedWording::run()
{
    const QPointer<SharedWording> self = this;
    while (true) {
        if (m_cancel.isCancelled()) {
            finish(Error(ErrorKind::Cancelled));
            co_return {};
        }
        if (m_verdict == Verdict::Saved) {
            (void)co_await useSaved(); // it reports through finished()
            if (!self || m_finished)
                co_return {};
            continue;
        }
        if (!m_writer || m_verdict == Verdict::StandIn) {
            const auto standIn = builtIn();
            (void)co_await check(standIn); // it reports through finished()
            co_return {};
        }
        m_round = std::make_unique<CancelToken>();
        WritingTask task;
        task.portfolio = m_portfolio;
        task.voice = m_voice;
        task.cancel = m_round.get();
        task.deadline = m_rules.deadline;
        task.progressed = [self](const WritingProgress &progress) {
            if (self)
                self->handleProgress(progress);
        };
        auto written = co_await m_writer->write(task);
        if (!self)
            co_return Error(ErrorKind::Cancelled);
        if (written) {
            written->attempts += m_requestsOfEarlierRounds;
            const auto done = *written;
            (void)co_await check(done); // it reports through finished()
            co_return {};
        }
        if (m_cancel.isCancelled())
            continue;
        m_requestsOfEarlierRounds += written.error().attempts;
        if (!goOnAfter(written.error())) {
            auto error = m_verdict == Verdict::GiveUp ? m_lastTrouble : written.error();
            error.attempts = m_requestsOfEarlierRounds;
            finish(error);
            co_return {};
        }
        if (m_verdict == Verdict::None) {
            Alarm pause(m_clock, pauseBetweenRounds);
            co_await onSignal(&pause, &Alarm::rang, m_round.get());
            if (!self)
                co_return Error(ErrorKind::Cancelled);
        }
    }
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
    written.attempts = std::max(m_requestsOfEarlierRounds, m_triedRequests);
    m_fellBack = true;
    co_return co_await check(written);
}

/// After a writer has given up: whether there is another round, the built-in writer's included.
bool SharedWording::goOnAfter(const Error &error)
{
    if (m_verdict == Verdict::StandIn || m_verdict == Verdict::Saved)
        return true;
    if (m_verdict == Verdict::GiveUp)
        return false;
    if (!isTransient(error.kind) && error.kind != ErrorKind::CircuitOpen)
        return false;
    noteTrouble(error.kind); // all its attempts are spent: the server is away, and patience decides
    return true;
}

void SharedWording::handleProgress(const WritingProgress &progress)
{
    m_progress = progress;
    m_triedRequests = std::max(m_triedRequests, progress.attempt);
    if (progress.stage == WritingProgress::Stage::Waiting) {
        if (progress.waitReason) // waiting for one's turn is no trouble: the server is at work
            noteTrouble(*progress.waitReason);
    } else if (progress.tokensOut > 0) {
        *m_serverAnswered = true;
        m_trouble = 0;
    }
    emit progressed();
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
    const bool standsIn = m_rules.whenDown == WhenDown::BuiltIn;
    const auto verdict = m_rules.whenDown == WhenDown::Saved ? Verdict::Saved : standsIn ? Verdict::StandIn : Verdict::GiveUp;
    stopAsking(verdict);
}

void SharedWording::finish(Result<WrittenWording> result)
{
    m_result = std::move(result);
    m_finished = true;
    emit finished();
}

WrittenWording SharedWording::builtIn()
{
    WrittenWording written;
    written.wording = builtInWording(m_portfolio, m_voice);
    written.attempts = std::max(m_requestsOfEarlierRounds, m_triedRequests);
    m_fellBack = m_verdict == Verdict::StandIn;
    return written;
}

/// Holds what was written against the source, in a worker thread, and ends.
Task<> SharedWording::check(WrittenWording written)
{
    const QPointer<SharedWording> self = this;
    if (m_rules.facts != FactsMode::Off) {
        m_progress.stage = WritingProgress::Stage::Checking;
        m_progress.fraction = 1;
        emit progressed();
        const auto work = QtConcurrent::run(&checkWording, m_portfolio, written.wording, m_rules.facts);
        const auto checked = co_await workerResult(work);
        if (!self)
            co_return Error(ErrorKind::Cancelled);
        if (checked) {
            written.wording = checked->wording;
            m_facts = checked->counts;
        }
    }
    finish(written);
    co_return {};
}

} // namespace trinity
