// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/resilience/RetryPolicy.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTimeZone>

#include <algorithm>
#include <cmath>

namespace trinity {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace {

constexpr milliseconds transientBase = 500ms;
constexpr milliseconds transientCap = 8s;
constexpr milliseconds overloadBase = 2s;
constexpr milliseconds overloadCap = 30s;
constexpr milliseconds longestWishObeyed = 120s;
constexpr milliseconds wishSpreadCap = 5s;
constexpr milliseconds longestWishBelieved = hours(24 * 31);

milliseconds doubled(milliseconds base, int attempt, milliseconds cap)
{
    for (int i = 1; i < attempt && base < cap; ++i)
        base *= 2;
    return std::min(base, cap);
}

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

std::optional<milliseconds> believable(double milliseconds_)
{
    if (milliseconds_ < 0 || milliseconds_ > double(longestWishBelieved.count()))
        return {};
    return milliseconds(qint64(std::ceil(milliseconds_)));
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

} // namespace

RetryPolicy::RetryPolicy(int maximumAttempts, Random random)
    : m_maximumAttempts(maximumAttempts)
    , m_random(random ? std::move(random) : Random([] { return QRandomGenerator::global()->generateDouble(); }))
{
}

std::optional<milliseconds> RetryPolicy::delayAfter(int attempt, const Error &error) const
{
    if (attempt >= m_maximumAttempts || !isTransient(error.kind))
        return {};
    const auto part = [this](milliseconds of) { return milliseconds(qint64(double(of.count()) * m_random())); };
    if (error.retryAfter && *error.retryAfter > 0ms) {
        if (*error.retryAfter > longestWishObeyed)
            return {};
        return *error.retryAfter + part(std::min(wishSpreadCap, *error.retryAfter / 4));
    }
    if (error.kind == ErrorKind::RateLimited || error.kind == ErrorKind::Overloaded) {
        const auto half = doubled(overloadBase, attempt, overloadCap) / 2;
        return half + part(half);
    }
    return part(doubled(transientBase, attempt, transientCap));
}

std::optional<milliseconds> retryAfter(const QByteArray &retryAfterMs, const QByteArray &retryAfterText, const QByteArray &date)
{
    if (const auto number = plainNumber(retryAfterMs))
        if (const auto wish = believable(*number))
            return wish;
    if (const auto number = plainNumber(retryAfterText))
        return believable(*number * 1000);
    if (retryAfterText.isEmpty())
        return {};
    const QDateTime here = QDateTime::currentDateTimeUtc();
    const QDateTime until = httpDate(retryAfterText, here);
    if (!until.isValid())
        return {};
    const QDateTime answered = httpDate(date, here); // the answer's own clock, so that ours may be wrong
    return believable(double((answered.isValid() ? answered : here).msecsTo(until)));
}

} // namespace trinity
