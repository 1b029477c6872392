// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/LlmWriter.h"

#include "engine/base/Logging.h"
#include "engine/cache/ResponseCache.h"
#include "engine/llm/LlmClient.h"
#include "engine/llm/TokenEstimate.h"
#include "engine/writing/ReadAnswer.h"
#include "engine/writing/SavedWording.h"
#include "engine/writing/WordingMerge.h"
#include "engine/writing/WordingPlan.h"
#include "engine/writing/WordingStream.h"

#include <QtCore/QCryptographicHash>

#include <algorithm>
#include <atomic>
#include <optional>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int requestsAtMost = 2;
constexpr qsizetype findingsTold = 6;

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

/// What tells questions to one server apart while they are under way, in a sixth of the time of the key that lasts. The schema follows
/// from the words of the messages.
QByteArray flightKey(const QList<LlmRequest> &requests)
{
    QCryptographicHash hash(QCryptographicHash::Blake2b_256);
    const auto add = [&hash](const void *data, qsizetype size) {
        hash.addData(QByteArrayView(reinterpret_cast<const char *>(&size), sizeof size));
        hash.addData(QByteArrayView(static_cast<const char *>(data), size));
    };
    for (const auto &request : requests) {
        const int numbers[] = {request.maximumTokens, request.contextTokens};
        add(request.system.constData(), request.system.size() * qsizetype(sizeof(QChar)));
        add(request.prompt.constData(), request.prompt.size() * qsizetype(sizeof(QChar)));
        add(numbers, sizeof numbers);
    }
    return hash.result();
}

/// By the server's own count, the prompt was cut before the model read it, or forgotten while it wrote. The count of the prompt alone
/// proves nothing when it is small: servers leave out what they read for an earlier question.
bool overflowed(const LlmAnswer &answer, int window)
{
    return window > 0 && answer.tokensIn > 0 && answer.tokensIn + answer.tokensOut >= window;
}

