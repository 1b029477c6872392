// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/ServerComplaint.h"

#include "engine/resilience/RetryAfter.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>
#include <QtCore/QUrl>

#include <algorithm>
#include <array>

namespace trinity {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace {

constexpr milliseconds loadingRetry = 1s;
constexpr milliseconds longestRateLimit = hours(6); ///< longer than that is a quota
constexpr qsizetype longestMessage = 240;

QString wordFrom(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(qint64(value.toDouble()));
    return value.toString();
}

template <std::size_t N>
bool containsAny(const QString &text, const std::array<QLatin1StringView, N> &words)
{
    return std::any_of(words.begin(), words.end(), [&](QLatin1StringView word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool isContextTooLong(const QString &words)
{
    constexpr std::array phrases{"context_length_exceeded"_L1, "exceed_context_size"_L1,   "context length"_L1,  "context size"_L1,
                                 "context window"_L1,          "contextwindowexceeded"_L1, "maximum context"_L1, "prompt is too long"_L1,
                                 "input is too long"_L1,       "too many tokens"_L1};
    return containsAny(words, phrases);
}

bool isQuota(const QString &words)
{
    constexpr std::array phrases{
        "insufficient_quota"_L1,   "billing"_L1,       "quota_exceeded"_L1, "exceeded your current quota"_L1, "insufficient credits"_L1,
        "insufficient_credits"_L1, "credit balance"_L1};
    return containsAny(words, phrases);
}

bool isRefusal(const QString &words)
{
    constexpr std::array phrases{"content_filter"_L1, "content_policy"_L1, "contentpolicyviolation"_L1, "moderation"_L1};
    return containsAny(words, phrases);
}

bool isUnknownModel(const QString &words)
{
    static const QRegularExpression pattern(
        u"model_not_found|\\bmodel\\b.{0,200}\\b(not found|does not exist|not exist|is not available)"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    return words.contains(pattern);
}

/// What a complaint's own words stand for where the transport's status is missing or says less.
int statusInWords(const ServerComplaint &complaint)
{
    bool ok = false;
    const int code = complaint.code.toInt(&ok);
    if (ok && code >= 400 && code < 600)
        return code;
    const QString words = complaint.type + u' ' + complaint.code;
    constexpr std::array limited{"rate_limit"_L1, "resource_exhausted"_L1};
    constexpr std::array busy{"overloaded"_L1, "unavailable"_L1};
    constexpr std::array keyed{"authentication_error"_L1, "invalid_api_key"_L1, "permission"_L1, "unauthenticated"_L1};
    constexpr std::array invalid{"invalid_request"_L1, "not_found"_L1, "invalid_argument"_L1};
    if (containsAny(words, limited))
        return 429;
    if (containsAny(words, busy) || complaint.message.contains("server busy"_L1, Qt::CaseInsensitive)
        || complaint.message.contains("maximum pending requests"_L1, Qt::CaseInsensitive))
        return 503;
    if (containsAny(words, keyed))
        return 401;
    return containsAny(words, invalid) ? 400 : 0;
}

ErrorKind kindOfStatus(int status)
{
    switch (status) {
    case 401:
    case 403:
    case 407: return ErrorKind::Unauthorised;
    case 402: return ErrorKind::Quota;
    case 413: return ErrorKind::TooLarge;
    case 429:
    case 498: return ErrorKind::RateLimited;
    case 503:
    case 529: return ErrorKind::Overloaded;
    case 408: // the three that other clients repeat like a server's own failure
    case 409:
    case 425: return ErrorKind::ServerError;
    default: return status >= 400 && status < 500 ? ErrorKind::BadRequest : ErrorKind::ServerError;
    }
}

/// One printable line with whatever looks like a key taken out.
QString quotable(const QString &message)
{
    static const QRegularExpression keys(u"(sk-|gsk_|AIza|xai-|Bearer\\s+)[^\\s\"',;]+"_s, QRegularExpression::CaseInsensitiveOption);
    QString line = message.left(4 * longestMessage);
    std::replace_if(
        line.begin(), line.end(), [](QChar c) { return !c.isPrint(); }, u' ');
    line = line.simplified();
    line.replace(keys, u"[key]"_s);
    if (line.size() > longestMessage)
        line = line.left(longestMessage - 3) + u"..."_s;
    return line;
}

QString modelNameIn(const QString &message)
{
    static const QRegularExpression quoted(u"model\\s+['\"`]([^'\"`]{1,120})['\"`]"_s, QRegularExpression::CaseInsensitiveOption);
    return quoted.match(message).captured(1);
}

QString detailFor(ErrorKind kind, const ServerComplaint &complaint, int status, bool unknownModel)
{
    if (unknownModel) {
        const QString name = modelNameIn(complaint.message);
        return name.isEmpty() ? u"The server does not have the model: %1"_s.arg(quotable(complaint.message))
                              : u"The server does not have the model '%1'"_s.arg(quotable(name));
    }
    QString what;
    switch (kind) {
    case ErrorKind::Unauthorised: return u"The server refused the key"_s; // its words may quote the key
    case ErrorKind::Quota: what = u"No credit or quota is left"_s; break;
    case ErrorKind::RateLimited: what = u"The server's rate limit is reached"_s; break;
    case ErrorKind::Overloaded: what = u"The server is overloaded"_s; break;
    case ErrorKind::ContextTooLong: what = u"The text is longer than the model can read"_s; break;
    case ErrorKind::RefusedByModel: what = u"The provider refused the text"_s; break;
    case ErrorKind::TooLarge: what = u"The request is larger than the server takes"_s; break;
    case ErrorKind::BadRequest: what = u"The server did not accept the request"_s; break;
    default: what = u"The server failed"_s; break;
    }
    if (status > 0)
        what += u" (HTTP %1)"_s.arg(status);
    const QString words = quotable(complaint.message);
    return words.isEmpty() ? what : what + u": "_s + words;
}

} // namespace

std::optional<ServerComplaint> ServerComplaint::from(const QJsonObject &object)
{
    QJsonObject inner = object;
    ServerComplaint complaint;
    const QJsonValue error = object.value("error"_L1);
    if (error.isObject()) {
        inner = error.toObject();
    } else if (error.isString()) {
        complaint.message = error.toString();
    } else if (object.value("object"_L1).toString() != "error"_L1) {
        const QJsonValue detail = object.value("detail"_L1);
        if (detail.isUndefined())
            return {};
        complaint.message = detail.isString() ? detail.toString() : u"the request has invalid fields"_s;
        return complaint;
    }
    if (complaint.message.isEmpty())
        complaint.message = inner.value("message"_L1).toString();
    complaint.type = (wordFrom(inner.value("type"_L1)) + u' ' + wordFrom(inner.value("status"_L1))).trimmed();
    complaint.code = wordFrom(inner.value("code"_L1));
    complaint.param = inner.value("param"_L1).toString();
    return complaint;
}

std::optional<ServerComplaint> ServerComplaint::from(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (document.isArray())
        return from(document.array().first().toObject());
    return from(document.object());
}

bool isLoadingModel(const ServerComplaint &complaint)
{
    return complaint.message.contains("loading model"_L1, Qt::CaseInsensitive);
}

Error errorFromComplaint(const ServerComplaint &complaint, int status)
{
    const QString words = complaint.type + u' ' + complaint.code + u' ' + complaint.message;
    const int fromWords = statusInWords(complaint);
    const int effective = status >= 400 ? status : fromWords;
    ErrorKind kind = kindOfStatus(effective);
    bool unknownModel = false;
    if (isContextTooLong(words) && kind != ErrorKind::RateLimited && kind != ErrorKind::Unauthorised)
        kind = ErrorKind::ContextTooLong;
    else if (isQuota(words) && effective != 401)
        kind = ErrorKind::Quota;
    else if (isRefusal(words) && (effective == 400 || effective == 403 || effective == 0))
        kind = ErrorKind::RefusedByModel;
    else if (isUnknownModel(words) && (effective == 404 || effective == 400 || effective == 0)) {
        kind = ErrorKind::BadRequest;
        unknownModel = true;
    } else if (kind == ErrorKind::ServerError && fromWords == 503 && effective == 500) {
        kind = ErrorKind::Overloaded;
    }
    Error error(kind, detailFor(kind, complaint, status, unknownModel));
    error.httpStatus = status;
    if (isLoadingModel(complaint) && kind == ErrorKind::Overloaded) {
        error.detail = u"The server is loading its model"_s;
        error.retryAfter = loadingRetry;
    }
    return error;
}

Error errorFromResponse(const HttpResponse &response)
{
    const int status = response.status;
    if (status >= 300 && status < 400) {
        Error error(ErrorKind::BadRequest,
                    u"The server redirects to another address (%1)"_s.arg(QUrl::fromEncoded(response.header("Location")).host()));
        error.httpStatus = status;
        return error;
    }
    const bool html = response.header("Content-Type").trimmed().toLower().startsWith("text/html");
    const auto complaint = ServerComplaint::from(response.body);
    if (status < 400 || (!complaint && (status == 404 || status == 405))) {
        Error error(ErrorKind::NotAnLlmServer,
                    html ? u"The address shows a web page, not an LLM server"_s : u"The address answers, but not like an LLM server"_s);
        error.httpStatus = status;
        if (complaint) {
            error = errorFromComplaint(*complaint, 0);
            error.httpStatus = status;
        }
        return error;
    }
    Error error = errorFromComplaint(complaint.value_or(ServerComplaint()), status);
    if (!error.retryAfter)
        error.retryAfter = retryAfter(response.headers, response.body);
    if (error.kind == ErrorKind::RateLimited && error.retryAfter && *error.retryAfter > longestRateLimit)
        error.kind = ErrorKind::Quota;
    return error;
}

} // namespace trinity
