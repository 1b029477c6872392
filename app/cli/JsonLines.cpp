// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/cli/JsonLines.h"

#include "app/cli/CommandLine.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QUrl>

#include <cmath>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

double rounded(double value, double steps)
{
    return std::round(value * steps) / steps;
}

double inSeconds(std::chrono::milliseconds time)
{
    return double(time.count()) / 1000;
}

QString word(BreakerState state)
{
    switch (state) {
    case BreakerState::Closed:
    case BreakerState::Disabled: return u"closed"_s;
    case BreakerState::Open:
    case BreakerState::ForcedOpen: return u"open"_s;
    case BreakerState::HalfOpen: return u"half_open"_s;
    }
    Q_UNREACHABLE();
    return {};
}

} // namespace

QJsonObject jobEvent(const Job &job, const QString &message)
{
    QJsonObject event{{u"event"_s, u"job"_s},
                      {u"id"_s, qint64(job.id.value)},
                      {u"source"_s, job.sourceName},
                      {u"theme"_s, job.theme},
                      {u"state"_s, toString(job.state)},
                      {u"progress"_s, rounded(job.progress, 100)},
                      {u"attempt"_s, job.attempt}};
    if (job.state == JobState::Waiting) {
        if (job.waitReason)
            event.insert(u"reason"_s, toString(*job.waitReason));
        event.insert(u"retry_in_ms"_s, qint64(job.retryIn.count()));
    }
    if (job.state == JobState::Failed || job.state == JobState::Cancelled) {
        QJsonObject error{{u"kind"_s, toString(job.error.kind)}, {u"message"_s, message}, {u"attempts"_s, job.error.attempts}};
        if (job.error.httpStatus > 0)
            error.insert(u"http_status"_s, job.error.httpStatus);
        event.insert(u"error"_s, error);
    }
    if (job.state == JobState::Done) {
        event.insert(u"output"_s, job.output);
        event.insert(u"writer"_s, job.writer);
        event.insert(u"cached"_s, job.savedOn.isValid());
        if (job.savedOn.isValid())
            event.insert(u"saved_on"_s, job.savedOn.toUTC().toString(Qt::ISODate));
        event.insert(u"facts"_s,
                     QJsonObject{{u"ok"_s, job.facts.ok},
                                 {u"reworded"_s, job.facts.reworded},
                                 {u"unsupported"_s, job.facts.unsupported},
                                 {u"confirmed"_s, job.facts.confirmed},
                                 {u"put_back"_s, job.facts.putBack}});
        event.insert(u"seconds"_s, rounded(inSeconds(job.elapsed), 1000));
        event.insert(u"tokens_in"_s, job.tokensIn);
        event.insert(u"tokens_out"_s, job.tokensOut);
        if (job.fellBack)
            event.insert(u"fell_back"_s, true);
        if (job.fromDocument)
            event.insert(u"from_document"_s, true);
    }
    return event;
}

QJsonObject serverEvent(const QUrl &url, BreakerState state, std::chrono::milliseconds retryIn, ErrorKind reason)
{
    return {{u"event"_s, u"server"_s},
            {u"url"_s, url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery)},
            {u"state"_s, word(state)},
            {u"retry_in_ms"_s, qint64(retryIn.count())},
            {u"reason"_s, toString(reason)}};
}

QJsonObject documentEvent(const QString &source, const Result<QString> &saved)
{
    QJsonObject event{{u"event"_s, u"document"_s}, {u"source"_s, source}};
    if (saved)
        event.insert(u"output"_s, *saved);
    else
        event.insert(u"error"_s, QJsonObject{{u"kind"_s, toString(saved.error().kind)}, {u"message"_s, saved.error().detail}});
    return event;
}

QJsonObject summaryEvent(const RunSummary &summary)
{
    const double together = inSeconds(summary.totals.written);
    return {{u"event"_s, u"summary"_s},
            {u"jobs"_s, summary.jobs},
            {u"done"_s, summary.totals.done},
            {u"failed"_s, summary.totals.failed},
            {u"cancelled"_s, summary.totals.cancelled},
            {u"seconds"_s, rounded(summary.seconds, 1000)},
            {u"requests"_s, summary.requests},
            {u"retries"_s, summary.retries},
            {u"cache_hits"_s, summary.cacheHits},
            {u"peak_in_flight"_s, summary.peakInFlight},
            {u"speed_up"_s, summary.seconds > 0 ? rounded(together / summary.seconds, 10) : 1.0}};
}

void printJson(const QJsonObject &object)
{
    toStdout(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

} // namespace trinity
