// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/net/NetworkErrors.h"

#include <QtCore/QStringList>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QSslError>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype pathLength = 100; // of a path in a message

/// Qt turns a status of 400 and above into an error although the answer arrived whole.
bool speaksOfStatusOnly(QNetworkReply::NetworkError error, int status)
{
    if (status < 400)
        return false;
    switch (error) {
    case QNetworkReply::ContentAccessDenied:
    case QNetworkReply::ContentOperationNotPermittedError:
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::AuthenticationRequiredError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::ContentConflictError:
    case QNetworkReply::ContentGoneError:
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::ProtocolInvalidOperationError: // how Qt spells 400
    case QNetworkReply::InternalServerError:
    case QNetworkReply::OperationNotImplementedError:
    case QNetworkReply::ServiceUnavailableError:
    case QNetworkReply::UnknownServerError: return true;
    default: return false;
    }
}

/// When the server closes right after the last byte, Qt sometimes believes that the request has to be sent again.
bool isWholeAllTheSame(const HttpResponse &received)
{
    if (received.status == 0 || received.header("Transfer-Encoding").toLower() == "chunked")
        return false;
    const QByteArray length = received.header("Content-Length");
    return length.isEmpty() || length.toLongLong() == received.body.size(); // a body without a length ends with the connection
}

bool isShorterThanAnnounced(const QNetworkReply &reply, const HttpResponse &received)
{
    const QByteArray length = received.header("Content-Length");
    return !length.isEmpty() && reply.operation() != QNetworkAccessManager::HeadOperation && received.status != 204 && !isEncoded(received)
        && received.body.size() < length.toLongLong();
}

QString originOfServer(const QUrl &url)
{
    return u"%1:%2"_s.arg(url.host()).arg(url.port(url.scheme() == "https"_L1 ? 443 : 80));
}

/// A stream that was refused or broken, or frames that make no sense: what only HTTP/2 knows.
bool isHttp2Trouble(QNetworkReply::NetworkError error, int status)
{
    switch (error) {
    case QNetworkReply::ContentReSendError: // the server goes away and has not begun with this stream
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::UnknownNetworkError: return true;
    case QNetworkReply::InternalServerError: // also how Qt spells a broken stream
    case QNetworkReply::UnknownServerError:
    case QNetworkReply::UnknownContentError: return status < 400;
    default: return false;
    }
}

QString handshakeProblem(const QNetworkReply &reply)
{
    const QString words = reply.errorString();
    const QString server = originOfServer(reply.url());
    if (words.contains("wrong version number"_L1) || words.contains("http request"_L1) || words.contains("packet length too long"_L1))
        return u"%1 does not speak TLS"_s.arg(server);
    if (words.contains("unsupported protocol"_L1) || words.contains("protocol version"_L1))
        return u"%1 speaks no version of TLS that is still safe (1.2 or later)"_s.arg(server);
    return u"No TLS connection to %1: %2"_s.arg(server, words);
}

QString cause(const QSslError &error, const QString &host)
{
    switch (error.error()) {
    case QSslError::CertificateExpired: return u"has expired (%1)"_s.arg(error.certificate().expiryDate().toUTC().toString(Qt::ISODate));
    case QSslError::CertificateNotYetValid:
        return u"is not valid yet (%1)"_s.arg(error.certificate().effectiveDate().toUTC().toString(Qt::ISODate));
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain: return u"is self-signed and not trusted"_s;
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted: return u"comes from an authority that is not trusted"_s;
    case QSslError::HostNameMismatch: return u"is for another name than %1"_s.arg(host);
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted: return u"has been revoked"_s;
    default: return u"is refused: %1"_s.arg(error.errorString());
    }
}

std::optional<NetworkFailure> failureWithoutAnswer(const QNetworkReply &reply, const ExchangeTrace &trace)
{
    const QString server = originOfServer(reply.url());
    switch (reply.error()) {
    case QNetworkReply::ConnectionRefusedError:
        return NetworkFailure(Error(ErrorKind::Unreachable, u"Nothing answers at %1"_s.arg(server)));
    case QNetworkReply::HostNotFoundError:
        return NetworkFailure(Error(ErrorKind::Unreachable, u"There is no host %1"_s.arg(reply.url().host())));
    case QNetworkReply::TimeoutError:
        return NetworkFailure(Error(ErrorKind::Timeout, u"The connection to %1 was not made in time"_s.arg(server)));
    case QNetworkReply::SslHandshakeFailedError:
        return NetworkFailure(Error(ErrorKind::Tls, trace.tlsProblem.isEmpty() ? handshakeProblem(reply) : trace.tlsProblem));
    case QNetworkReply::RemoteHostClosedError:
        if (reply.url().scheme() == "https"_L1 && !trace.wasSent)
            return NetworkFailure(Error(ErrorKind::Tls, u"%1 closed the connection in the TLS handshake"_s.arg(server)));
        return std::nullopt;
    default: return std::nullopt;
    }
}

} // namespace

