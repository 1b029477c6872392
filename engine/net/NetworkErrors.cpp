// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/net/NetworkErrors.h"

#include <QtNetwork/QNetworkReply>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

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

} // namespace

std::optional<Error> failureOf(const QNetworkReply &reply, const HttpResponse &received, const QString &tlsProblem)
{
    const auto error = reply.error();
    const int status = received.status;
    if (error == QNetworkReply::NoError || speaksOfStatusOnly(error, status))
        return std::nullopt;
    if (error == QNetworkReply::ContentReSendError && isWholeAllTheSame(received))
        return std::nullopt;
    const QString port = u"%1:%2"_s.arg(reply.url().host()).arg(reply.url().port(reply.url().scheme() == "https"_L1 ? 443 : 80));
    switch (error) {
    case QNetworkReply::ConnectionRefusedError: return Error(ErrorKind::Unreachable, u"Nothing answers at %1"_s.arg(port));
    case QNetworkReply::HostNotFoundError: return Error(ErrorKind::Unreachable, u"There is no host %1"_s.arg(reply.url().host()));
    case QNetworkReply::TimeoutError: return Error(ErrorKind::Timeout, u"The connection to %1 was not made in time"_s.arg(port));
    case QNetworkReply::SslHandshakeFailedError: return Error(ErrorKind::Tls, tlsProblem.isEmpty() ? reply.errorString() : tlsProblem);
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError:
        return Error(ErrorKind::Reset,
                     status == 0 ? u"The server closed the connection without an answer"_s
                                 : u"The server closed the connection in the middle of its answer"_s);
    default: break;
    }
    if (status == 0 && error < QNetworkReply::ContentAccessDenied) // network, name and proxy trouble before any answer
        return Error(ErrorKind::Unreachable, u"%1 cannot be reached: %2"_s.arg(port, reply.errorString()));
    return Error(ErrorKind::Reset, u"The connection failed: %1"_s.arg(reply.errorString()));
}

} // namespace trinity
