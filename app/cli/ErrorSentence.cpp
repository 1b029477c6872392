// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/cli/ErrorSentence.h"

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

QString happened(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::BadSource: return u"The source cannot be used"_s;
    case ErrorKind::Unreachable: return u"No server answers"_s;
    case ErrorKind::Tls: return u"The server's certificate is not trusted"_s;
    case ErrorKind::Timeout: return u"The server took too long"_s;
    case ErrorKind::Reset: return u"The connection broke before the answer was complete"_s;
    case ErrorKind::RateLimited: return u"The server's limit is reached"_s;
    case ErrorKind::Overloaded: return u"The server is busy"_s;
    case ErrorKind::ServerError: return u"The server failed"_s;
    case ErrorKind::Unauthorised: return u"The server refused the key"_s;
    case ErrorKind::Quota: return u"The account has no credit left"_s;
    case ErrorKind::BadRequest: return u"The server did not accept the request"_s;
    case ErrorKind::ContextTooLong: return u"The text is longer than the model can read"_s;
    case ErrorKind::RefusedByModel: return u"The model refused to write this"_s;
    case ErrorKind::BadAnswer: return u"The model's answer was not in the asked form"_s;
    case ErrorKind::NotAnLlmServer: return u"Something else answers at this address"_s;
    case ErrorKind::TooLarge: return u"Too large"_s;
    case ErrorKind::Cancelled: return u"Cancelled"_s;
    case ErrorKind::CircuitOpen: return u"The server has failed repeatedly and is left alone for a while"_s;
    case ErrorKind::Facts: return u"The text says things that the source does not support"_s;
    case ErrorKind::WriteFailed: return u"The site could not be written"_s;
    case ErrorKind::Internal: return u"Something went wrong inside Trinity"_s;
    }
    Q_UNREACHABLE();
    return {};
}

QString remedy(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Unreachable: return u"Start the server or check --url; --provider builtin needs none."_s;
    case ErrorKind::Tls: return u"Check the address, or the certificate's issuer on this machine."_s;
    case ErrorKind::Timeout: return u"Try again, with a smaller model or a larger --deadline."_s;
    case ErrorKind::Reset:
    case ErrorKind::ServerError: return u"Try again; the server's own log says more."_s;
    case ErrorKind::RateLimited:
    case ErrorKind::Overloaded:
    case ErrorKind::CircuitOpen: return u"Try again later, or use --provider builtin."_s;
    case ErrorKind::Unauthorised: return u"Set TRINITY_API_KEY to a key of this server."_s;
    case ErrorKind::ContextTooLong: return u"Use a model with a longer context, or a shorter source."_s;
    case ErrorKind::BadAnswer:
    case ErrorKind::RefusedByModel: return u"Try again, another --model, or --provider builtin."_s;
    case ErrorKind::NotAnLlmServer: return u"Check --url and --provider."_s;
    case ErrorKind::WriteFailed: return u"What was there before is unchanged. Check the folder given with --out."_s;
    default: return {};
    }
}

} // namespace

QString errorSentence(const Error &error)
{
    auto text = happened(error.kind);
    if (error.detail.startsWith(text, Qt::CaseInsensitive))
        text = error.detail;
    else if (!error.detail.isEmpty())
        text += u": "_s + error.detail;
    if (!text.endsWith(u'.'))
        text += u'.';
    if (const auto advice = remedy(error.kind); !advice.isEmpty())
        text += u' ' + advice;
    return text;
}

} // namespace trinity
