// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/LlmClient.h"
#include "tests/chaos/ChaosBench.h"
#include "tests/support/CoroTest.h"

#include <QtTest/QTest>

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString answerText = u"Hi, w\u00f6rld \U0001F680"_s;

FakeReply answerOf(LlmProvider provider)
{
    switch (provider) {
    case LlmProvider::Ollama: return FakeReply::ollamaChat(answerText);
    case LlmProvider::OpenAi: return FakeReply::openAiChat(answerText);
    case LlmProvider::Anthropic: return FakeReply::anthropicMessage(answerText);
    case LlmProvider::Gemini: break;
    }
    return FakeReply::geminiContent(answerText);
}

QByteArray bytesOf(const FakeReply &reply)
{
    QByteArray bytes;
    for (const auto &step : reply.steps())
        if (step.kind == FakeReply::Step::Kind::Send)
            bytes += step.bytes;
    return bytes;
}

constexpr int stride = 7; ///< no divisor of anything in the streams; every byte would take half a minute

} // namespace

/// Rows 8 to 11: a connection that ends at any byte of an answer, in every protocol.
class tst_CutAnswers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { KeptLog::install(); }

    void anAnswerCutAnywhereIsAskedForOnceMoreAndNeverTakenForWhole_data()
    {
        QTest::addColumn<int>("provider");
        QTest::addColumn<bool>("byReset");
        for (const bool byReset : {false, true}) {
            const char *end = byReset ? "RST" : "FIN";
            QTest::addRow("ollama, %s", end) << int(LlmProvider::Ollama) << byReset;
            QTest::addRow("openai, %s", end) << int(LlmProvider::OpenAi) << byReset;
            QTest::addRow("anthropic, %s", end) << int(LlmProvider::Anthropic) << byReset;
            QTest::addRow("gemini, %s", end) << int(LlmProvider::Gemini) << byReset;
        }
    }

    void anAnswerCutAnywhereIsAskedForOnceMoreAndNeverTakenForWhole()
    {
        QFETCH(int, provider);
        QFETCH(bool, byReset);
        ChaosBench bench{LlmProvider(provider)};
        bench.endpoint.breaker().disable(); // every second request fails, which is more than it bears
        auto &client = bench.endpoint.client();
        QString shown;
        QObject::connect(&client, &LlmClient::attemptStarted, &client, [&](quint64, int) { shown.clear(); });
        QObject::connect(&client, &LlmClient::textReceived, &client, [&](quint64, const QString &delta) { shown += delta; });
        const auto whole = answerOf(LlmProvider(provider));
        const auto bytes = bytesOf(whole);
        int again = 0;
        bool onceWhole = false;
        for (qsizetype cut = 0; cut <= bytes.size(); cut += stride) {
            FakeReply broken;
            if (cut > 0)
                broken.send(bytes.left(cut));
            byReset ? broken.reset() : broken.close();
            const auto before = bench.server.requests().size();
            bench.server.setHandler([&](const FakeRequest &sent) { return sent.number == before ? broken : whole; });
            LlmRequest request;
            request.id = quint64(cut) + 1;
            request.prompt = u"The cut at byte %1, of the house of %2"_s.arg(cut).arg(QLatin1StringView(promptCanary));
            const auto outcome = watch(client.generate(request));
            QVERIFY2(bench.runUntil([&] { return outcome->isDone; }), qPrintable(QString::number(cut)));
            const auto &answer = outcome->result;
            QVERIFY2(answer, answer ? "" : qPrintable(u"cut at %1: %2"_s.arg(cut).arg(answer.error().detail)));
            QCOMPARE(answer->text, answerText);
            QCOMPARE(shown, answerText);
            const auto sends = bench.server.requests().size() - before;
            QCOMPARE(qsizetype(answer->attempts), sends);
            QVERIFY(sends == 1 || sends == 2);
            // A whole answer stays whole when more of it comes. A reset may destroy what had already been sent.
            QVERIFY2(byReset || !onceWhole || sends == 1, qPrintable(QString::number(cut)));
            onceWhole = onceWhole || sends == 1;
            again += int(sends) - 1;
        }
        QVERIFY(again > bytes.size() / stride / 2);
        QVERIFY(onceWhole);
        const auto left = bench.leftOver();
        QVERIFY2(left.isEmpty(), qPrintable(left));
        const auto blame = ChaosBench::blame();
        QVERIFY2(blame.isEmpty(), qPrintable(blame));
    }
};

TRINITY_CHAOS_MAIN(tst_CutAnswers)
#include "tst_CutAnswers.moc"
