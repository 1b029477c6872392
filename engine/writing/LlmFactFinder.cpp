// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/writing/LlmFactFinder.h"

#include "engine/base/Logging.h"
#include "engine/cache/CacheKey.h"
#include "engine/cache/ResponseCache.h"
#include "engine/llm/JsonAnswer.h"
#include "engine/llm/LlmClient.h"
#include "engine/writing/FactFinderParts.h"
#include "engine/writing/SavedWording.h"

#include <algorithm>
#include <atomic>
#include <memory>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int roundsAtMost = 2;
constexpr qsizetype findingsToldAtMost = 6;
constexpr qsizetype fewestUnplacedWords = 4;
constexpr std::chrono::seconds longestSearch{90}; // for one part, the server's turn not counted

// The client tells requests apart by this number alone; those of writers begin at 1.
quint64 nextFinderRequestId()
{
    static std::atomic<quint64> last = quint64(1) << 62;
    return ++last;
}

bool isFreeText(SourceKind kind)
{
    switch (kind) {
    case SourceKind::PlainText:
    case SourceKind::Markdown:
    case SourceKind::Html:
    case SourceKind::Pdf:
    case SourceKind::Docx:
    case SourceKind::Odt: return true;
    case SourceKind::RepositoryDashboard:
    case SourceKind::JsonResume:
    case SourceKind::SeedJson:
    case SourceKind::Trinity: break;
    }
    return false;
}

QString askedAgain(const QString &prompt, const QStringList &findings)
{
    return prompt + u"\nYour answer before this one could not be used:\n- "_s
        + findings.first(std::min(findings.size(), findingsToldAtMost)).join(u"\n- "_s);
}

/// A plain function: g++ 12 refuses the macros within a coroutine of a unity build.
void noteSearch(const FoundFacts &found, qsizetype unanswered)
{
    qCInfo(lcWriting) << "The model pointed out" << found.added << "values;" << found.leftOut << "do not stand in the text,"
                      << found.alreadyThere << "were there; questions without an answer:" << unanswered;
}

void tellInReport(FoundFacts &found, qsizetype unanswered, qsizetype asked, qsizetype notAsked)
{
    auto &findings = found.report.notUnderstood;
    if (found.leftOut > 0)
        findings << (found.leftOut == 1
                         ? u"the model named a value that does not stand in the text; it was left out"_s
                         : u"the model named %1 values that do not stand in the text; they were left out"_s.arg(found.leftOut));
    if (unanswered > 0)
        findings << u"the model could not search %1 of %2 pieces of the text for more facts"_s.arg(unanswered).arg(asked);
    if (notAsked > 0)
        findings << u"the model was not asked about the last %1 characters of the text: it is too long"_s.arg(notAsked);
}

} // namespace

LlmFactFinder::LlmFactFinder(LlmClient &client, DateWordsReader readDate, ResponseCache *cache, CacheUse use, QObject *parent)
    : QObject(parent), m_client(client), m_readDate(readDate), m_cache(cache), m_use(use)
{
    // Facts are a help; nobody waits for a server that is in trouble to get it.
    connect(&m_client, &LlmClient::waiting, this, [this](quint64 id, std::optional<ErrorKind> reason) {
        const QPointer<CancelToken> token = m_running.value(id);
        if (token && reason == ErrorKind::CircuitOpen)
            token->cancel();
    });
}

LlmFactFinder::~LlmFactFinder() = default;

bool LlmFactFinder::wouldHelp(const SourceDocument &document, const Portfolio &portfolio, const ImportReport &report)
{
    if (!isFreeText(document.kind))
        return false;
    qsizetype words = 0;
    for (const auto &paragraph : report.unplaced)
        words += paragraph.count(u' ') + 1;
    return words >= fewestUnplacedWords || foundLittle(document, portfolio);
}

Task<FoundFacts> LlmFactFinder::find(SourceDocument document, Portfolio portfolio, ImportReport report, QPointer<CancelToken> cancel)
{
    const QPointer<LlmFactFinder> self = this;
    FoundFacts found;
    found.portfolio = portfolio;
    found.report = report;
    if (!wouldHelp(document, portfolio, report))
        co_return found;
    const FactFinderPlan plan(document, portfolio, report, m_client.server());
    auto left = plan.parts;
    qsizetype asked = 0;
    qsizetype unanswered = 0;
    while (!left.isEmpty()) {
        const FactFinderPart part = left.takeFirst();
        const LlmRequest request = factRequest(document.text, part, m_client.server());
        const auto answer = co_await answerTo(request, cancel);
        if (!self || (cancel && cancel->isCancelled()))
            co_return Error(ErrorKind::Cancelled);
        if (answer) {
            ++asked;
            takeFoundFacts(found, *answer, document, part.hull(), m_readDate);
            continue;
        }
        const auto halves = answer.error().kind == ErrorKind::ContextTooLong ? halvesOf(document.text, part) : QList<FactFinderPart>();
        if (!halves.isEmpty()) {
            left = halves + left;
            continue;
        }
        ++asked;
        ++unanswered;
        if (answer.error().kind != ErrorKind::BadAnswer
            && answer.error().kind != ErrorKind::ContextTooLong) { // nor will it answer the next
            asked += left.size();
            unanswered += left.size();
            break;
        }
    }
    noteSearch(found, unanswered);
    tellInReport(found, unanswered, asked, plan.notAsked);
    co_return found;
}

