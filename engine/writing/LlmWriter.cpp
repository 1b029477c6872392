// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/LlmWriter.h"

#include "engine/base/Logging.h"
#include "engine/cache/ResponseCache.h"
#include "engine/llm/JsonAnswer.h"
#include "engine/llm/LlmClient.h"
#include "engine/writing/SavedWording.h"
#include "engine/writing/WordingAnswer.h"
#include "engine/writing/WordingPrompt.h"
#include "engine/writing/WordingSchema.h"
#include "engine/writing/WordingStream.h"

#include <algorithm>
#include <atomic>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int requestsAtMost = 2;
constexpr int tokensPerWord = 5; // of the most wasteful scripts and tokenizers

// Several writers may share a client, which tells requests apart by this number alone.
quint64 nextRequestId()
{
    static std::atomic<quint64> last = 0;
    return ++last;
}

int maximumTokens(const Voice &voice, qsizetype items)
{
    const auto words =
        voice.headlineWords + voice.sentenceWords * subtitleSentences + taglineWords + voice.aboutWords + voice.itemWords * items;
    return int(std::max<qsizetype>(2048, words * tokensPerWord));
}

Error withAttempts(Error error, int attempts)
{
    error.attempts = attempts;
    return error;
}

struct ReadAnswer {
    ReadAnswer() = default;
    WordingAnswer wording;
    QJsonObject object; ///< what it was read from
};

ReadAnswer readAnswer(const Result<LlmAnswer> &result, const Voice &voice, const QList<FeaturedItem> &items)
{
    ReadAnswer read;
    if (!result) {
        read.wording.findings.append(u"It held no text that could be read."_s);
        return read;
    }
    const auto &answer = *result;
    const auto json = jsonFromAnswer(answer.text, answer.finish);
    if (json) {
        read.object = json->object;
        read.wording = WordingAnswer(json->object, voice, items);
        return read;
    }
    read.wording.findings.append(answer.finish == FinishReason::Length ? u"It was cut off before its end: write shorter texts."_s
                                                                       : u"It was not one JSON object: %1"_s.arg(json.error().detail));
    return read;
}

/// A plain function: g++ 12 refuses the macro within a coroutine of a unity build.
void noteRepair(const WordingAnswer &answer)
{
    qCDebug(lcWriting) << "An answer was repaired:" << answer.findings.size() << "findings";
}

} // namespace

/// What a task comes to: the same for all tasks that share an answer.
struct LlmWriter::Question {
    Question(const WritingTask &task, const LlmServer &server)
        : items(featuredItemsOf(task.portfolio, featuredItems))
        , prompt(task.portfolio, task.voice, items)
        , subject(wordingSubject(task.portfolio, task.voice, items))
    {
        request.system = prompt.system;
        request.prompt = prompt.facts;
        request.schema = wordingSchema(task.voice, items);
        request.maximumTokens = maximumTokens(task.voice, items.size());
        request.deadline = task.deadline;
        key = answerKey(server, request);
        origin.server = server.url.toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
    }

    /// An answer that was read and found to be of use.
    void save(ResponseCache &cache, const ReadAnswer &read, const QString &writer) const
    {
        const auto isUsable = [&read](const QJsonObject &) {
            return read.wording.fit == WordingAnswer::Fit::Unusable ? Result<>(Error(ErrorKind::BadAnswer)) : Result<>();
        };
        auto from = origin;
        from.writer = writer;
        if (const auto answer = ValidatedAnswer::from(read.object, isUsable))
            cache.save(key, subject, *answer, from);
    }

    QList<FeaturedItem> items;
    WordingPrompt prompt;
    LlmRequest request;
    QByteArray key;
    QByteArray subject;
    AnswerOrigin origin;
};

LlmWriter::LlmWriter(LlmClient &client, ResponseCache *cache, CacheUse use, QObject *parent)
    : Writer(parent), m_client(client), m_cache(cache), m_use(use)
{
}

LlmWriter::~LlmWriter() = default;

QString LlmWriter::name() const
{
    return toString(m_client.server().provider) + u':' + m_client.server().model;
}

Task<WrittenWording> LlmWriter::write(WritingTask task)
{
    const auto question = std::make_shared<const Question>(task, m_client.server());
    const Flights::Work work = [this, task, question](CancelToken *token, Flights::Listener listener) {
        auto shared = task; // the first one's, for all of them; called before join() returns
        shared.cancel = token;
        shared.progressed = std::move(listener);
        return findOrAsk(shared, question);
    };
    const auto cancel = task.cancel;
    const auto written = co_await m_flights.join(question->key, work, cancel, task.progressed);
    if (cancel && cancel->isCancelled())
        co_return Error(ErrorKind::Cancelled);
    co_return written;
}

/// The cache is asked within the flight: who comes between an answer and its being saved still shares it.
Task<WrittenWording> LlmWriter::findOrAsk(WritingTask task, QuestionPtr question)
{
    const QPointer<LlmWriter> self = this;
    if (m_cache && m_use == CacheUse::ReadAndWrite) {
        const auto found = co_await m_cache->find(question->key);
        if (!self || (task.cancel && task.cancel->isCancelled()))
            co_return Error(ErrorKind::Cancelled);
        if (found && *found) {
            const auto written = wordingFrom(**found, task.voice, question->items);
            if (written)
                co_return *written;
        }
    }
    co_return co_await ask(task, question);
}

Task<WrittenWording> LlmWriter::ask(WritingTask task, QuestionPtr question)
{
    const QPointer<LlmWriter> self = this;
    WordingStream stream(m_client, task, question->items, name());
    auto request = question->request;
    request.cancel = task.cancel;

    WrittenWording written;
    QStringList findings;
    for (int round = 0; round < requestsAtMost; ++round) {
        if (task.cancel && task.cancel->isCancelled())
            co_return Error(ErrorKind::Cancelled);
        request.id = nextRequestId();
        stream.follow(request.id);
        const auto answer = co_await m_client.generate(request);
        if (!self || (task.cancel && task.cancel->isCancelled()))
            co_return Error(ErrorKind::Cancelled);

        const int attempts = answer ? answer->attempts : answer.error().attempts;
        written.attempts += attempts;
        stream.ended(attempts);
        if (!answer && answer.error().kind != ErrorKind::BadAnswer)
            co_return withAttempts(answer.error(), written.attempts);
        if (answer) {
            written.tokensIn += answer->tokensIn;
            written.tokensOut += answer->tokensOut;
        }
        const auto read = readAnswer(answer, task.voice, question->items);
        if (read.wording.fit != WordingAnswer::Fit::Unusable) {
            if (read.wording.fit == WordingAnswer::Fit::Repaired)
                noteRepair(read.wording);
            written.wording = read.wording.wording;
            written.wording.voice = task.voice.id;
            written.wording.writer = name();
            if (m_cache && answer->finish == FinishReason::Stop)
                question->save(*m_cache, read, name());
            co_return written;
        }
        findings = read.wording.findings;
        request.prompt = question->prompt.again(findings);
        if (task.deadline > std::chrono::milliseconds(0)) {
            request.deadline = task.deadline - stream.service();
            if (request.deadline <= std::chrono::milliseconds(0))
                co_return withAttempts(Error(ErrorKind::Timeout, u"The deadline passed before a usable answer came"_s), written.attempts);
        }
    }
    co_return withAttempts(Error(ErrorKind::BadAnswer, u"Two answers in a row could not be used: %1"_s.arg(findings.value(0))),
                           written.attempts);
}

} // namespace trinity
