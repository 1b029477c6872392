// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/cache/CacheSettings.h"
#include "engine/llm/LlmEndpoint.h"
#include "engine/net/HttpClient.h"
#include "engine/portfolio/SiteContent.h"
#include "engine/site/ThemeCatalog.h"
#include "engine/writing/LlmWriter.h"

#include <memory>
#include <optional>

namespace trinity {

class ResponseCache;

struct ContentEngineSettings {
    ContentEngineSettings() = default;

    std::optional<LlmServer> server; ///< none: the built-in writer
    RequestLimit limit = RequestLimit::automatic(0);
    CacheSettings cache; ///< an empty folder: nothing is saved
};

/// The engine for programs that want content and no queue: a portfolio file and a theme in, its facts and wording out. Any
/// number of calls may run at once; the limit, the circuit breaker and the cache are shared by all of them. Unlike jobs of a
/// JobQueue, which wait for their server, a call ends with CircuitOpen while the circuit is open, at once and without a
/// request; savedContent() is then what there is. Lives on one thread with an event loop. `catalog` and `clock` outlive it;
/// cancel calls, or let them end, before it dies.
class ContentEngine final : public QObject
{
    Q_OBJECT

public:
    ContentEngine(ContentEngineSettings settings, const ThemeCatalog &catalog, Clock &clock, QObject *parent = nullptr);
    ~ContentEngine() override;

    /// Reads the file and words it in the theme's voice. Errors: BadRequest for an unknown theme, BadSource and TooLarge of the
    /// file, CircuitOpen with the remaining time in retryAfter, and those of LlmWriter.
    [[nodiscard]] Task<SiteContent> generateContent(QString path, QString theme, QPointer<CancelToken> cancel = {});

    /// The latest words for this file in this theme's voice that any model gave. BadSource when there are none: for a file
    /// that cannot be read, or one nobody has worded. Asks no server.
    [[nodiscard]] Task<SiteContent> savedContent(QString path, QString theme);

    /// generateContent() for scripts and tests that have no event loop of their own: runs one until the content is there.
    /// Never from a window or from within a coroutine, which would be entered again.
    [[nodiscard]] Result<SiteContent> generateContentBlocking(const QString &path, const QString &theme);

    [[nodiscard]] CircuitBreaker *breaker() const; ///< null with the built-in writer
    [[nodiscard]] LlmClient *client() const;       ///< null with the built-in writer

private:
    [[nodiscard]] Task<WrittenWording> word(Portfolio portfolio, Voice voice, QPointer<CancelToken> cancel);

    const ThemeCatalog &m_catalog;
    std::unique_ptr<ResponseCache> m_cache;
    HttpClient m_http;
    std::unique_ptr<LlmEndpoint> m_endpoint;
    std::unique_ptr<LlmWriter> m_writer;
};

} // namespace trinity
