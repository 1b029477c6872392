// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/LlmWriter.h"

#include "engine/base/Logging.h"
#include "engine/llm/JsonAnswer.h"
#include "engine/llm/LlmClient.h"
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

WordingAnswer readAnswer(const Result<LlmAnswer> &result, const Voice &voice, const QList<FeaturedItem> &items)
{
    if (!result) {
        WordingAnswer empty;
        empty.findings.append(u"It held no text that could be read."_s);
        return empty;
    }
    const auto &answer = *result;
    const auto json = jsonFromAnswer(answer.text, answer.finish);
    if (json)
        return WordingAnswer(json->object, voice, items);
    WordingAnswer unusable;
    unusable.findings.append(answer.finish == FinishReason::Length ? u"It was cut off before its end: write shorter texts."_s
                                                                   : u"It was not one JSON object: %1"_s.arg(json.error().detail));
    return unusable;
}

} // namespace

LlmWriter::LlmWriter(LlmClient &client, QObject *parent) : Writer(parent), m_client(client)
{
}

QString LlmWriter::name() const
{
    return toString(m_client.server().provider) + u':' + m_client.server().model;
}

Task<WrittenWording> LlmWriter::write(WritingTask task)
{
    const QPointer<LlmWriter> self = this;
    const auto items = featuredItemsOf(task.portfolio, featuredItems);
    const WordingPrompt prompt(task.portfolio, task.voice, items);
    WordingStream stream(m_client, task, items, name());

    LlmRequest request;
    request.system = prompt.system;
    request.prompt = prompt.facts;
    request.schema = wordingSchema(task.voice, items);
    request.maximumTokens = maximumTokens(task.voice, items.size());
    request.deadline = task.deadline;
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
        const auto read = readAnswer(answer, task.voice, items);
        if (read.fit != WordingAnswer::Fit::Unusable) {
            if (read.fit == WordingAnswer::Fit::Repaired)
                qCDebug(lcWriting) << "An answer was repaired:" << read.findings.size() << "findings";
            written.wording = read.wording;
            written.wording.voice = task.voice.id;
            written.wording.writer = self->name();
            co_return written;
        }
        findings = read.findings;
        request.prompt = prompt.again(findings);
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
