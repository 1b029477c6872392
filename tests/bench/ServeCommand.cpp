// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/bench/ServeCommand.h"

#include "tests/support/SchemaAnswer.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>
#include <QtCore/QJsonDocument>
#include <QtCore/QTimer>

#include <cstdio>

namespace trinity::bench {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

/// A model with so many places: the others wait in their order.
class BenchServer final : public QObject
{
public:
    explicit BenchServer(const QJsonObject &wishes)
        : m_time(wishes.value("time_ms"_L1).toInt())
        , m_slots(wishes.value("slots"_L1).toInt())
        , m_status(wishes.value("status"_L1).toInt(200))
        , m_diesAt(wishes.value("dies_at"_L1).toInt())
        , m_away(wishes.value("away_ms"_L1).toInt())
    {
        test::AnswerOptions options;
        options.stream.charactersPerChunk = wishes.value("characters"_L1).toInt(100'000);
        options.stream.pausePerChunk = milliseconds(wishes.value("pause_ms"_L1).toInt());
        m_answer = test::answerSchema(options);
        m_server.serveDiscovery(wishes.value("openai"_L1).toBool() ? test::FakeLlmServer::Kind::OpenAi : test::FakeLlmServer::Kind::Ollama);
        m_server.setHandler([this](const test::FakeRequest &request) { return replyTo(request); });
        connect(&m_server, &test::FakeLlmServer::requestArrived, this, &BenchServer::handleArrival);
    }

    [[nodiscard]] quint16 port() const { return m_server.port(); }

private:
    test::FakeReply replyTo(const test::FakeRequest &request)
    {
        if (request.path() == "/bench/counts")
            return test::FakeReply::json(200, counts());
        ++m_posts;
        if (m_status != 200)
            return test::FakeReply::openAiError(m_status, u"Refused"_s, u"invalid_request_error"_s);
        const auto answer = answerTo(request);
        if (m_slots > 0)
            return test::FakeReply().hold().pause(m_time).then(answer);
        return m_time > 0ms ? test::FakeReply().pause(m_time).then(answer) : answer;
    }

    /// The same question of another person has the same answer, which is put together once.
    test::FakeReply answerTo(const test::FakeRequest &request)
    {
        auto question = request.json();
        for (const auto each : {"messages"_L1, "prompt"_L1})
            question.remove(each);
        const QByteArray key = request.target + QJsonDocument(question).toJson(QJsonDocument::Compact);
        const auto known = m_answers.constFind(key);
        return known != m_answers.constEnd() ? *known : *m_answers.insert(key, m_answer(request));
    }

    void handleArrival(int number)
    {
        const auto method = m_server.requests().at(number).method;
        if (method != "POST")
            return;
        if (m_diesAt > 0 && m_posts + 1 == m_diesAt)
            QTimer::singleShot(0ms, this, [this] { die(); });
        if (m_slots > 0)
            QTimer::singleShot(0ms, this, [this] { fillSlots(); }); // once it holds
    }

    void fillSlots()
    {
        while (m_busy < m_slots && m_server.releaseOne()) {
            ++m_busy;
            QTimer::singleShot(m_time, Qt::PreciseTimer, this, [this] {
                --m_busy;
                fillSlots();
            });
        }
    }

    void die()
    {
        m_server.stop();
        QTimer::singleShot(m_away, this, [this] { m_server.start(); });
    }

    [[nodiscard]] QJsonObject counts() const
    {
        return {{u"posts"_s, m_posts}, {u"connections"_s, m_server.connections()}, {u"peak_in_flight"_s, m_server.peakInFlight()}};
    }

    milliseconds m_time;
    int m_slots;
    int m_status;
    int m_diesAt;
    milliseconds m_away;
    test::FakeLlmServer m_server;
    test::FakeLlmServer::Handler m_answer;
    QHash<QByteArray, test::FakeReply> m_answers;
    int m_busy = 0;
    int m_posts = 0;
};

} // namespace

int serve(const QJsonObject &wishes)
{
    const BenchServer server(wishes);
    std::printf("%d\n", int(server.port()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}

} // namespace trinity::bench
