// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/resilience/RetryAfter.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>

#include <algorithm>
#include <cmath>

namespace trinity {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace {

using Headers = QList<std::pair<QByteArray, QByteArray>>;
using Wish = std::optional<milliseconds>;

constexpr milliseconds longestWishBelieved = hours(24 * 31);
constexpr double firstPlausibleEpoch = 1e9; ///< in seconds; smaller numbers are seconds from now
constexpr double firstPlausibleEpochInMs = 1e12;
constexpr qsizetype longestTextRead = 4096;

/// Plain decimal digits with an optional fraction, nothing else: no sign, exponent, hexadecimal or "nan".
std::optional<double> plainNumber(const QByteArray &text)
{
    const QByteArray trimmed = text.trimmed();
    bool point = false;
    for (qsizetype i = 0; i < trimmed.size(); ++i) {
        const char c = trimmed.at(i);
        if (c == '.' && !point && i > 0 && i + 1 < trimmed.size())
            point = true;
        else if (c < '0' || c > '9')
            return {};
    }
    bool ok = false;
    const double value = trimmed.toDouble(&ok);
    if (!ok || !std::isfinite(value))
        return {};
    return value;
}

Wish believable(double time)
{
    if (!(time >= 0) || time > double(longestWishBelieved.count()))
        return {};
    return milliseconds(qint64(std::ceil(time)));
}

QByteArray headerOf(const Headers &headers, const char *name)
{
    for (const auto &[key, value] : headers)
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    return {};
}

/// The three date forms HTTP allows. A two-digit year more than 50 years ahead is of the last century.
QDateTime httpDate(const QByteArray &text, const QDateTime &now)
{
    // Without the name of the day: Qt would hold it against the wrong century.
    const QString date = QString::fromLatin1(text).simplified();
    const QLocale c = QLocale::c();
    const auto in = [&](const QString &format, const QString &separator) {
        QDateTime parsed = c.toDateTime(date.section(separator, 1), format);
        if (parsed.isValid())
            parsed = QDateTime(parsed.date(), parsed.time(), Qt::UTC);
        return parsed;
    };
    if (const QDateTime fixed = in(u"dd MMM yyyy hh:mm:ss 'GMT'"_s, u", "_s); fixed.isValid())
        return fixed;
    if (const QDateTime rfc850 = in(u"dd-MMM-yy hh:mm:ss 'GMT'"_s, u", "_s); rfc850.isValid()) // Qt reads 19yy
        return rfc850.addYears(100 * ((now.date().year() - rfc850.date().year() + 50) / 100));
    return in(u"MMM d hh:mm:ss yyyy"_s, u" "_s);
}

/// What the answer takes for "now": its own clock where it has one, so that ours may be wrong.
QDateTime nowOf(const Headers &headers)
{
    const QDateTime here = QDateTime::currentDateTimeUtc();
    const QDateTime answered = httpDate(headerOf(headers, "Date"), here);
    return answered.isValid() ? answered : here;
}

Wish fromRetryAfter(const Headers &headers)
{
    const QByteArray text = headerOf(headers, "Retry-After");
    if (const auto number = plainNumber(text))
        return believable(*number * 1000);
    if (text.isEmpty())
        return {};
    const QDateTime now = nowOf(headers);
    const QDateTime until = httpDate(text, now);
    return until.isValid() ? believable(double(now.msecsTo(until))) : Wish();
}

/// "12ms", "7.66s", "1m26.4s", "6m0s", "1h0m30s", "2 seconds", from the start of the text; `length` is how much was one.
Wish duration(const QString &text, qsizetype *length = nullptr)
{
    static const QRegularExpression part(
        u"\\G\\s*(\\d{1,12}(?:\\.\\d{1,12})?)\\s*(milliseconds?|ms|hours?|h|minutes?|min|m|seconds?|sec|s)(?![a-z])"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression glued(u"\\G(\\d{1,12}(?:\\.\\d{1,12})?)(h|m)(?=\\d)"_s, QRegularExpression::CaseInsensitiveOption);
    double total = 0;
    qsizetype at = 0;
    for (;;) {
        auto match = glued.match(text, at);
        if (!match.hasMatch())
            match = part.match(text, at);
        if (!match.hasMatch())
            break;
        const QString unit = match.captured(2).toLower();
        const bool isMilliseconds = unit == "ms"_L1 || unit.startsWith("milli"_L1);
        const double factor = isMilliseconds ? 1 : unit.startsWith(u'h') ? 3.6e6 : unit.startsWith(u'm') ? 6e4 : 1e3;
        total += match.captured(1).toDouble() * factor;
        at = match.capturedEnd();
    }
    if (length)
        *length = at;
    return at > 0 ? believable(total) : Wish();
}

Wish wholeDuration(const QString &text)
{
    qsizetype length = 0;
    const QString trimmed = text.trimmed();
    const Wish wish = duration(trimmed, &length);
    return length == trimmed.size() ? wish : Wish();
}

/// google.rpc.RetryInfo among the details of an error, which may come inside an array.
Wish fromRetryInfo(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const QJsonObject object = document.isArray() ? document.array().first().toObject() : document.object();
    const QJsonArray details = object.value("error"_L1).toObject().value("details"_L1).toArray();
    for (const QJsonValue &detail : details)
        if (detail.toObject().value("@type"_L1).toString().endsWith("google.rpc.RetryInfo"_L1))
            return wholeDuration(detail.toObject().value("retryDelay"_L1).toString());
    return {};
}

Wish fromReset(const QByteArray &value, const QDateTime &now)
{
    if (const auto number = plainNumber(value)) {
        if (*number < firstPlausibleEpoch)
            return believable(*number * 1000);
        const double epoch = *number < firstPlausibleEpochInMs ? *number * 1000 : *number;
        return believable(epoch - double(now.toMSecsSinceEpoch()));
    }
    const QString text = QString::fromLatin1(value).trimmed();
    if (const Wish wish = wholeDuration(text))
        return wish;
    const QDateTime until = QDateTime::fromString(text, Qt::ISODateWithMs);
    return until.isValid() && until.timeSpec() != Qt::LocalTime ? believable(double(now.msecsTo(until))) : Wish();
}

/// The reset of the exhausted limit (x-ratelimit-reset-tokens belongs to x-ratelimit-remaining-tokens); of several, the last.
Wish fromResets(const Headers &headers)
{
    Wish longest;
    for (const auto &[name, value] : headers) {
        QByteArray resetName = name.toLower();
        if (!resetName.contains("ratelimit") || !resetName.contains("remaining") || plainNumber(value) != 0.0)
            continue;
        resetName.replace("remaining", "reset");
        const QByteArray reset = headerOf(headers, resetName.constData());
        if (const Wish wish = reset.isEmpty() ? Wish() : fromReset(reset, nowOf(headers)))
            longest = std::max(longest.value_or(0ms), *wish);
    }
    return longest;
}

Wish fromWords(const QByteArray &body)
{
    static const QRegularExpression phrase(u"\\b(?:try again|retry) (?:in|after) (?=\\d)"_s, QRegularExpression::CaseInsensitiveOption);
    const QString text = QString::fromUtf8(body.left(longestTextRead));
    const auto match = phrase.match(text);
    return match.hasMatch() ? duration(text.mid(match.capturedEnd())) : Wish();
}

} // namespace

std::optional<milliseconds> retryAfter(const Headers &headers, const QByteArray &body)
{
    if (const auto number = plainNumber(headerOf(headers, "retry-after-ms")))
        if (const Wish wish = believable(*number))
            return wish;
    if (const Wish wish = fromRetryAfter(headers))
        return wish;
    if (const Wish wish = fromRetryInfo(body))
        return wish;
    if (const Wish wish = fromResets(headers))
        return wish;
    return fromWords(body);
}

} // namespace trinity
