// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/WordingStream.h"

#include "engine/writing/WordingAnswer.h"
#include "engine/writing/WordingMerge.h"

#include <algorithm>

namespace trinity {

namespace {

constexpr std::chrono::milliseconds betweenReports{50};
constexpr int charactersPerToken = 4; // of English; an estimate for people to look at
constexpr int charactersPerExpectedWord = 6;
constexpr double mostOfAnEstimate = 0.95; // the rest is for the answer that is complete

} // namespace

WordingStream::WordingStream(Clock &clock, const WritingTask &task, QList<FeaturedItem> items, QString writer)
    : m_clock(clock)
    , m_cancel(task.cancel)
    , m_progressed(task.progressed)
    , m_items(std::move(items))
    , m_voice(task.voice.id)
    , m_writer(std::move(writer))
{
    const auto words =
        task.voice.headlineWords + task.voice.sentenceWords + task.voice.aboutWords / 2 + task.voice.itemWords * m_items.size();
    m_expectedCharacters = std::max<qsizetype>(1, words * charactersPerExpectedWord);
}

void WordingStream::begin()
{
    m_text.clear();
}

void WordingStream::keep(const Wording &soFar)
{
    m_kept = soFar;
    m_keptCharacters += m_text.size();
    m_text.clear();
}

void WordingStream::ended(int attempts)
{
    stopServiceTime();
    m_attemptsBefore += attempts;
    m_progress.stage = WritingProgress::Stage::Checking;
    changed(When::Soon);
}

std::chrono::milliseconds WordingStream::service() const
{
    return m_onTheWire ? m_service + (m_clock.now() - m_attemptBegan) : m_service;
}

void WordingStream::startAttempt(int attempt)
{
    stopServiceTime();
    m_attemptBegan = m_clock.now();
    m_onTheWire = true;
    m_text.clear();
    m_progress.stage = WritingProgress::Stage::Writing;
    m_progress.attempt = m_attemptsBefore + attempt;
    m_progress.retryIn = std::chrono::milliseconds(0);
    changed(When::Now);
}

void WordingStream::voidText()
{
    m_text.clear();
    changed(When::Soon);
}

void WordingStream::addText(const QString &delta)
{
    m_text += delta;
    m_progress.stage = WritingProgress::Stage::Writing;
    changed(When::Soon);
}

void WordingStream::wait(std::optional<ErrorKind> reason, std::chrono::milliseconds retryIn)
{
    stopServiceTime();
    m_text.clear(); // an attempt that is followed by waiting has failed
    m_progress.stage = WritingProgress::Stage::Waiting;
    m_progress.waitReason = reason;
    m_progress.retryIn = retryIn;
    changed(When::Now);
}

void WordingStream::stopServiceTime()
{
    m_service = service();
    m_onTheWire = false;
}

void WordingStream::changed(When when)
{
    if (!m_progressed || m_isScheduled)
        return;
    const auto since = m_hasReported ? m_clock.now() - m_lastReport : betweenReports;
    if (when == When::Now && since >= betweenReports) {
        report();
        return;
    }
    m_isScheduled = true;
    m_clock.callAfter(since < betweenReports ? betweenReports - since : betweenReports, this, [this] {
        m_isScheduled = false;
        report();
    });
}

void WordingStream::report()
{
    if (m_cancel && m_cancel->isCancelled())
        return;
    m_hasReported = true;
    m_lastReport = m_clock.now();
    const auto written = m_keptCharacters + m_text.size();
    m_progress.partial = m_text.isEmpty() ? m_kept : mergedWordings(m_kept, partialWording(readPartialJson(m_text), m_items));
    m_progress.partial.voice = m_voice;
    m_progress.partial.writer = m_writer;
    m_progress.tokensOut = int(written / charactersPerToken);
    m_progress.fraction = std::min(mostOfAnEstimate, double(written) / double(m_expectedCharacters));
    m_progressed(m_progress);
}

} // namespace trinity
