// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/chaos/ChaosBench.h"
#include "tests/chaos/RandomFault.h"
#include "tests/support/CoroTest.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QTest>

#include <algorithm>
#include <deque>
#include <map>
#include <random>

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int inFlight = 32;
constexpr int outstanding = 400; ///< questions asked at once
constexpr int attemptsAtMost = 4;
constexpr int emptyAnswersAtMost = 2;
constexpr int lostAtMost = 2; ///< requests of one job; each of them counts, so it may give up that much earlier
constexpr auto shortDeadline = 40s; ///< shorter than any silence that the client bears

/// A question of the run, and what its server did to it.
struct RandomJob {
    int number = 0;
    CancelToken token;
    int turnsToCancel = -1; ///< negative: nobody cancels it
    bool wasCancelled = false;
    bool hasDeadline = false;
    QList<RandomFault> met; ///< one for each request that arrived
    QString shown; ///< put together from the signals
    QStringList story; ///< what the client told, with the clock's seconds
    int ends = 0;
    std::shared_ptr<TaskOutcome<LlmAnswer>> outcome;

    [[nodiscard]] QString text() const { return u"The answer to job %1, word for word and no other."_s.arg(number); }
};

/// Questions in a row, so many outstanding at a time, to a server that draws a fault for every request.
class RandomRun
{
public:
    RandomRun(LlmProvider provider, quint64 seed, int first, int count)
        : m_bench(provider, inFlight), m_provider(provider), m_seed(seed), m_first(first), m_count(count)
    {
        m_bench.setHaste(5ms);
        m_bench.setOnTheWay([this] { return onTheWay(); });
        m_bench.server.setHandler([this](const FakeRequest &request) { return answer(request); });
        auto &client = m_bench.endpoint.client();
        QObject::connect(&client, &LlmClient::attemptStarted, &client, [this](quint64 id, int) {
            jobOf(id).shown.clear();
            note(jobOf(id), u"sent"_s);
            m_arriving[id] = m_bench.clock.now();
            m_answered.erase(id);
        });
        QObject::connect(&client, &LlmClient::waiting, &client, [this](quint64 id, std::optional<ErrorKind> reason) {
            note(jobOf(id), u"waits after "_s + (reason ? toString(*reason) : "nothing"_L1));
            m_lost += int(m_arriving.erase(id));
            m_answered.erase(id);
        });
        QObject::connect(&client, &LlmClient::textReceived, &client, [this](quint64 id, const QString &text) {
            jobOf(id).shown += text;
            m_answered.erase(id);
        });
        QObject::connect(&client, &LlmClient::textVoided, &client, [this](quint64 id) { jobOf(id).shown.clear(); });
    }

    ~RandomRun()
    {
        for (auto &job : m_jobs)
            job.token.cancel();
        (void)m_bench.runEventsUntil([this] { return m_ended == int(m_jobs.size()); }); // a client outlives its questions
    }

    /// Everything that went wrong, a line each; few, because one defect fails many jobs.
    [[nodiscard]] QStringList run()
    {
        QStringList wrong;
        if (!m_bench.runUntil([this] { return goOn(); }))
            wrong += u"%1 of %2 jobs have not ended"_s.arg(m_count - m_ended).arg(m_count);
        for (auto &job : m_jobs) {
            const auto complaint = complaintAbout(job);
            if (!complaint.isEmpty())
                wrong += u"job %1, met %2: %3 (%4)"_s.arg(QString::number(job.number), metBy(job), complaint, job.story.join(u", "_s));
            if (wrong.size() > 5)
                return wrong;
        }
        if (m_bench.endpoint.limit().peakInFlight() > inFlight)
            wrong += u"%1 requests at once"_s.arg(m_bench.endpoint.limit().peakInFlight());
        if (m_lost > m_count / 100)
            wrong += u"%1 requests never arrived"_s.arg(m_lost);
        for (const auto &complaint : {m_bench.leftOver(), ChaosBench::blame()})
            if (!complaint.isEmpty())
                wrong += complaint;
        return wrong;
    }

