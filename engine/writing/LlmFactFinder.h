// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/CancelToken.h"
#include "engine/base/Task.h"
#include "engine/cache/CacheUse.h"
#include "engine/cache/SingleFlight.h"
#include "engine/llm/LlmTypes.h"
#include "engine/writing/FoundFacts.h"

#include <QtCore/QHash>
#include <QtCore/QPointer>

namespace trinity {

class LlmClient;
class ResponseCache;

/// Asks a model for facts that the rules of reading did not find in a free text: for what belongs to no section, or, where little
/// was found at all, in the whole text. The model answers with quotes, and only what stands in the text is taken (see
/// takeFoundFacts()). Mail addresses and phone numbers are not sent. Long texts go in pieces, one after the other; an answer that cannot
/// be used is asked for once more.
/// This never makes anything worse: what cannot be asked or understood leaves the facts as they are, and the report says so. A server
/// whose circuit is open is not waited for. Equal questions share one answer, and answers are cached, as those of LlmWriter.
/// The client must outlive the finder; the cache need not.
class LlmFactFinder final : public QObject
{
    Q_OBJECT

public:
    LlmFactFinder(LlmClient &client, DateWordsReader readDate, ResponseCache *cache = nullptr, CacheUse use = CacheUse::ReadAndWrite,
                  QObject *parent = nullptr);
    ~LlmFactFinder() override;

    /// Whether there is something to ask: a free text with words that belong to no section, or with hardly any facts.
    [[nodiscard]] static bool wouldHelp(const SourceDocument &document, const Portfolio &portfolio, const ImportReport &report);

    /// The facts with what was added. The only error is Cancelled.
    [[nodiscard]] Task<FoundFacts> find(SourceDocument document, Portfolio portfolio, ImportReport report, QPointer<CancelToken> cancel);

private:
    struct Nothing {
    };
    using Flights = SingleFlight<QJsonObject, Nothing>;

    [[nodiscard]] Task<QJsonObject> answerTo(LlmRequest request, QPointer<CancelToken> cancel);
    [[nodiscard]] Task<QJsonObject> findOrAsk(LlmRequest request, QByteArray key);
    [[nodiscard]] Task<QJsonObject> ask(LlmRequest request, QByteArray key);
    [[nodiscard]] Task<LlmAnswer> generate(LlmRequest request);
    void save(const QByteArray &key, const LlmRequest &request, const QJsonObject &answer);

    LlmClient &m_client;
    DateWordsReader m_readDate;
    QPointer<ResponseCache> m_cache;
    CacheUse m_use;
    Flights m_flights;
    QHash<quint64, QPointer<CancelToken>> m_running; ///< requests on their way
};

} // namespace trinity