Error unusable(const QStringList &findings)
{
    return Error(ErrorKind::BadAnswer,
                 u"Two answers in a row could not be used: %1"_s.arg(findings.first(std::min(findings.size(), findingsTold)).join(u' ')));
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
void noteRepair(const ReadAnswer &answer)
{
    if (answer.isRepaired)
        qCDebug(lcWriting) << "An answer was used with" << answer.findings.size() << "findings";
}

void noteReserve(const Error &error)
{
    qCInfo(lcWriting) << "The first answer is used, with what is missing in it left to the source:" << toString(error.kind);
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
    Assignment(const WritingTask &task, const QList<FeaturedItem> &featured, const LlmServer &server, KeyFor keyFor, QuestionForms &forms)
        : plan(task.portfolio, task.voice, featured, server)
    {
        QList<LlmRequest> requests;
        for (auto &question : plan.questions) {
            forms.share(question);
            requests.append(question.request);
        }
        key = keyFor == KeyFor::Cache ? answerKey(server, requests) : flightKey(requests);
    }

    /// An answer that was read and found to be of use.
    void save(ResponseCache &cache, const WritingTask &task, const LlmServer &server, const QJsonObject &object,
              const QString &writer) const
    {
        AnswerOrigin origin;
        origin.writer = writer;
        origin.server = server.url.toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
        if (const auto answer = ValidatedAnswer::from(object, [](const QJsonObject &) { return Result<>(); }))
            cache.save(key, wordingSubject(task.portfolio, task.voice, plan.items), *answer, origin);
    }

    WordingPlan plan;
    QByteArray key;
};

/// An assignment on its way through the questions.
struct LlmWriter::Asking {
    Asking(LlmClient &client, TaskPtr forTask, const QList<FeaturedItem> &items, const QString &writer)
        : task(std::move(forTask)), stream(client.clock(), *task, items, writer)
    {
    }

    [[nodiscard]] bool isCancelled() const { return task->cancel && task->cancel->isCancelled(); }

    void take(const ReadAnswer &read, const WordingPart &part)
    {
        noteRepair(read);
        last = read.wording.wording;
        merge.add(read.object, read.wording, part);
        maySave = maySave && read.isWellFormed && read.finish == FinishReason::Stop;
        stream.keep(merge.soFar());
    }

    void noteEnd(const Result<LlmAnswer> &answer)
    {
        const int attempts = answer ? answer->attempts : answer.error().attempts;
        written.attempts += attempts;
        written.tokensIn += answer ? answer->tokensIn : 0;
        written.tokensOut += answer ? answer->tokensOut : 0;
        stream.ended(attempts);
    }

    TaskPtr task;
    WordingStream stream;
    WordingMerge merge;
    WrittenWording written;
    Wording last; ///< of the answer taken last
    std::optional<ReadAnswer> reserve; ///< an answer to the question asked just now that can be used, although something is missing
    bool maySave = true; ///< all answers are well-formed and ended of themselves
};

LlmWriter::LlmWriter(LlmClient &client, ResponseCache *cache, CacheUse use, QObject *parent)
    : Writer(parent), m_client(client), m_cache(cache), m_use(use)
{
    passOnWhatTheClientTells();
}

LlmWriter::~LlmWriter() = default;

/// Once for all questions: with a connection for each, hundreds of them would all hear of every word of each other.
void LlmWriter::passOnWhatTheClientTells()
{
    connect(&m_client, &LlmClient::attemptStarted, this, [this](quint64 id, int attempt) {
        if (const auto stream = m_streams.value(id))
            stream->startAttempt(attempt);
    });
    connect(&m_client, &LlmClient::textReceived, this, [this](quint64 id, const QString &delta) {
        if (const auto stream = m_streams.value(id))
            stream->addText(delta);
    });
    connect(&m_client, &LlmClient::textVoided, this, [this](quint64 id) {
        if (const auto stream = m_streams.value(id))
            stream->voidText();
    });
    connect(&m_client, &LlmClient::waiting, this, [this](quint64 id, std::optional<ErrorKind> reason, std::chrono::milliseconds retryIn) {
        if (const auto stream = m_streams.value(id))
            stream->wait(reason, retryIn);
    });
}

QString LlmWriter::name() const
{
    return toString(m_client.server().provider) + u':' + m_client.server().model;
}

Task<WrittenWording> LlmWriter::write(WritingTask task)
{
    const auto shared = std::make_shared<WritingTask>(std::move(task)); // one for all that awaits the answer, not one each
    const auto cancel = shared->cancel;
    const auto progressed = shared->progressed;
    const auto featured = featuredItemsOf(shared->portfolio, featuredItems);
    const auto keyFor = m_cache ? KeyFor::Cache : KeyFor::Flight;
    const auto assignment = std::make_shared<const Assignment>(*shared, featured, m_client.server(), keyFor, m_forms);
    const Flights::Work work = [this, shared, assignment](CancelToken *token, Flights::Listener listener) {
        shared->cancel = token; // the first one's task, for all of them; called before join() returns
        shared->progressed = std::move(listener);
        return findOrAsk(shared, assignment);
    };
    const auto written = co_await m_flights.join(assignment->key, work, cancel, progressed);
    if (cancel && cancel->isCancelled())
        co_return Error(ErrorKind::Cancelled);
    co_return written;
}

/// The cache is asked within the flight: who comes between an answer and its being saved still shares it.
Task<WrittenWording> LlmWriter::findOrAsk(TaskPtr task, AssignmentPtr assignment)
{
    const QPointer<LlmWriter> self = this;
    if (m_cache && m_use == CacheUse::ReadAndWrite) {
        const auto found = co_await m_cache->find(assignment->key);
        if (!self || (task->cancel && task->cancel->isCancelled()))
            co_return Error(ErrorKind::Cancelled);
        if (found && *found) {
            const auto written = wordingFrom(**found, task->voice, assignment->plan.items);
            if (written)
                co_return *written;
        }
    }
    co_return co_await ask(task, assignment);
}

/// One question after the other; one that turns out to be too long for the server is asked in smaller ones.
Task<WrittenWording> LlmWriter::ask(TaskPtr task, AssignmentPtr assignment)
{
    const QPointer<LlmWriter> self = this;
    const auto asking = std::make_shared<Asking>(m_client, task, assignment->plan.items, name());
    noteLeftOut(assignment->plan.leftOut);
    auto left = assignment->plan.questions;
    bool isWhole = assignment->plan.isOneQuestion();
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
        isWhole = false;
        noteHalves(question, halves.size());
        if (asksAbout(question.part) && std::none_of(halves.begin(), halves.end(), asksAbout)) {
            asking->merge.keepSourcesAbout();
            noteLeftOut({u"the about text, and all but the beginning of the source's prose"_s});
        }
        for (qsizetype i = 0; i < halves.size(); ++i)
            left.insert(i, WordingQuestion(task->portfolio, task->voice, halves.at(i), m_client.server()));
    }

    auto &written = asking->written;
    const auto object = asking->merge.object();
    written.wording = isWhole ? asking->last
                              : WordingAnswer(object, task->voice, wholePart(task->portfolio, task->voice, assignment->plan.items)).wording;
    written.wording.voice = task->voice.id;
    written.wording.writer = name();
    if (m_cache && asking->maySave)
        assignment->save(*m_cache, *task, m_client.server(), object, name());
    co_return written;
}