    [[nodiscard]] QString summary()
    {
        int answered = 0;
        int cancelled = 0;
        for (const auto &job : m_jobs) {
            answered += job.outcome->isDone && job.outcome->result ? 1 : 0;
            cancelled += job.wasCancelled ? 1 : 0;
        }
        return u"%1 jobs: %2 answered, %3 cancelled; %4 requests, the circuit opened %5 times, %6 s of the clock"_s.arg(m_count)
            .arg(answered)
            .arg(cancelled)
            .arg(m_bench.server.requests().size())
            .arg(m_bench.endpoint.breaker().statistics().openings)
            .arg(qRound(seconds()));
    }

private:
    [[nodiscard]] double seconds() const { return double((m_bench.clock.now().time_since_epoch() - 1h) / 1ms) / 1000; }
    void note(RandomJob &job, const QString &what) { job.story += u"%1 s %2"_s.arg(seconds()).arg(what); }

    RandomJob &jobOf(quint64 id) { return m_jobs.at(size_t(id) - size_t(m_first)); }

    [[nodiscard]] std::optional<std::chrono::milliseconds> onTheWay() const
    {
        std::optional<Clock::TimePoint> oldest;
        for (const auto *ways : {&m_arriving, &m_answered})
            for (const auto &[id, since] : *ways)
                oldest = std::min(oldest.value_or(since), since);
        if (!oldest)
            return {};
        return std::chrono::duration_cast<std::chrono::milliseconds>(m_bench.clock.now() - *oldest);
    }

    bool goOn()
    {
        while (int(m_jobs.size()) < m_count && int(m_jobs.size()) - m_ended < outstanding)
            ask();
        std::erase_if(m_doomed, [this](int number) {
            auto &job = jobOf(quint64(number));
            if (job.turnsToCancel-- > 0)
                return false;
            if (!job.outcome->isDone) {
                job.wasCancelled = true;
                job.token.cancel();
            }
            return true;
        });
        return m_ended == m_count;
    }

    void ask()
    {
        auto &job = m_jobs.emplace_back();
        job.number = m_first + int(m_jobs.size()) - 1;
        const auto fate = scramble(m_seed, quint64(job.number), 1'000'000);
        if (fate % 50 == 0) {
            job.turnsToCancel = int(fate / 50 % 60);
            m_doomed.push_back(job.number);
        }
        job.hasDeadline = fate % 9 == 0;
        LlmRequest request;
        request.id = quint64(job.number);
        request.prompt = u"job=%1; of the house of %2"_s.arg(job.number).arg(QLatin1StringView(promptCanary));
        request.cancel = &job.token;
        if (job.hasDeadline)
            request.deadline = shortDeadline;
        job.outcome = watch(m_bench.endpoint.client().generate(request));
        const auto ended = [this, &job] {
            ++job.ends;
            m_arriving.erase(quint64(job.number)); // cancelled on its way
            m_answered.erase(quint64(job.number));
            note(job, u"ended"_s);
            ++m_ended;
        };
        job.outcome->whenDone = ended;
        if (job.outcome->isDone)
            ended();
    }

    FakeReply answer(const FakeRequest &request)
    {
        if (request.method != "POST") // a health check: this server lives
            return FakeReply::json(200, {});
        const auto from = request.body.indexOf("job=") + 4;
        const int number = request.body.mid(from, request.body.indexOf(';', from) - from).toInt();
        auto &job = jobOf(quint64(number));
        note(job, u"arrived"_s);
        m_arriving.erase(quint64(number));
        job.met.append(RandomFault(m_seed, number, int(job.met.size())));
        if (!job.outcome->isDone && !job.met.constLast().isSilent())
            m_answered[quint64(number)] = m_bench.clock.now();
        return job.met.constLast().reply(m_provider, job.text());
    }

