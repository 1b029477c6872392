// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/cli/CheckupText.h"

#include <QtCore/QJsonArray>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype modelsNamed = 12;

QString addressOf(const ServerCheckup &checkup)
{
    return checkup.url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::StripTrailingSlash);
}

QString interfaceOf(LlmProvider provider)
{
    switch (provider) {
    case LlmProvider::Ollama: return u"Ollama"_s;
    case LlmProvider::OpenAi: return u"An OpenAI-compatible server"_s;
    case LlmProvider::Anthropic: return u"Anthropic's interface"_s;
    case LlmProvider::Gemini: return u"Google's Gemini interface"_s;
    }
    Q_UNREACHABLE();
}

QString sentenceOn(const ServerCheckup &checkup)
{
    const QString host = checkup.url.host();
    switch (checkup.verdict) {
    case ServerVerdict::Works: return {};
    case ServerVerdict::NotAnAddress: return u"This is not the address of a server."_s;
    case ServerVerdict::KeyUnsafe: return checkup.error.detail + u'.';
    case ServerVerdict::UnknownHost: return u"There is no computer named %1."_s.arg(host);
    case ServerVerdict::NothingListens:
        return checkup.url.isEmpty() ? u"No LLM server runs on this computer's usual ports."_s
                                     : u"%1 answers, but nothing listens on port %2."_s.arg(host).arg(
                                         checkup.url.port(checkup.url.scheme() == "https"_L1 ? 443 : 80));
    case ServerVerdict::NoRoute: return u"No network leads to %1."_s.arg(host);
    case ServerVerdict::Silent: return u"%1 does not answer."_s.arg(host);
    case ServerVerdict::TlsProblem: return u"The encrypted connection failed: %1."_s.arg(checkup.error.detail);
    case ServerVerdict::KeyRefused: return u"The server wants a key, and refused the one it got, or got none."_s;
    case ServerVerdict::NoCredit: return u"The account has no credit left: %1."_s.arg(checkup.error.detail);
    case ServerVerdict::Busy: return u"The server works, and turns requests away for now: %1."_s.arg(checkup.error.detail);
    case ServerVerdict::Loading: return u"The server works, and is loading its model."_s;
    case ServerVerdict::Stranger: return checkup.error.detail + u'.';
    case ServerVerdict::NoModels: return u"The server works, but has no model."_s;
    case ServerVerdict::ModelMissing: return u"The server works, but has no model \"%1\"."_s.arg(checkup.found.server.model);
    }
    Q_UNREACHABLE();
}

QString advice(const ServerCheckup &checkup)
{
    const bool ollama = checkup.found.server.provider == LlmProvider::Ollama;
    switch (checkup.verdict) {
    case ServerVerdict::Works: return {};
    case ServerVerdict::NotAnAddress: return u"Write it as host:port or http://host:port, for example localhost:11434."_s;
    case ServerVerdict::KeyUnsafe: return u"Use an https address, or a server on this computer."_s;
    case ServerVerdict::UnknownHost: return u"Check the spelling, and that this computer is on the right network."_s;
    case ServerVerdict::NothingListens:
        return u"Start the server (Ollama: ollama serve; LM Studio: Developer, Start server; llama.cpp: llama-server -m MODEL), or check "
               u"the "
               "port. The built-in writer needs none."_s;
    case ServerVerdict::NoRoute: return u"Check the network connection, or a VPN that this server needs."_s;
    case ServerVerdict::Silent: return u"It may be switched off, behind a firewall, or listening on its own machine only."_s;
    case ServerVerdict::TlsProblem:
        return u"Check the address; for an own certificate authority, install its certificate on this computer."_s;
    case ServerVerdict::KeyRefused:
        return u"Set TRINITY_API_KEY (or OPENAI_API_KEY, ANTHROPIC_API_KEY, GEMINI_API_KEY) to a key of this server."_s;
    case ServerVerdict::NoCredit: return u"Look at the account with the provider, or use another server."_s;
    case ServerVerdict::Busy: return u"Try again in a minute; jobs wait by themselves."_s;
    case ServerVerdict::Loading: return u"Wait a moment; jobs wait by themselves."_s;
    case ServerVerdict::Stranger: return u"Check the port and --provider."_s;
    case ServerVerdict::NoModels: return ollama ? u"Get one: ollama pull llama3.2"_s : u"Load a model in the server."_s;
    case ServerVerdict::ModelMissing:
        return (ollama ? u"Get it: ollama pull %1. "_s.arg(checkup.found.server.model) : QString()) + u"It has: "_s
            + checkup.found.models.mid(0, modelsNamed).join(u", "_s) + u'.';
    }
    Q_UNREACHABLE();
}

QString modelLine(const FoundServer &found)
{
    QStringList names;
    for (const QString &name : found.models.mid(0, modelsNamed))
        names << name + (found.loadedModels.contains(name) ? u" (loaded)"_s : QString());
    if (found.models.size() > modelsNamed)
        names << u"and %1 more"_s.arg(found.models.size() - modelsNamed);
    return names.join(u", "_s);
}

} // namespace

QString checkupText(const ServerCheckup &checkup)
{
    const auto &found = checkup.found;
    if (checkup.verdict != ServerVerdict::Works) {
        const QString where = checkup.url.isEmpty() ? QString() : addressOf(checkup) + u": "_s;
        return where + sentenceOn(checkup) + u"\n  "_s + advice(checkup);
    }
    QStringList lines{u"%1 at %2%3 works."_s.arg(interfaceOf(found.server.provider), addressOf(checkup),
                                                 found.version.isEmpty() ? QString() : u" (%1)"_s.arg(found.version))};
    lines << u"  Models: %1"_s.arg(modelLine(found));
    lines << u"  Trinity would write with: %1"_s.arg(found.server.model);
    if (found.contextTokens > 0)
        lines << u"  Reads at most: %1 tokens"_s.arg(found.contextTokens);
    if (found.parallelRequests > 0)
        lines << u"  Works on at once: %1"_s.arg(found.parallelRequests);
    return lines.join(u'\n');
}

QJsonObject checkupEvent(const ServerCheckup &checkup)
{
    const auto &found = checkup.found;
    QJsonObject line{{u"event"_s, u"checkup"_s}, {u"url"_s, addressOf(checkup)}, {u"verdict"_s, QString(toString(checkup.verdict))}};
    if (checkup.verdict != ServerVerdict::Works) {
        line.insert(u"message"_s, sentenceOn(checkup));
        line.insert(u"advice"_s, advice(checkup));
    }
    if (found.server.url.isEmpty())
        return line;
    line.insert(u"provider"_s, toString(found.server.provider));
    line.insert(u"models"_s, QJsonArray::fromStringList(found.models));
    line.insert(u"model"_s, found.server.model);
    if (!found.loadedModels.isEmpty())
        line.insert(u"loaded"_s, QJsonArray::fromStringList(found.loadedModels));
    if (!found.version.isEmpty())
        line.insert(u"version"_s, found.version);
    if (found.parallelRequests > 0)
        line.insert(u"slots"_s, found.parallelRequests);
    if (found.contextTokens > 0)
        line.insert(u"context"_s, found.contextTokens);
    return line;
}

} // namespace trinity
