// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/ConnectionWish.h"

#include <QtCore/QtGlobal>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

struct CloudHome {
    QString url;
    const char *keyVariable = nullptr;
};

CloudHome cloudHome(LlmProvider provider)
{
    switch (provider) {
    case LlmProvider::Ollama: break;
    case LlmProvider::OpenAi: return {u"https://api.openai.com/v1"_s, "OPENAI_API_KEY"};
    case LlmProvider::Anthropic: return {u"https://api.anthropic.com/v1"_s, "ANTHROPIC_API_KEY"};
    case LlmProvider::Gemini: return {u"https://generativelanguage.googleapis.com/v1beta"_s, "GEMINI_API_KEY"};
    }
    return {};
}

} // namespace

bool setProvider(ConnectionWish &wish, const QString &word)
{
    wish.builtInOnly = word == "builtin"_L1;
    wish.provider.reset();
    for (const auto provider : {LlmProvider::Ollama, LlmProvider::OpenAi, LlmProvider::Anthropic, LlmProvider::Gemini})
        if (word == toString(provider))
            wish.provider = provider;
    return wish.provider || word == "auto"_L1 || word == "builtin"_L1;
}

QString ConnectionWish::fillFromEnvironment()
{
    const auto word = qEnvironmentVariable("TRINITY_PROVIDER");
    if (!builtInOnly && !provider && !word.isEmpty() && !setProvider(*this, word))
        return word;
    if (url.isEmpty())
        url = qEnvironmentVariable("TRINITY_URL");
    if (url.isEmpty() && (!provider || provider == LlmProvider::Ollama))
        url = qEnvironmentVariable("OLLAMA_HOST");
    if (model.isEmpty())
        model = qEnvironmentVariable("TRINITY_MODEL");
    if (apiKey.isEmpty())
        apiKey = qgetenv("TRINITY_API_KEY");
    if (!provider)
        return {};
    const auto home = cloudHome(*provider);
    if (apiKey.isEmpty() && home.keyVariable)
        apiKey = qgetenv(home.keyVariable);
    // An OpenAI-compatible server without a key is one nearby; the other two are at home in the cloud alone.
    if (url.isEmpty() && (!apiKey.isEmpty() || provider != LlmProvider::OpenAi))
        url = home.url;
    return {};
}

} // namespace trinity
