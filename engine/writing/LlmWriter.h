// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/cache/CacheUse.h"
#include "engine/cache/SingleFlight.h"
#include "engine/writing/QuestionForms.h"
#include "engine/writing/Writer.h"

#include <QtCore/QHash>
#include <QtCore/QPointer>

namespace trinity {

class LlmClient;
class ResponseCache;
class WordingStream;

/// Asks a model to word hero, tagline, about and the featured items; everything else keeps the source's words. An answer
/// that cannot be used, or in which something is missing or of a wrong type by the schema that was sent, is asked for once more
/// with the findings. When that brings nothing better, what there is is used, and what is missing keeps the source's words; when
/// nothing can be used it is a BadAnswer. Texts that break the voice's limits end at an earlier sentence or are left out.
/// A source that is longer than the model reads at once is asked for in several questions, one after the other, and so is one
/// that the server refuses as too long; their answers are one wording. ContextTooLong when no question can be smaller. Errors
/// otherwise: those of LlmClient, with the attempts of all requests.
/// Tasks that come to the same question while it is being answered share the answer, and the deadline of the first. An answer
/// that fits its schema but for texts too long and keys nobody asked for, and that the model ended of itself, is saved in the cache
/// and serves the next who asks the same.
/// The client must outlive the writer; the cache need not. A writer that dies lets its tasks end with Cancelled; cancel them first.
class LlmWriter final : public Writer
{
    Q_OBJECT

public:
    explicit LlmWriter(LlmClient &client, ResponseCache *cache = nullptr, CacheUse use = CacheUse::ReadAndWrite, QObject *parent = nullptr);
    ~LlmWriter() override;

    [[nodiscard]] Task<WrittenWording> write(WritingTask task) override;
    [[nodiscard]] QString name() const override;

    static constexpr int featuredItems = 8;

private:
    struct Assignment;
    struct Asking;
    enum class KeyFor { Cache, Flight }; ///< lasting, or within this process and in a tenth of the time
    using TaskPtr = std::shared_ptr<const WritingTask>;
    using AssignmentPtr = std::shared_ptr<const Assignment>;
    using Flights = SingleFlight<WrittenWording, WritingProgress>;

    [[nodiscard]] Task<WrittenWording> findOrAsk(TaskPtr task, AssignmentPtr assignment);
    [[nodiscard]] Task<WrittenWording> ask(TaskPtr task, AssignmentPtr assignment);
    [[nodiscard]] Task<> askOne(std::shared_ptr<Asking> asking, WordingQuestion question);
    [[nodiscard]] Task<> askTwice(std::shared_ptr<Asking> asking, WordingQuestion question);
    [[nodiscard]] int windowToAskFor(const LlmRequest &request);
    void passOnWhatTheClientTells();

    LlmClient &m_client;
    QPointer<ResponseCache> m_cache;
    CacheUse m_use;
    Flights m_flights;
    QuestionForms m_forms;
    QHash<quint64, QPointer<WordingStream>> m_streams; ///< of the requests that are on their way
    int m_largestWindow = 0;
};

} // namespace trinity