    /// What must have come of it, by the faults it met alone.
    [[nodiscard]] static QString complaintAbout(const RandomJob &job)
    {
        if (!job.outcome || !job.outcome->isDone)
            return u"has not ended"_s;
        if (job.ends != 1)
            return u"ended %1 times"_s.arg(job.ends);
        const auto &result = job.outcome->result;
        if (!result
            && (result.error().detail.contains(QLatin1StringView(keyCanary))
                || result.error().detail.contains(QLatin1StringView(promptCanary))))
            return u"its reason tells a secret"_s;
        if (job.wasCancelled && !result && result.error().kind == ErrorKind::Cancelled)
            return job.met.size() <= attemptsAtMost + emptyAnswersAtMost ? QString() : u"too many requests"_s;
        const int attempts = result ? result->attempts : result.error().attempts;
        const int lost = attempts - int(job.met.size()); // Qt may take a neighbour down with a connection that breaks
        if (lost < 0 || lost > lostAtMost)
            return u"says %1 requests, %2 arrived"_s.arg(attempts).arg(job.met.size())
                + (result ? QString() : u": "_s + result.error().detail);
        int counted = lost;
        int empty = 0;
        for (qsizetype i = 0; i < job.met.size(); ++i) {
            const auto &fault = job.met.at(i);
            empty += fault.isEmpty() ? 1 : 0;
            counted += fault.isGood() || fault.isEmpty() ? 0 : 1;
            const bool isEnd = fault.isGood() || empty == emptyAnswersAtMost || counted >= attemptsAtMost
                || (!fault.isEmpty() && !isTransient(fault.error())) || (job.hasDeadline && fault.isSilent());
            if (isEnd != (i == job.met.size() - 1))
                return isEnd ? u"asked again after request %1"_s.arg(i + 1)
                             : u"gave up after request %1"_s.arg(i + 1) + (result ? QString() : u": "_s + result.error().detail);
        }
        if (job.met.isEmpty())
            return u"never arrived"_s;
        const auto &last = job.met.constLast();
        if (last.isGood() != bool(result))
            return result ? u"an answer out of nothing: "_s + result->text
                          : u"failed: %1, %2"_s.arg(toString(result.error().kind), result.error().detail);
        if (result && (result->text != job.text() || job.shown != job.text()))
            return u"the wrong text: %1, shown: %2"_s.arg(result->text, job.shown);
        if (!result && lost == 0 && result.error().kind != last.error())
            return u"failed with %1 and not with %2: %3"_s.arg(toString(result.error().kind), toString(last.error()),
                                                               result.error().detail);
        return {};
    }

    [[nodiscard]] static QString metBy(const RandomJob &job)
    {
        QStringList met;
        for (const auto &fault : job.met)
            met += QString::number(int(fault.kind()));
        return u'[' + met.join(u' ') + u']';
    }

    std::deque<RandomJob> m_jobs; ///< a job stays where it is
    ChaosBench m_bench;
    LlmProvider m_provider;
    quint64 m_seed;
    int m_first;
    int m_count;
    int m_ended = 0;
    int m_lost = 0;
    std::vector<int> m_doomed;
    std::map<quint64, Clock::TimePoint> m_arriving; ///< whose requests the server does not have yet, and since when
    std::map<quint64, Clock::TimePoint> m_answered; ///< of whose answers nothing has arrived yet, and since when
};

} // namespace

/// Thousands of questions, each request of which may meet any fault. TRINITY_SEED repeats a run.
class tst_RandomFaults : public QObject
{
    Q_OBJECT

private:
    quint64 m_seed = 0;

private slots:
    void initTestCase()
    {
        KeptLog::install();
        bool isGiven = false;
        m_seed = qEnvironmentVariable("TRINITY_SEED").toULongLong(&isGiven);
        if (!isGiven)
            m_seed = std::random_device()();
        qInfo("TRINITY_SEED=%llu", static_cast<unsigned long long>(m_seed));
    }

    void everyQuestionEndsAsItsFaultsDemand_data()
    {
        QTest::addColumn<int>("provider");
        QTest::newRow("ollama") << int(LlmProvider::Ollama);
        QTest::newRow("openai") << int(LlmProvider::OpenAi);
        QTest::newRow("anthropic") << int(LlmProvider::Anthropic);
        QTest::newRow("gemini") << int(LlmProvider::Gemini);
    }

    void everyQuestionEndsAsItsFaultsDemand()
    {
        QFETCH(int, provider);
        const int count = StallWatch::isSanitized() ? 750 : 2500; // ten thousand in all
        if (StallWatch::isSanitized())
            qInfo("a sanitizer watches: %d jobs instead of 2500", count);
        QElapsedTimer real;
        real.start();
        RandomRun run(LlmProvider(provider), m_seed, provider * count + 1, count);
        const auto wrong = run.run();
        qInfo("%s; %lld ms", qPrintable(run.summary()), static_cast<long long>(real.elapsed()));
        const auto message = u"TRINITY_SEED=%1: %2"_s.arg(m_seed).arg(wrong.join(u'\n'));
        QVERIFY2(wrong.isEmpty(), qPrintable(message));
    }
};

TRINITY_CHAOS_MAIN(tst_RandomFaults)
#include "tst_RandomFaults.moc"
