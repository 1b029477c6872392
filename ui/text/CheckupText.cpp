// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/text/CheckupText.h"

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr qsizetype modelsShown = 6;
constexpr int webPort = 80;
constexpr int secureWebPort = 443;

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? secureWebPort : webPort);
}

} // namespace

QString CheckupText::of(const ServerCheckup &checkup)
{
    return whatIsWrong(checkup) + u' ' + whatToDo(checkup);
}

QString CheckupText::whatIsWrong(const ServerCheckup &checkup)
{
    const QString host = checkup.url.host();
    switch (checkup.verdict) {
    case ServerVerdict::Works: return tr("The engine works.");
    case ServerVerdict::NotAnAddress: return tr("This is not the address of an engine.");
    case ServerVerdict::KeyUnsafe: return tr("The key would travel where others can read it.");
    case ServerVerdict::UnknownHost: return tr("There is no computer named %1.").arg(host);
    case ServerVerdict::NothingListens:
        return host.isEmpty() ? tr("No engine runs on this computer.")
                              : tr("%1 is there, but nothing listens on port %2.").arg(host).arg(portOf(checkup.url));
    case ServerVerdict::NoRoute: return tr("No network leads to %1.").arg(host);
    case ServerVerdict::Silent: return tr("%1 does not answer.").arg(host);
    case ServerVerdict::TlsProblem: return tr("The encrypted connection failed: %1.").arg(checkup.error.detail);
    case ServerVerdict::KeyRefused: return tr("The engine refused the key, or wants one.");
    case ServerVerdict::NoCredit: return tr("The account at this engine has no credit left.");
    case ServerVerdict::Busy: return tr("The engine works, but turns requests away for now.");
    case ServerVerdict::Loading: return tr("The engine is loading its model.");
    case ServerVerdict::Stranger: return tr("Something answers at this address, but not in this kind's way.");
    case ServerVerdict::NoModels: return tr("The engine works, but has no model.");
    case ServerVerdict::ModelMissing: return tr("The engine has no model named %1.").arg(checkup.found.server.model);
    }
    Q_UNREACHABLE();
}

QString CheckupText::whatToDo(const ServerCheckup &checkup)
{
    switch (checkup.verdict) {
    case ServerVerdict::Works: return {};
    case ServerVerdict::NotAnAddress: return tr("Write it like localhost:11434.");
    case ServerVerdict::KeyUnsafe: return tr("Use an https address, or an engine on this computer.");
    case ServerVerdict::UnknownHost: return tr("Check the spelling and the network.");
    case ServerVerdict::NothingListens: return tr("Start the engine, or check the port.");
    case ServerVerdict::NoRoute: return tr("Check the network, or the VPN that it needs.");
    case ServerVerdict::Silent: return tr("It may be switched off, or behind a firewall.");
    case ServerVerdict::TlsProblem: return tr("Check the address, or install its certificate authority on this computer.");
    case ServerVerdict::KeyRefused: return tr("Enter a key of this engine.");
    case ServerVerdict::NoCredit: return tr("Look at the account, or use another engine.");
    case ServerVerdict::Busy:
    case ServerVerdict::Loading: return tr("You can use it already: jobs wait by themselves.");
    case ServerVerdict::Stranger: return tr("Check the kind and the port.");
    case ServerVerdict::NoModels: return tr("Load a model there (Ollama: ollama pull llama3.2).");
    case ServerVerdict::ModelMissing: return tr("It has: %1.").arg(checkup.found.models.mid(0, modelsShown).join(u", "_s));
    }
    Q_UNREACHABLE();
}

} // namespace trinity::ui
