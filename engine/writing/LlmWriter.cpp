// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/LlmWriter.h"

#include "engine/base/Logging.h"
#include "engine/cache/ResponseCache.h"
#include "engine/llm/JsonAnswer.h"
#include "engine/llm/LlmClient.h"
#include "engine/writing/SavedWording.h"
#include "engine/writing/WordingMerge.h"
#include "engine/writing/WordingPlan.h"
#include "engine/writing/WordingStream.h"

#include <algorithm>
#include <atomic>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int requestsAtMost = 2;
constexpr int unlimitedRoom = 1 << 20;

// Several writers may share a client, which tells requests apart by this number alone.
quint64 nextRequestId()
{
    static std::atomic<quint64> last = 0;
    return ++last;
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
    FinishReason finish = FinishReason::Other;
};

ReadAnswer readAnswer(const Result<LlmAnswer> &result, const Voice &voice, const WordingPart &part)
{
    ReadAnswer read;
    if (!result) {
        read.wording.findings.append(u"It held no text that could be read."_s);
        return read;
    }
    const auto &answer = *result;
    read.finish = answer.finish;
    const auto json = jsonFromAnswer(answer.text, answer.finish);
    if (json) {
        read.object = json->object;
        read.wording = WordingAnswer(json->object, voice, part);
        return read;
    }
    read.wording.findings.append(answer.finish == FinishReason::Length ? u"It was cut off before its end: write shorter texts."_s
                                                                       : u"It was not one JSON object: %1"_s.arg(json.error().detail));
    return read;
}

/// What the model reads at once, as far as it is known: Ollama has what it was asked for.
int windowOf(const LlmServer &server, const LlmRequest &request)
{
    return server.provider == LlmProvider::Ollama ? request.contextTokens : server.contextTokens;
}

/// By the server's own count, the prompt was cut before the model read it, or forgotten while it wrote. The count of the prompt alone
/// proves nothing when it is small: servers leave out what they read for an earlier question.
bool overflowed(const LlmAnswer &answer, int window)
{
    return window > 0 && answer.tokensIn > 0 && answer.tokensIn + answer.tokensOut >= window;
}

/// For an answer that was cut off; `room` is what the window leaves for it.
int moreTokens(const LlmRequest &request, int room)
{
    return std::max(request.maximumTokens, std::min(2 * request.maximumTokens, room));
}

Error filledWindow(const LlmAnswer &answer)
{
    return Error(ErrorKind::ContextTooLong,
                 u"The server counted %1 tokens before and %2 in the answer"_s.arg(answer.tokensIn).arg(answer.tokensOut));
}

Error tooLong(Error error, const WordingQuestion &question, int window)
{
    const auto reads = window > 0 ? u"%1"_s.arg(window) : u"fewer"_s;
    error.detail = u"The question comes to about %1 tokens with its answer, the model reads %2. %3"_s.arg(question.neededTokens)
                       .arg(reads, error.detail);
    return error;
}

// Plain functions: g++ 12 refuses the macros within a coroutine of a unity build.
void noteRepair(const WordingAnswer &answer)
{
    qCDebug(lcWriting) << "An answer was repaired:" << answer.findings.size() << "findings";
}

void noteLeftOut(const QStringList &leftOut)
{
    if (!leftOut.isEmpty())
        qCWarning(lcWriting).noquote() << "Longer than the model can read, so the source's own words stay:" << leftOut.join(u", "_s);
}

void noteHalves(const WordingQuestion &question, qsizetype parts)
{
    qCInfo(lcWriting) << "The model cannot read a question of about" << question.neededTokens << "tokens; now in smaller ones:" << parts;
}

bool asksAbout(const WordingPart &part)
{
    return part.aboutWords > 0;
}

} // namespace

/// What a task comes to: the same for all tasks that share an answer.
struct LlmWriter::Assignment {
    Assignment(const WritingTask &task, const QList<FeaturedItem> &featured, const LlmServer &server)
        : plan(task.portfolio, task.voice, featured, server), subject(wordingSubject(task.portfolio, task.voice, featured))
    {
        QList<LlmRequest> requests;
        for (const auto &question : plan.questions)
            requests.append(question.request);
        key = answerKey(server, requests);
        origin.server = server.url.toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
    }

    /// An answer that was read and found to be of use.
    void save(ResponseCache &cache, const QJsonObject &object, const QString &writer) const
    {
        auto from = origin;
        from.writer = writer;
        if (const auto answer = ValidatedAnswer::from(object, [](const QJsonObject &) { return Result<>(); }))
            cache.save(key, subject, *answer, from);
    }

    WordingPlan plan;
    QByteArray key;
    QByteArray subject;
    AnswerOrigin origin;
};

/// An assignment on its way through the questions.
struct LlmWriter::Asking {
    Asking(LlmClient &client, WritingTask forTask, const QList<FeaturedItem> &items, const QString &writer)
        : task(std::move(forTask)), stream(client, task, items, writer)
    {
    }

    [[nodiscard]] bool isCancelled() const { return task.cancel && task.cancel->isCancelled(); }

    WritingTask task;
    WordingStream stream;
    WordingMerge merge;
    WrittenWording written;
    bool endedOfThemselves = true; ///< all answers
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
    const auto featured = featuredItemsOf(task.portfolio, featuredItems);
    const auto assignment = std::make_shared<const Assignment>(task, featured, m_client.server());
    const Flights::Work work = [this, task, assignment](CancelToken *token, Flights::Listener listener) {
        auto shared = task; // the first one's, for all of them; called before join() returns
        shared.cancel = token;
        shared.progressed = std::move(listener);
        return findOrAsk(shared, assignment);
    };
    const auto cancel = task.cancel;
    const auto written = co_await m_flights.join(assignment->key, work, cancel, task.progressed);
    if (cancel && cancel->isCancelled())
        co_return Error(ErrorKind::Cancelled);
    co_return written;
}