std::optional<NetworkFailure> failureOf(const QNetworkReply &reply, const HttpResponse &received, const ExchangeTrace &trace)
{
    const auto error = reply.error();
    const int status = received.status;
    const bool http2 = trace.version == HttpVersion::Http2;
    if (error == QNetworkReply::NoError || speaksOfStatusOnly(error, status)) {
        if (http2 && error == QNetworkReply::NoError && isShorterThanAnnounced(reply, received)) // HTTP/1.1 leaves that to Qt
            return NetworkFailure(Error(ErrorKind::Reset, u"The answer ended before its announced length"_s), Blame::Connection);
        return std::nullopt;
    }
    if (!http2 && error == QNetworkReply::ContentReSendError && isWholeAllTheSame(received))
        return std::nullopt;
    if (status == 0) {
        if (const auto failure = failureWithoutAnswer(reply, trace))
            return failure;
    }
    if (http2 && isHttp2Trouble(error, status)) {
        const bool calm = error == QNetworkReply::UnknownServerError; // ENHANCE_YOUR_CALM
        return NetworkFailure(Error(calm ? ErrorKind::Overloaded : ErrorKind::Reset,
                                    u"The server broke off the HTTP/2 request: %1"_s.arg(reply.errorString())),
                              Blame::Http2);
    }
    const Blame blame = http2 ? Blame::Connection : Blame::Nothing;
    if (error == QNetworkReply::RemoteHostClosedError || error == QNetworkReply::ContentReSendError)
        return NetworkFailure(Error(ErrorKind::Reset,
                                    status == 0 ? u"The server closed the connection without an answer"_s
                                                : u"The server closed the connection in the middle of its answer"_s),
                              blame);
    if (status == 0 && error < QNetworkReply::ContentAccessDenied) // network, name and proxy trouble before any answer
        return NetworkFailure(
            Error(ErrorKind::Unreachable, u"%1 cannot be reached: %2"_s.arg(originOfServer(reply.url()), reply.errorString())), blame);
    return NetworkFailure(Error(ErrorKind::Reset, u"The connection failed: %1"_s.arg(reply.errorString())), blame);
}

QString tlsProblemOf(const QList<QSslError> &errors, const QString &host)
{
    QStringList causes;
    for (const QSslError &error : errors) {
        const QString text = cause(error, host);
        if (!causes.contains(text))
            causes.append(text);
    }
    return causes.isEmpty() ? QString() : u"The certificate of %1 %2"_s.arg(host, causes.join(" and "_L1));
}

std::optional<Error> refusalOf(const QUrl &asked, const HttpResponse &head)
{
    if (head.status >= 300 && head.status < 400) {
        const QUrl target = asked.resolved(QUrl::fromEncoded(head.header("Location")));
        const auto origin = [](const QUrl &url) {
            return url.adjusted(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
        };
        const bool knows = !head.header("Location").isEmpty() && target.isValid() && !target.host().isEmpty();
        Error error(
            ErrorKind::BadRequest,
            knows ? u"%1 redirects to %2, which is not followed"_s.arg(origin(asked).toDisplayString(), origin(target).toDisplayString())
                  : u"%1 redirects and does not say where to"_s.arg(origin(asked).toDisplayString()));
        if (knows && origin(asked) == origin(target))
            error.detail = u"%1 redirects within itself, from %2 to %3, which is not followed"_s.arg(
                origin(asked).toDisplayString(), asked.path().left(pathLength), target.path().left(pathLength));
        error.httpStatus = head.status;
        return error;
    }
    if (head.status < 300 && isEncoded(head)) {
        Error error(ErrorKind::BadAnswer,
                    u"The server sent a compressed answer (%1), which it was asked not to do"_s.arg(
                        QString::fromLatin1(head.header("Content-Encoding").left(20))));
        error.httpStatus = head.status;
        return error;
    }
    return std::nullopt;
}

bool isEncoded(const HttpResponse &head)
{
    const QByteArray coding = head.header("Content-Encoding").trimmed().toLower();
    return !coding.isEmpty() && coding != "identity";
}

} // namespace trinity
