// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/text/ErrorText.h"

#include <QtCore/QStringList>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

QString ErrorText::whatHappened(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::BadSource: return tr("This source could not be read.");
    case ErrorKind::Unreachable: return tr("No engine answers at this address.");
    case ErrorKind::Tls: return tr("The engine's certificate or encryption was not accepted.");
    case ErrorKind::Timeout: return tr("The engine stopped answering.");
    case ErrorKind::Reset: return tr("The engine broke the connection off.");
    case ErrorKind::RateLimited: return tr("The engine asks for fewer requests.");
    case ErrorKind::Overloaded: return tr("The engine is busy or still loading its model.");
    case ErrorKind::ServerError: return tr("The engine reported a fault of its own.");
    case ErrorKind::Unauthorised: return tr("The engine refused the key.");
    case ErrorKind::Quota: return tr("The account's limit at this engine is reached.");
    case ErrorKind::BadRequest: return tr("The engine did not accept the request.");
    case ErrorKind::ContextTooLong: return tr("The source is longer than this model can read at once.");
    case ErrorKind::RefusedByModel: return tr("The model declined to write this.");
    case ErrorKind::BadAnswer: return tr("The model's answer was not in the form asked for.");
    case ErrorKind::NotAnLlmServer: return tr("Something answers at this address, but it is not a language model server.");
    case ErrorKind::TooLarge: return tr("This source is too large.");
    case ErrorKind::Cancelled: return tr("You cancelled this.");
    case ErrorKind::CircuitOpen: return tr("The engine failed several times, so it gets a pause.");
    case ErrorKind::Facts: return tr("The text says things that are not in your file.");
    case ErrorKind::WriteFailed: return tr("The site could not be saved.");
    case ErrorKind::Internal: return tr("Something went wrong inside Trinity.");
    }
    return tr("Something went wrong.");
}

namespace {

QString meaningOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::BadSource:
    case ErrorKind::TooLarge: return ErrorText::tr("No site is made from it; other sources go on.");
    case ErrorKind::Unreachable:
    case ErrorKind::CircuitOpen:
    case ErrorKind::Overloaded:
    case ErrorKind::RateLimited: return ErrorText::tr("Waiting jobs keep their place and lose nothing.");
    case ErrorKind::Timeout:
    case ErrorKind::Reset:
    case ErrorKind::ServerError: return ErrorText::tr("This text is not finished; your source and finished sites are safe.");
    case ErrorKind::Tls:
    case ErrorKind::Unauthorised:
    case ErrorKind::Quota:
    case ErrorKind::NotAnLlmServer: return ErrorText::tr("No text can be written with it until this is changed.");
    case ErrorKind::BadRequest:
    case ErrorKind::ContextTooLong:
    case ErrorKind::RefusedByModel:
    case ErrorKind::BadAnswer: return ErrorText::tr("This site has no text from the model.");
    case ErrorKind::Cancelled: return ErrorText::tr("The site was not made.");
    case ErrorKind::Facts: return ErrorText::tr("The site is held back so that nothing untrue is published.");
    case ErrorKind::WriteFailed: return ErrorText::tr("Earlier exports are unchanged, and the site is still here.");
    case ErrorKind::Internal: return ErrorText::tr("Your source is unchanged.");
    }
    return {};
}

QString remedyOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::BadSource: return ErrorText::tr("Choose another file, or copy its text and paste it here.");
    case ErrorKind::TooLarge: return ErrorText::tr("Split it, or paste the part that matters.");
    case ErrorKind::Unreachable: return ErrorText::tr("Start the engine and try now, or use the built-in writer.");
    case ErrorKind::CircuitOpen: return ErrorText::tr("Wait for the next try, try now, or use the built-in writer.");
    case ErrorKind::Tls: return ErrorText::tr("Check http or https in the address, and the clock of this computer.");
    case ErrorKind::Timeout:
    case ErrorKind::Reset:
    case ErrorKind::ServerError: return ErrorText::tr("Retry, or use the built-in writer.");
    case ErrorKind::RateLimited:
    case ErrorKind::Overloaded: return ErrorText::tr("Nothing to do: it goes on by itself.");
    case ErrorKind::Unauthorised: return ErrorText::tr("Open the engine panel and enter another key.");
    case ErrorKind::Quota: return ErrorText::tr("Raise the limit with the provider, or choose another engine.");
    case ErrorKind::BadRequest: return ErrorText::tr("Choose another model in the engine panel.");
    case ErrorKind::ContextTooLong: return ErrorText::tr("Choose a model with a longer context, or use the built-in writer.");
    case ErrorKind::RefusedByModel:
    case ErrorKind::BadAnswer: return ErrorText::tr("Retry, choose another model, or use the built-in writer.");
    case ErrorKind::NotAnLlmServer: return ErrorText::tr("Check address and port in the engine panel.");
    case ErrorKind::Cancelled: return ErrorText::tr("Retry starts it again.");
    case ErrorKind::Facts: return ErrorText::tr("Retry, or use the built-in writer, which keeps your own words.");
    case ErrorKind::WriteFailed: return ErrorText::tr("Choose another folder, or free some space.");
    case ErrorKind::Internal: return ErrorText::tr("Retry; if it happens again, copy the details and report them.");
    }
    return {};
}

} // namespace

ErrorText ErrorText::of(const Error &error)
{
    ErrorText text;
    text.happened = whatHappened(error.kind);
    text.meaning = meaningOf(error.kind);
    text.remedy = remedyOf(error.kind);
    // The reason the engine gives for a file is the most useful sentence there is.
    const bool detailNamesTheFile =
        error.kind == ErrorKind::BadSource || error.kind == ErrorKind::TooLarge || error.kind == ErrorKind::WriteFailed;
    if (detailNamesTheFile && !error.detail.isEmpty())
        text.takeDetail(error.detail);
    if (error.retryAfter && error.kind == ErrorKind::RateLimited) {
        const auto seconds = static_cast<int>(std::ceil(static_cast<double>(error.retryAfter->count()) / 1000.0));
        text.remedy = tr("Nothing to do: it goes on by itself in %n second(s).", nullptr, seconds);
    }
    QStringList details{QString(toString(error.kind))};
    if (error.httpStatus > 0)
        details.append(u"HTTP %1"_s.arg(error.httpStatus));
    if (error.attempts > 0)
        details.append(tr("%n attempt(s)", nullptr, error.attempts));
    if (!error.detail.isEmpty())
        details.append(error.detail);
    text.details = details.join(u" · "_s);
    return text;
}

/// "cv.pdf is locked with a password; save it without one": what happened, and behind a semicolon what helps.
void ErrorText::takeDetail(const QString &detail)
{
    const auto asSentence = [](QString words) {
        words.replace(0, 1, words.left(1).toUpper());
        return words.endsWith(u'.') ? words : words + u'.';
    };
    const auto cut = detail.indexOf("; "_L1);
    happened = detail.left(cut);
    happened += happened.endsWith(u'.') ? ""_L1 : "."_L1;
    if (cut > 0)
        remedy = asSentence(detail.mid(cut + 2)) + u' ' + tr("Or copy its text and paste it here.");
}

QString ErrorText::sentence() const
{
    return QStringList{happened, meaning, remedy}.join(u' ');
}

} // namespace trinity::ui
