// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/cli/DoctorCommand.h"

#include "app/ConnectionWish.h"
#include "app/cli/CheckupText.h"
#include "app/cli/Interrupt.h"
#include "app/cli/JsonLines.h"
#include "engine/base/Launch.h"
#include "engine/net/HttpClient.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

struct DoctorOptions {
    DoctorOptions() = default;
    ConnectionWish wish;
    bool json = false;
};

Result<DoctorOptions> parse(const QStringList &arguments)
{
    const auto wrong = [](const QString &sentence) { return Error(ErrorKind::BadRequest, sentence); };
    QCommandLineParser parser;
    for (const auto &name : {u"url"_s, u"provider"_s, u"model"_s})
        parser.addOption({name, {}, u"value"_s});
    parser.addOption(QCommandLineOption(u"json"_s));
    if (!parser.parse(QStringList{u"trinity-cli doctor"_s} + arguments))
        return wrong(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return wrong(u"An address is given with --url, as in --url %1."_s.arg(parser.positionalArguments().first()));
    DoctorOptions options;
    options.json = parser.isSet(u"json"_s);
    options.wish.url = parser.value(u"url"_s);
    options.wish.model = parser.value(u"model"_s);
    if (parser.isSet(u"provider"_s) && !setProvider(options.wish, parser.value(u"provider"_s)))
        return wrong(u"--provider is auto, ollama, openai, anthropic or gemini, not \"%1\"."_s.arg(parser.value(u"provider"_s)));
    if (const auto unknown = options.wish.fillFromEnvironment(); !unknown.isEmpty())
        return wrong(u"TRINITY_PROVIDER is auto, builtin, ollama, openai, anthropic or gemini, not \"%1\"."_s.arg(unknown));
    return options;
}

void print(const ServerCheckup &checkup, bool json)
{
    if (json)
        printJson(checkupEvent(checkup));
    else
        toStdout(checkupText(checkup));
}

/// Prints what it finds and ends the event loop.
Task<> examine(HttpClient *http, Clock *clock, DoctorOptions options, CancelToken *token)
{
    const auto wish = options.wish;
    QList<ServerCheckup> checkups;
    if (wish.url.isEmpty() && !wish.provider) {
        const auto ports = localPorts();
        const auto found = co_await checkPorts(http, clock, ports, token);
        if (found)
            checkups = *found;
    } else {
        const auto checkup = co_await checkServer(http, clock, wish.url, wish.provider, wish.apiKey, wish.model, token);
        if (checkup)
            checkups.append(*checkup);
    }
    if (token->isCancelled()) {
        QCoreApplication::exit(int(ExitCode::Interrupted));
        co_return {};
    }
    if (checkups.isEmpty()) {
        ServerCheckup nobody;
        nobody.verdict = ServerVerdict::NothingListens;
        checkups.append(nobody);
    }
    for (const auto &checkup : checkups)
        print(checkup, options.json);
    const bool works =
        std::any_of(checkups.cbegin(), checkups.cend(), [](const ServerCheckup &each) { return each.verdict == ServerVerdict::Works; });
    QCoreApplication::exit(int(works ? ExitCode::Done : ExitCode::JobFailed));
    co_return {};
}

} // namespace

ExitCode runDoctor(const QStringList &arguments)
{
    const auto options = parse(arguments);
    if (!options) {
        toStderr(u"%1 See trinity-cli doctor --help."_s.arg(options.error().detail));
        return ExitCode::WrongUsage;
    }
    SystemClock clock;
    HttpClient http(clock);
    CancelToken token;
    Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::interrupted, &token, &CancelToken::cancel);
    const auto wanted = *options;
    QMetaObject::invokeMethod(
        QCoreApplication::instance(), [&http, &clock, wanted, &token] { launch(examine(&http, &clock, wanted, &token)); },
        Qt::QueuedConnection);
    return ExitCode(QCoreApplication::exec());
}

} // namespace trinity
