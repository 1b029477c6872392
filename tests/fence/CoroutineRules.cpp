// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/fence/FenceRules.h"

#include <QtCore/QRegularExpression>

namespace trinity::fence {

using namespace Qt::Literals::StringLiterals;

namespace {

bool opens(QChar c)
{
    return c == u'(' || c == u'[' || c == u'{';
}

bool closes(QChar c)
{
    return c == u')' || c == u']' || c == u'}';
}

/// One past the bracket that closes the one at `open`.
qsizetype endOfBracket(const QString &code, qsizetype open)
{
    int depth = 0;
    for (auto i = open; i < code.size(); ++i) {
        if (opens(code.at(i)))
            ++depth;
        else if (closes(code.at(i)) && --depth == 0)
            return i + 1;
    }
    return code.size();
}

/// From `at` to the end of the expression that it stands in.
QString expressionFrom(const QString &code, qsizetype at)
{
    int depth = 0;
    auto end = at;
    for (; end < code.size(); ++end) {
        const QChar c = code.at(end);
        if (opens(c))
            ++depth;
        else if ((closes(c) && --depth < 0) || (c == u';' && depth == 0))
            break;
    }
    return code.sliced(at, end - at);
}

/// The arguments of a call, split at the commas of its own level.
QStringList argumentsOf(const QString &code, qsizetype open)
{
    QStringList arguments(QString{});
    int depth = 0;
    const auto end = endOfBracket(code, open) - 1;
    for (auto i = open + 1; i < end; ++i) {
        const QChar c = code.at(i);
        if (opens(c) || c == u'<')
            ++depth;
        else if (closes(c) || (c == u'>' && code.at(i - 1) != u'-'))
            --depth;
        if (c == u',' && depth == 0)
            arguments.append(QString{});
        else
            arguments.last().append(c);
    }
    return arguments;
}

void checkAwaits(const SourceFile &file, Violations &found)
{
    static const QRegularExpression await(uR"(\bco_await\b)"_s);
    static const QRegularExpression braces(uR"([\w>]\s*\{|[(,=]\s*\{)"_s);
    static const QRegularExpression capture(uR"((?<![\w\])\[])\[\s*[&=\w][^\[\]]*\]\s*[({m])"_s);
    static const QRegularExpression reply(uR"(^\s*[\w.\->]*[rR]eply(\.get\(\))?\s*$)"_s);
    auto matches = await.globalMatch(file.code);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString expression = expressionFrom(file.code, match.capturedEnd());
        const int line = file.lineOf(match.capturedStart());
        if (expression.contains(braces))
            found.append({u"await-braces"_s, file.path, line, u"name the braced value before co_await: g++ 12 destroys it twice"_s});
        if (expression.contains(capture))
            found.append({u"await-lambda"_s, file.path, line, u"name the lambda before co_await: g++ 12 destroys its captures twice"_s});
        if (expression.contains(u'?'))
            found.append({u"await-choice"_s, file.path, line, u"choose before co_await: g++ 12 miscompiles ?: in it"_s});
        if (reply.match(expression).hasMatch())
            found.append({u"await-reply"_s, file.path, line, u"QCoro 0.8 resumes inside abort(): wait for finished instead"_s});
    }
}

void checkSignalAwaits(const SourceFile &file, Violations &found)
{
    static const QRegularExpression call(uR"(\bqCoro\s*\()"_s);
    auto matches = call.globalMatch(file.code);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QStringList arguments = argumentsOf(file.code, match.capturedEnd() - 1);
        if (arguments.size() > 1 && arguments.at(1).trimmed().startsWith(u'&'))
            found.append({u"await-signal"_s, file.path, file.lineOf(match.capturedStart()),
                          u"qCoro(object, &signal) of QCoro 0.8 is used after free: onSignal() of engine/base/OnSignal.h"_s});
    }
}

void checkLambdas(const SourceFile &file, Violations &found)
{
    static const QRegularExpression lambda(
        uR"((?<![\w\])\[])\[\s*[&=\w*][^\[\]]*\]\s*(\([^{};]*\))?\s*(mutable\b|noexcept\b|->[^{};]+)*\s*\{)"_s);
    static const QRegularExpression coroutine(uR"(\bco_(await|return|yield)\b)"_s);
    auto matches = lambda.globalMatch(file.code);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const auto open = match.capturedEnd() - 1;
        if (file.code.sliced(open, endOfBracket(file.code, open) - open).contains(coroutine))
            found.append({u"coroutine-lambda"_s, file.path, file.lineOf(match.capturedStart()),
                          u"the captures die before the coroutine: make it a named function with values"_s});
    }
}

void checkSignatures(const SourceFile &file, Violations &found)
{
    // Task<...> name(...): the angle brackets of one more level are enough for this project's types.
    static const QRegularExpression function(uR"(\bTask<(?:[^<>;(){}]|<(?:[^<>;(){}]|<[^<>]*>)*>)*>\s+((?:\w+::)*\w+)\s*\()"_s);
    auto matches = function.globalMatch(file.code);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const int line = file.lineOf(match.capturedStart());
        for (const QString &parameter : argumentsOf(file.code, match.capturedEnd() - 1)) {
            const auto angle = parameter.indexOf(u'<');
            const auto lastAngle = parameter.lastIndexOf(u'>');
            const QString outside = angle < 0 ? parameter : parameter.left(angle) + parameter.mid(lastAngle + 1);
            if (outside.contains(u'&') && outside.trimmed().contains(u' '))
                found.append({u"coroutine-reference"_s, file.path, line,
                              u"%1: a coroutine takes values, not %2"_s.arg(match.captured(1), parameter.simplified())});
        }
        if (!file.isHeader() || file.isIn("tests/"_L1) || match.captured(1) == "launch"_L1)
            continue;
        const auto begin = std::max({file.code.lastIndexOf(u';', match.capturedStart()), file.code.lastIndexOf(u'{', match.capturedStart()),
                                     file.code.lastIndexOf(u'}', match.capturedStart()), qsizetype(0)});
        if (!QStringView(file.code).sliced(begin, match.capturedStart() - begin).contains("[[nodiscard]]"_L1))
            found.append({u"coroutine-nodiscard"_s, file.path, line,
                          match.captured(1) + u": a task nobody awaits is lost; mark it [[nodiscard]]"_s});
    }
}

} // namespace

Violations checkCoroutines(const SourceFile &file)
{
    Violations found;
    if (!file.isCpp())
        return found;
    checkAwaits(file, found);
    checkSignalAwaits(file, found);
    checkLambdas(file, found);
    checkSignatures(file, found);
    return found;
}

} // namespace trinity::fence
