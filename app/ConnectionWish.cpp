// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/ConnectionWish.h"

#include <QtCore/QtGlobal>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

bool setProvider(ConnectionWish &wish, const QString &word)
{
    wish.builtInOnly = word == "builtin"_L1;
    wish.provider.reset();
    if (word == "ollama"_L1)
        wish.provider = LlmProvider::Ollama;
    else if (word == "openai"_L1)
        wish.provider = LlmProvider::OpenAi;
    else
        return word == "auto"_L1 || word == "builtin"_L1;
    return true;
}

QString ConnectionWish::fillFromEnvironment()
{
    const auto word = qEnvironmentVariable("TRINITY_PROVIDER");
    if (!builtInOnly && !provider && !word.isEmpty() && !setProvider(*this, word))
        return word;
    if (url.isEmpty())
        url = qEnvironmentVariable("TRINITY_URL");
    if (url.isEmpty() && provider != LlmProvider::OpenAi)
        url = qEnvironmentVariable("OLLAMA_HOST");
    if (model.isEmpty())
        model = qEnvironmentVariable("TRINITY_MODEL");
    if (apiKey.isEmpty())
        apiKey = qgetenv("TRINITY_API_KEY");
    if (apiKey.isEmpty() && provider == LlmProvider::OpenAi) {
        apiKey = qgetenv("OPENAI_API_KEY");
        if (!apiKey.isEmpty() && url.isEmpty())
            url = u"https://api.openai.com/v1"_s;
    }
    return {};
}

} // namespace trinity
