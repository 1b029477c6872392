// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/text/EngineText.h"

#include "ui/text/ErrorText.h"
#include "ui/text/JobText.h"

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace trinity::ui {

QString EngineText::serverName(const EngineStatus::Snapshot &engine)
{
    if (!engine.serverName.isEmpty())
        return engine.serverName;
    switch (engine.choice.provider) {
    case LlmProvider::Ollama: return tr("Ollama");
    case LlmProvider::OpenAi: return tr("OpenAI-compatible server");
    case LlmProvider::Anthropic: return tr("Anthropic");
    case LlmProvider::Gemini: return tr("Gemini");
    }
    Q_UNREACHABLE();
}

QString EngineText::chip(const EngineStatus::Snapshot &engine)
{
    switch (engine.state) {
    case EngineStatus::State::BuiltIn: return tr("Built-in writer");
    case EngineStatus::State::Searching: return tr("Looking for an engine");
    case EngineStatus::State::Ready: {
        QString text = serverName(engine);
        if (!engine.choice.model.isEmpty())
            text += u" · "_s + engine.choice.model;
        if (engine.requestsInFlight > 0 && engine.requestLimit > 0)
            return text + u" · "_s + tr("%1 of %2 busy").arg(engine.requestsInFlight).arg(engine.requestLimit);
        return text + u" · "_s + tr("ready");
    }
    case EngineStatus::State::Waiting:
        if (engine.retryIn > 0ms)
            return tr("%1 · paused, next try in %2").arg(serverName(engine), JobText::countdown(engine.retryIn));
        return tr("%1 · testing").arg(serverName(engine));
    case EngineStatus::State::Unreachable: return tr("%1 · not answering").arg(serverName(engine));
    }
    return {};
}

QString EngineText::sentence(const EngineStatus::Snapshot &engine)
{
    switch (engine.state) {
    case EngineStatus::State::BuiltIn:
        return engine.searched
            ? tr("No language model was found on this computer. The built-in writer makes complete sites in your own words.")
            : tr("The built-in writer makes complete sites in your own words. No model, no network.");
    case EngineStatus::State::Searching: return tr("Asking the usual places for a language model.");
    case EngineStatus::State::Ready:
        if (engine.models.size() > 1)
            return tr("%1 is ready with %n model(s).", nullptr, static_cast<int>(engine.models.size())).arg(serverName(engine));
        return tr("%1 is ready.").arg(serverName(engine));
    case EngineStatus::State::Waiting:
    case EngineStatus::State::Unreachable: {
        const ErrorText text = ErrorText::of(engine.error.value_or(Error(ErrorKind::Unreachable)));
        return text.happened + u' ' + text.remedy;
    }
    }
    return {};
}

QString EngineText::privacy(const EngineStatus::Snapshot &engine)
{
    const bool serverWrites = engine.state == EngineStatus::State::Ready || engine.state == EngineStatus::State::Waiting;
    if (!serverWrites || engine.isLocal)
        return tr("Nothing leaves this computer");
    return tr("Text goes to %1").arg(engine.host);
}

} // namespace trinity::ui