/// Success: the answer is in asking->merge. An answer with something missing is better than none.
Task<> LlmWriter::askOne(std::shared_ptr<Asking> asking, WordingQuestion question)
{
    const QPointer<LlmWriter> self = this;
    asking->reserve.reset();
    const auto answered = co_await askTwice(asking, question);
    const bool gaveUp = !answered && answered.error().kind != ErrorKind::Cancelled;
    if (!self || !gaveUp || !asking->reserve)
        co_return answered;
    noteReserve(answered.error());
    asking->take(*asking->reserve, question.part);
    co_return {};
}

/// An answer that cannot be used, or does not fit its schema, is asked for once more with the findings.
Task<> LlmWriter::askTwice(std::shared_ptr<Asking> asking, WordingQuestion question)
{
    const QPointer<LlmWriter> self = this;
    const auto &task = *asking->task;
    const auto &server = m_client.server();
    auto request = question.request;
    request.contextTokens = windowToAskFor(request);
    request.cancel = task.cancel;
    if (task.waitsForServer)
        request.persistence = LlmRequest::Persistence::UntilCancelled;
    const int window = windowOf(server, request);

    QStringList findings;
    for (int round = 1; round <= requestsAtMost; ++round) {
        if (asking->isCancelled())
            co_return Error(ErrorKind::Cancelled);
        if (task.deadline > std::chrono::milliseconds(0)) {
            request.deadline = task.deadline - asking->stream.service();
            if (request.deadline <= std::chrono::milliseconds(0))
                co_return Error(ErrorKind::Timeout, u"The deadline passed before a usable answer came"_s);
        }
        request.id = nextRequestId();
        asking->stream.begin();
        m_streams.insert(request.id, &asking->stream);
        const auto answer = co_await m_client.generate(request);
        if (self)
            m_streams.remove(request.id);
        if (!self || asking->isCancelled())
            co_return Error(ErrorKind::Cancelled);

        asking->noteEnd(answer);
        if (!answer && answer.error().kind == ErrorKind::ContextTooLong)
            co_return tooLong(answer.error(), question, window);
        if (!answer) // the client has tried again where that helps
            co_return answer.error();
        if (overflowed(*answer, window))
            co_return tooLong(filledWindow(*answer), question, window);
        const auto schema = m_forms.schemas.check(request.schema);
        const ReadAnswer read(*answer, *schema, task.voice, question.part);
        if (read.isAsAskedFor() || (read.isUsable() && round == requestsAtMost)) {
            asking->take(read, question.part);
            co_return {};
        }
        if (read.isUsable())
            asking->reserve = read;
        findings = read.findings;
        request.prompt = question.prompt.again(findings);
        if (read.finish == FinishReason::Length)
            request.maximumTokens = tokensAfterCut(server, request);
    }
    co_return unusable(findings);
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
