// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/text/JobText.h"

#include "ui/text/ErrorText.h"
#include "ui/text/StatementText.h"

#include <QtCore/QLocale>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace trinity::ui {

namespace {

QString day(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime().date(), QLocale::ShortFormat);
}

} // namespace

QString JobText::stage(JobState state)
{
    switch (state) {
    case JobState::Queued: return tr("In line");
    case JobState::Reading: return tr("Reading");
    case JobState::Waiting: return tr("Waiting for the engine");
    case JobState::Writing: return tr("Writing");
    case JobState::Checking: return tr("Checking facts");
    case JobState::Building: return tr("Building the page");
    case JobState::Exporting: return tr("Exporting");
    case JobState::Done: return tr("Ready");
    case JobState::Failed: return tr("Failed");
    case JobState::Cancelled: return tr("Cancelled");
    }
    return {};
}

QString JobText::stageWithProgress(const Job &job)
{
    if (job.state != JobState::Writing)
        return stage(job.state);
    const int percent = qBound(0, static_cast<int>(std::lround(job.progress * 100)), 99);
    //: %1 is a stage, %2 a number
    return tr("%1 %2 %").arg(stage(job.state)).arg(percent);
}

QString JobText::message(const Job &job)
{
    switch (job.state) {
    case JobState::Waiting:
        if (!job.waitReason)
            return tr("Its turn comes when the engine has room");
        if (job.retryIn > 0ms)
            return tr("%1 Next try in %2").arg(ErrorText::whatHappened(*job.waitReason), countdown(job.retryIn));
        if (job.waitReason == ErrorKind::CircuitOpen)
            return tr("The engine is being tested; this goes on when it answers");
        return tr("%1 Trying again").arg(ErrorText::whatHappened(*job.waitReason));
    case JobState::Writing:
        if (job.attempt > 1)
            return tr("Attempt %1").arg(job.attempt);
        return job.tokensOut > 0 ? tr("%n token(s) so far", nullptr, job.tokensOut) : QString();
    case JobState::Done:
        if (job.fellBack && job.savedOn.isValid())
            return tr("The engine stayed away, so these are the words that %1 wrote on %2").arg(writerName(job.writer), day(job.savedOn));
        if (job.fellBack)
            return tr("The engine stayed away, so the built-in writer wrote this");
        if (job.fromDocument)
            return tr("Saved words, written by %1").arg(writerName(job.writer));
        if (job.savedOn.isValid())
            return tr("Written by %1 on %2").arg(writerName(job.writer), day(job.savedOn));
        return job.writer.isEmpty() ? QString() : tr("Written by %1").arg(writerName(job.writer));
    case JobState::Failed: return ErrorText::of(job.error).happened;
    default: return {};
    }
}

QString JobText::longMessage(const Job &job)
{
    if (job.state != JobState::Failed)
        return message(job);
    const ErrorText text = ErrorText::of(job.error);
    return text.sentence() + u'\n' + text.details;
}

QString JobText::facts(const Job &job)
{
    if (job.state != JobState::Done)
        return {};
    QStringList parts;
    if (const int ok = job.facts.ok + job.facts.reworded)
        parts.append(tr("%1 ok").arg(ok));
    if (job.facts.unsupported > 0)
        parts.append(tr("%1 to check").arg(job.facts.unsupported));
    if (job.facts.putBack > 0)
        parts.append(tr("%1 put back").arg(job.facts.putBack));
    if (job.facts.confirmed > 0)
        parts.append(tr("%1 confirmed").arg(job.facts.confirmed));
    return parts.join(u" · "_s);
}

QString JobText::factsSentence(const Job &job)
{
    if (job.state != JobState::Done)
        return {};
    QString words = StatementText::countSentence(job.facts.unsupported, job.facts.confirmed);
    if (job.facts.putBack > 0)
        words += u' ' + tr("%n statement(s) taken out: your file's own words stand there.", nullptr, job.facts.putBack);
    return words;
}

QString JobText::spoken(const Job &job, const QString &themeName)
{
    QString spoken = tr("%1 in %2: %3").arg(job.sourceName, themeName, stage(job.state));
    if (!isFinal(job.state) && job.progress > 0)
        spoken += tr(", %1 percent").arg(std::lround(job.progress * 100));
    const QString words = message(job);
    if (!words.isEmpty())
        spoken += u". "_s + words;
    return job.state == JobState::Done ? spoken + u". "_s + factsSentence(job) : spoken;
}

QString JobText::duration(std::chrono::milliseconds time)
{
    if (time <= 0ms)
        return {};
    const QLocale locale;
    if (time < 100ms)
        return tr("< %1 s").arg(locale.toString(0.1, 'f', 1));
    if (time < 10s)
        return tr("%1 s").arg(locale.toString(static_cast<double>(time.count()) / 1000.0, 'f', 1));
    const auto seconds = static_cast<int>(std::chrono::round<std::chrono::seconds>(time).count());
    if (seconds < 60)
        return tr("%1 s").arg(seconds);
    return tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
}

QString JobText::countdown(std::chrono::milliseconds time)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(time).count();
    return u"%1:%2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString JobText::writerName(const QString &writer)
{
    if (writer == "builtin"_L1)
        return tr("the built-in writer");
    if (writer.startsWith("saved:"_L1))
        return writerName(writer.mid(6));
    const auto colon = writer.indexOf(u':');
    return colon > 0 ? writer.mid(colon + 1) : writer;
}

QString JobText::summary(int done, int failed, int all)
{
    if (all == 0)
        return tr("Nothing to do yet");
    const QString text = tr("%1 of %2 done").arg(done).arg(all);
    return failed > 0 ? tr("%1, %2 failed").arg(text).arg(failed) : text;
}

} // namespace trinity::ui