Task<QJsonObject> LlmFactFinder::answerTo(LlmRequest request, QPointer<CancelToken> cancel)
{
    const QByteArray key = answerKey(m_client.server(), request);
    const QPointer<LlmFactFinder> self = this;
    const Flights::Work work = [self, request, key](CancelToken *token, Flights::Listener) {
        auto shared = request; // called before join() returns
        shared.cancel = token;
        return self->findOrAsk(shared, key);
    };
    const Flights::Listener nobody;
    const auto answer = co_await m_flights.join(key, work, cancel, nobody);
    co_return answer;
}

/// The cache is asked within the flight: who comes between an answer and its being saved still shares it.
Task<QJsonObject> LlmFactFinder::findOrAsk(LlmRequest request, QByteArray key)
{
    const QPointer<LlmFactFinder> self = this;
    if (m_cache && m_use == CacheUse::ReadAndWrite) {
        const auto saved = co_await m_cache->find(key);
        if (!self || (request.cancel && request.cancel->isCancelled()))
            co_return Error(ErrorKind::Cancelled);
        if (saved && *saved) {
            const QJsonObject answer = (*saved)->answer;
            co_return answer;
        }
    }
    const auto answer = co_await ask(request, key);
    co_return answer;
}

/// An answer that cannot be used is asked for once more, with the findings.
Task<QJsonObject> LlmFactFinder::ask(LlmRequest request, QByteArray key)
{
    const QPointer<LlmFactFinder> self = this;
    const LlmRequest first = request;
    QStringList findings;
    for (int round = 1; round <= roundsAtMost; ++round) {
        const auto answer = co_await generate(request);
        if (!self)
            co_return Error(ErrorKind::Cancelled);
        if (!answer)
            co_return answer.error();
        const auto json = jsonFromAnswer(answer->text, answer->finish, request.schema);
        if (json && !json->isMalformed()) {
            const QJsonObject object = json->object;
            if (answer->finish == FinishReason::Stop)
                save(key, first, object);
            co_return object;
        }
        // Facts that were cut off before their end are too many for one answer.
        if (answer->finish == FinishReason::Length)
            co_return Error(ErrorKind::ContextTooLong, u"The list of facts was cut off before its end"_s);
        findings = json ? json->findingTexts() : QStringList(json.error().detail);
        request.prompt = askedAgain(first.prompt, findings);
    }
    co_return Error(ErrorKind::BadAnswer, u"Two answers in a row could not be used"_s);
}

/// Ends early when the flight is cancelled, and when the circuit turns out to be open.
Task<LlmAnswer> LlmFactFinder::generate(LlmRequest request)
{
    const QPointer<LlmFactFinder> self = this;
    const auto token = std::make_shared<CancelToken>();
    if (request.cancel && request.cancel->isCancelled())
        co_return Error(ErrorKind::Cancelled);
    if (request.cancel)
        connect(request.cancel.data(), &CancelToken::cancelled, token.get(), &CancelToken::cancel);
    const bool wasMine = !request.cancel.isNull();
    const QPointer<CancelToken> flight = request.cancel;
    request.id = nextFinderRequestId();
    request.cancel = token.get();
    request.deadline = longestSearch;
    m_running.insert(request.id, token.get());
    const auto answer = co_await m_client.generate(request);
    if (self)
        m_running.remove(request.id);
    const bool abandoned = !answer && token->isCancelled() && !(wasMine && (!flight || flight->isCancelled()));
    if (abandoned)
        co_return Error(ErrorKind::CircuitOpen, u"The server is in trouble and was not waited for"_s);
    co_return answer;
}

void LlmFactFinder::save(const QByteArray &key, const LlmRequest &request, const QJsonObject &answer)
{
    if (!m_cache)
        return;
    AnswerOrigin origin;
    origin.writer = toString(m_client.server().provider) + u':' + m_client.server().model;
    origin.server = m_client.server().url.toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
    const QByteArray subject = CacheKey("facts"_L1).set("prompt"_L1, request.prompt).digest();
    if (const auto valid = ValidatedAnswer::from(answer, [](const QJsonObject &) { return Result<>(); }))
        m_cache->save(key, subject, *valid, origin);
}

} // namespace trinity