/// The cache is asked within the flight: who comes between an answer and its being saved still shares it.
Task<WrittenWording> LlmWriter::findOrAsk(WritingTask task, AssignmentPtr assignment)
{
    const QPointer<LlmWriter> self = this;
    if (m_cache && m_use == CacheUse::ReadAndWrite) {
        const auto found = co_await m_cache->find(assignment->key);
        if (!self || (task.cancel && task.cancel->isCancelled()))
            co_return Error(ErrorKind::Cancelled);
        if (found && *found) {
            const auto written = wordingFrom(**found, task.voice, assignment->plan.items);
            if (written)
                co_return *written;
        }
    }
    co_return co_await ask(task, assignment);
}

/// One question after the other; one that turns out to be too long for the server is asked in smaller ones.
Task<WrittenWording> LlmWriter::ask(WritingTask task, AssignmentPtr assignment)
{
    const QPointer<LlmWriter> self = this;
    const auto asking = std::make_shared<Asking>(m_client, task, assignment->plan.items, name());
    noteLeftOut(assignment->plan.leftOut);
    auto left = assignment->plan.questions;
    while (!left.isEmpty()) {
        const auto question = left.takeFirst();
        const auto answered = co_await askOne(asking, question);
        if (!self)
            co_return Error(ErrorKind::Cancelled);
        if (answered)
            continue;
        const auto halves = answered.error().kind == ErrorKind::ContextTooLong ? halvesOf(question.part) : QList<WordingPart>();
        if (halves.isEmpty())
            co_return withAttempts(answered.error(), asking->written.attempts);
        noteHalves(question, halves.size());
        if (asksAbout(question.part) && std::none_of(halves.begin(), halves.end(), asksAbout)) {
            asking->merge.keepSourcesAbout();
            noteLeftOut({u"the about text, and all but the beginning of the source's prose"_s});
        }
        for (qsizetype i = 0; i < halves.size(); ++i)
            left.insert(i, WordingQuestion(task.portfolio, task.voice, halves.at(i), m_client.server()));
    }

    auto &written = asking->written;
    const auto whole = wholePart(task.portfolio, task.voice, assignment->plan.items);
    const auto object = asking->merge.object();
    written.wording = WordingAnswer(object, task.voice, whole).wording;
    written.wording.voice = task.voice.id;
    written.wording.writer = name();
    if (m_cache && asking->endedOfThemselves)
        assignment->save(*m_cache, object, name());
    co_return written;
}

/// Success: the answer is in asking->merge. An answer that cannot be used is asked for once more.
Task<> LlmWriter::askOne(std::shared_ptr<Asking> asking, WordingQuestion question)
{
    const QPointer<LlmWriter> self = this;
    const auto &task = asking->task;
    auto request = question.request;
    request.contextTokens = windowToAskFor(request);
    request.cancel = task.cancel;
    const int window = windowOf(m_client.server(), request);

    QStringList findings;
    for (int round = 0; round < requestsAtMost; ++round) {
        if (asking->isCancelled())
            co_return Error(ErrorKind::Cancelled);
        if (task.deadline > std::chrono::milliseconds(0)) {
            request.deadline = task.deadline - asking->stream.service();
            if (request.deadline <= std::chrono::milliseconds(0))
                co_return Error(ErrorKind::Timeout, u"The deadline passed before a usable answer came"_s);
        }
        request.id = nextRequestId();
        asking->stream.follow(request.id);
        const auto answer = co_await m_client.generate(request);
        if (!self || asking->isCancelled())
            co_return Error(ErrorKind::Cancelled);

        const int attempts = answer ? answer->attempts : answer.error().attempts;
        asking->written.attempts += attempts;
        asking->stream.ended(attempts);
        if (!answer && answer.error().kind == ErrorKind::ContextTooLong)
            co_return tooLong(answer.error(), question, window);
        if (!answer && answer.error().kind != ErrorKind::BadAnswer)
            co_return answer.error();
        if (answer) {
            asking->written.tokensIn += answer->tokensIn;
            asking->written.tokensOut += answer->tokensOut;
        }
        if (answer && overflowed(*answer, window))
            co_return tooLong(filledWindow(*answer), question, window);
        const auto read = readAnswer(answer, task.voice, question.part);
        if (read.wording.fit != WordingAnswer::Fit::Unusable) {
            if (read.wording.fit == WordingAnswer::Fit::Repaired)
                noteRepair(read.wording);
            asking->merge.add(read.object, read.wording, question.part);
            asking->endedOfThemselves = asking->endedOfThemselves && read.finish == FinishReason::Stop;
            asking->stream.keep(asking->merge.soFar());
            co_return {};
        }
        findings = read.wording.findings;
        request.prompt = question.prompt.again(findings);
        if (read.finish == FinishReason::Length)
            request.maximumTokens = moreTokens(request, window > 0 ? window - question.promptTokens : unlimitedRoom);
    }
    co_return Error(ErrorKind::BadAnswer, u"Two answers in a row could not be used: %1"_s.arg(findings.value(0)));
}

/// The same for all questions while the model is loaded, because another one would have Ollama load it anew.
int LlmWriter::windowToAskFor(const LlmRequest &request)
{
    if (m_client.server().contextTokens > 0)
        return m_client.server().contextTokens;
    m_largestWindow = std::max(m_largestWindow, request.contextTokens);
    return m_largestWindow;
}

} // namespace trinity
