// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/ServerCheckup.h"

#include "engine/llm/ServerAddress.h"
#include "engine/net/HttpClient.h"
#include "engine/net/Reachability.h"

#include <QtCore/QPointer>

#include <vector>

namespace trinity {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto reachLimit = 3s;
constexpr quint16 httpPort = 80;
constexpr quint16 httpsPort = 443;

ServerVerdict verdictOn(const FoundServer &found, const QString &wantedModel)
{
    if (found.models.isEmpty())
        return ServerVerdict::NoModels;
    return wantedModel.isEmpty() || found.models.contains(found.server.model) ? ServerVerdict::Works : ServerVerdict::ModelMissing;
}

/// What an error says by itself; Silent where a closer look is needed.
ServerVerdict verdictOn(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Tls: return ServerVerdict::TlsProblem;
    case ErrorKind::Unauthorised: return ServerVerdict::KeyRefused;
    case ErrorKind::Quota: return ServerVerdict::NoCredit;
    case ErrorKind::RateLimited: return ServerVerdict::Busy;
    case ErrorKind::Overloaded: return ServerVerdict::Loading; // the only overload that a probe lets through
    case ErrorKind::Unreachable:
    case ErrorKind::Timeout: return ServerVerdict::Silent;
    default: return ServerVerdict::Stranger;
    }
}

ServerVerdict verdictOn(Reach reach)
{
    switch (reach) {
    case Reach::UnknownHost: return ServerVerdict::UnknownHost;
    case Reach::Refused: return ServerVerdict::NothingListens;
    case Reach::NoRoute: return ServerVerdict::NoRoute;
    case Reach::Reached:
    case Reach::Silent: break;
    }
    return ServerVerdict::Silent;
}

ServerCheckup notWorking(ServerVerdict verdict, const QUrl &url, const Error &error)
{
    ServerCheckup checkup;
    checkup.verdict = verdict;
    checkup.url = url;
    checkup.error = error;
    return checkup;
}

} // namespace

QLatin1StringView toString(ServerVerdict verdict)
{
    switch (verdict) {
    case ServerVerdict::Works: return "works"_L1;
    case ServerVerdict::NotAnAddress: return "not_an_address"_L1;
    case ServerVerdict::KeyUnsafe: return "key_unsafe"_L1;
    case ServerVerdict::UnknownHost: return "unknown_host"_L1;
    case ServerVerdict::NothingListens: return "nothing_listens"_L1;
    case ServerVerdict::NoRoute: return "no_route"_L1;
    case ServerVerdict::Silent: return "silent"_L1;
    case ServerVerdict::TlsProblem: return "tls_problem"_L1;
    case ServerVerdict::KeyRefused: return "key_refused"_L1;
    case ServerVerdict::NoCredit: return "no_credit"_L1;
    case ServerVerdict::Busy: return "busy"_L1;
    case ServerVerdict::Loading: return "loading"_L1;
    case ServerVerdict::Stranger: return "stranger"_L1;
    case ServerVerdict::NoModels: return "no_models"_L1;
    case ServerVerdict::ModelMissing: return "model_missing"_L1;
    }
    Q_UNREACHABLE();
}

Task<ServerCheckup> checkServer(HttpClient *http, Clock *clock, QString typedUrl, std::optional<LlmProvider> provider, QByteArray apiKey,
                                QString wantedModel, CancelToken *token)
{
    const QPointer<CancelToken> caller(token);
    LlmServer server;
    server.provider = provider.value_or(LlmProvider::Ollama);
    server.url = normalisedServerUrl(typedUrl, server.provider);
    server.apiKey = apiKey;
    const bool anywhere = typedUrl.trimmed().isEmpty(); // the usual ports, which need no look at an address
    if (!anywhere && server.url.isEmpty()) {
        const Error nonsense(ErrorKind::BadRequest, u"This is not the address of a server"_s);
        co_return notWorking(ServerVerdict::NotAnAddress, QUrl(), nonsense);
    }
    if (const auto allowed = keyMayTravel(server); !anywhere && !allowed)
        co_return notWorking(ServerVerdict::KeyUnsafe, server.url, allowed.error());

    const auto found = co_await probeServer(http, typedUrl, provider, apiKey, wantedModel, token);
    if (caller && caller->isCancelled())
        co_return Error(ErrorKind::Cancelled);
    if (found) {
        ServerCheckup checkup;
        checkup.verdict = verdictOn(*found, wantedModel);
        checkup.url = found->server.url;
        checkup.found = *found;
        co_return checkup;
    }
    const auto verdict = verdictOn(found.error());
    if (verdict != ServerVerdict::Silent)
        co_return notWorking(verdict, server.url, found.error());
    if (anywhere)
        co_return notWorking(ServerVerdict::NothingListens, QUrl(), found.error());
    const QString host = server.url.host();
    const auto port = quint16(server.url.port(server.url.scheme() == "https"_L1 ? httpsPort : httpPort));
    const auto reached = co_await reach(host, port, reachLimit, clock, token);
    if (!reached)
        co_return reached.error();
    co_return notWorking(verdictOn(*reached), server.url, found.error());
}

Task<QList<ServerCheckup>> checkPorts(HttpClient *http, Clock *clock, QList<quint16> ports, CancelToken *token)
{
    std::vector<Task<ServerCheckup>> looks;
    for (const quint16 port : ports) {
        const QString address = u"http://127.0.0.1:%1"_s.arg(port);
        looks.push_back(checkServer(http, clock, address, std::nullopt, QByteArray(), QString(), token));
    }
    QList<ServerCheckup> checkups;
    for (auto &look : looks) {
        const auto checkup = co_await look;
        if (!checkup)
            co_return checkup.error();
        if (checkup->verdict != ServerVerdict::NothingListens)
            checkups.append(*checkup);
    }
    co_return checkups;
}

} // namespace trinity
