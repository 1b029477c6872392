// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/engine/writing/Plans.h"
#include "tests/engine/writing/Portfolios.h"

#include "engine/base/Clock.h"
#include "engine/cache/ResponseCache.h"
#include "engine/llm/LlmEndpoint.h"
#include "engine/net/HttpClient.h"
#include "engine/writing/LlmWriter.h"
#include "engine/writing/Sentences.h"
#include "engine/writing/WordingPlan.h"
#include "tests/support/CoroTest.h"
#include "tests/support/FakeLlmServer.h"
#include "tests/support/SchemaAnswer.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QString promptIn(const FakeRequest &request)
{
    QString text;
    for (const auto message : request.json().value("messages"_L1).toArray())
        text += message["content"_L1].toString() + u'\n';
    return text;
}

/// A server that reads only so many characters of prompt, and refuses what is longer.
FakeLlmServer::Handler readsAtMost(qsizetype characters)
{
    return [characters, ask = answerSchema()](const FakeRequest &request) {
        if (promptIn(request).size() > characters)
            return FakeReply::ollamaError(400, u"the prompt is longer than the context length currently available to the model"_s);
        return ask(request);
    };
}

struct Desk {
    explicit Desk(int contextTokens = 0, ResponseCache *cache = nullptr)
    {
        server.setHandler(answerSchema());
        auto address = ollamaOf(contextTokens);
        address.url = server.url();
        endpoint = std::make_unique<LlmEndpoint>(address, RequestLimit::fixed(4), http, clock);
        writer = std::make_unique<LlmWriter>(endpoint->client(), cache);
        task.portfolio = largeCv();
        task.voice = Voice::plain();
        task.cancel = &token;
        task.progressed = [this](const WritingProgress &progress) { reports.append(progress); };
    }

    QString sent() const
    {
        QString text;
        for (const auto &request : server.requests())
            text += promptIn(request);
        return text;
    }

    FakeLlmServer server;
    SystemClock clock;
    HttpClient http{clock};
    std::unique_ptr<LlmEndpoint> endpoint;
    std::unique_ptr<LlmWriter> writer;
    CancelToken token;
    WritingTask task;
    QList<WritingProgress> reports;
};

} // namespace

class tst_LongSources : public QObject
{
    Q_OBJECT

private slots:
    void asksForOneWindowOnly()
    {
        Desk desk;
        QVERIFY(resultOf(desk.writer->write(desk.task)));
        const auto windowIn = [&desk](int number) {
            return desk.server.requests().at(number).json().value("options"_L1)["num_ctx"_L1].toInt();
        };
        QCOMPARE(windowIn(0), 8192);
        desk.task.portfolio.basics.summary = sentences(450, u"bridge"_s);
        QVERIFY(resultOf(desk.writer->write(desk.task)));
        QCOMPARE(windowIn(1), 16384);
        desk.task.portfolio = engineerCv();
        QVERIFY(resultOf(desk.writer->write(desk.task)));
        QCOMPARE(windowIn(2), 16384); // another one would load the model anew
        QCOMPARE(desk.server.requests().size(), 3);
    }

    void asksForTheWindowThatIsLoaded()
    {
        for (const int window : {3072, 4096, 131072}) {
            Desk desk(window);
            QVERIFY(resultOf(desk.writer->write(desk.task)));
            for (const auto &request : desk.server.requests())
                QCOMPARE(request.json().value("options"_L1)["num_ctx"_L1].toInt(), window);
        }
    }

    void oneWordingComesOfSeveralQuestions()
    {
        Desk desk(3072);
        desk.task.portfolio.basics.summary = sentences(60, u"bridge"_s);
        const auto asked = planOf(desk.task.portfolio, 3072);
        QVERIFY(asked.questions.size() >= 3);
        QVERIFY(asked.leftOut.isEmpty());
        const auto written = resultOf(desk.writer->write(desk.task));
        QVERIFY(written);
        const int questions = int(asked.questions.size());
        QCOMPARE(desk.server.requests().size(), questions);
        QCOMPARE(written->attempts, questions);
        QCOMPARE(written->tokensIn, questions * 42);
        QVERIFY(!written->wording.headline.isEmpty());
        QCOMPARE(written->wording.items.size(), LlmWriter::featuredItems);
        QVERIFY(paragraphsOf(written->wording.about).size() > 1);
        QVERIFY(wordCount(written->wording.about) <= desk.task.voice.aboutWords);
        for (int i = 0; i < 60; ++i)
            QVERIFY(desk.sent().contains(u"The bridge of year %1 was"_s.arg(i)));
    }

    void thePreviewGrowsOverAllQuestions()
    {
        Desk desk(3072);
        AnswerOptions slow;
        slow.stream.charactersPerChunk = 40;
        slow.stream.pausePerChunk = std::chrono::milliseconds(4);
        desk.server.setHandler(answerSchema(slow));
        desk.task.portfolio.basics.summary = sentences(60, u"bridge"_s);
        const auto written = resultOf(desk.writer->write(desk.task), std::chrono::seconds(30));
        QVERIFY(written);
        qsizetype length = 0;
        double fraction = 0;
        for (const auto &report : std::as_const(desk.reports)) {
            qsizetype now = report.partial.headline.size() + report.partial.about.size();
            for (const auto &item : report.partial.items)
                now += item.size();
            QVERIFY(now >= length);
            QVERIFY(report.fraction >= fraction && report.fraction <= 1);
            length = now;
            fraction = report.fraction;
        }
        QVERIFY(desk.reports.constLast().partial.items.size() > 4);
        QCOMPARE(desk.reports.constLast().partial.headline, written->wording.headline);
        QVERIFY(desk.reports.constLast().attempt > 1);
    }

    void aRefusedQuestionIsAskedInHalves()
    {
        Desk desk;
        desk.server.setHandler(readsAtMost(4000));
        const auto written = resultOf(desk.writer->write(desk.task));
        QVERIFY(written);
        QCOMPARE(written->wording.items.size(), LlmWriter::featuredItems);
        QVERIFY(!written->wording.headline.isEmpty());
        QVERIFY(!written->wording.about.isEmpty());
        QCOMPARE(written->attempts, int(desk.server.requests().size()));
        QVERIFY(desk.server.requests().size() <= 10);
    }

    void aTextThatNoHalfFitsIsAnErrorWithBothNumbers()
    {
        Desk desk(4096);
        desk.server.setHandler(readsAtMost(10));
        const auto written = resultOf(desk.writer->write(desk.task));
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::ContextTooLong);
        QCOMPARE(written.error().attempts, int(desk.server.requests().size()));
        QVERIFY(desk.server.requests().size() < 20);
        QVERIFY2(written.error().detail.contains(u"4096"_s), qPrintable(written.error().detail));
        QVERIFY(written.error().detail.contains(u"about "_s));
    }

    void anAnswerToAPromptThatWasCutIsNotTrusted_data()
    {
        QTest::addColumn<int>("counted");
        QTest::addColumn<bool>("isTrusted");
        QTest::newRow("all of it") << 2000 << true;
        QTest::newRow("most of it from memory") << 3 << true;
        QTest::newRow("not told") << 0 << true;
        QTest::newRow("as much as the window holds") << 8192 << false;
        QTest::newRow("no room for the answer") << 8190 << false;
    }

    void anAnswerToAPromptThatWasCutIsNotTrusted()
    {
        QFETCH(int, counted);
        QFETCH(bool, isTrusted);
        Desk desk;
        AnswerOptions cut;
        cut.stream.promptTokens = counted;
        desk.server.setHandler([first = answerSchema(cut), others = answerSchema(), asked = 0](const FakeRequest &request) mutable {
            return ++asked == 1 ? first(request) : others(request);
        });
        const auto written = resultOf(desk.writer->write(desk.task));
        QVERIFY(written);
        QCOMPARE(desk.server.requests().size() == 1, isTrusted);
        QCOMPARE(written->wording.items.size(), LlmWriter::featuredItems);
    }

    void anAnswerThatWasCutOffGetsMoreRoom()
    {
        Desk desk;
        StreamOptions cutOff;
        cutOff.endReason = "length";
        desk.server.enqueue(FakeReply::ollamaChat(u"{\"headline\":\"Half a"_s, cutOff));
        QVERIFY(resultOf(desk.writer->write(desk.task)));
        QList<int> tokens;
        for (const auto &request : desk.server.requests())
            tokens.append(request.json().value("options"_L1)["num_predict"_L1].toInt());
        QCOMPARE(tokens.size(), 2);
        QCOMPARE(tokens.at(1), 2 * tokens.at(0));
    }

    void theErrorOfOnePartIsThatOfAll()
    {
        Desk desk(3072);
        desk.server.setHandler([ask = answerSchema(), asked = 0](const FakeRequest &request) mutable {
            return ++asked == 2 ? FakeReply::ollamaError(404, u"model 'fake:latest' not found"_s) : ask(request);
        });
        const auto written = resultOf(desk.writer->write(desk.task));
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::BadRequest);
        QCOMPARE(written.error().attempts, 2);
    }

    void cancellingEndsAllQuestions()
    {
        Desk desk(3072);
        desk.server.setHandler([ask = answerSchema(), asked = 0](const FakeRequest &request) mutable {
            return ++asked == 2 ? FakeReply().hold() : ask(request);
        });
        const auto outcome = watch(desk.writer->write(desk.task));
        QTRY_COMPARE(desk.server.held(), 1);
        desk.token.cancel();
        QTRY_VERIFY(outcome->isDone);
        QCOMPARE(outcome->result.error().kind, ErrorKind::Cancelled);
        QTRY_COMPARE(desk.server.abandoned(), 1);
        QCOMPARE(desk.server.requests().size(), 2);
    }

    void theMergedAnswerIsSavedAsOne()
    {
        QTemporaryDir folder;
        CacheSettings settings;
        settings.folder = folder.path();
        settings.minimumFreeBytes = 0;
        ResponseCache cache(settings);
        Desk desk(3072, &cache);
        const auto first = resultOf(desk.writer->write(desk.task));
        const auto sent = desk.server.requests().size();
        QVERIFY(sent > 1);
        const auto second = resultOf(desk.writer->write(desk.task));
        QVERIFY(first && second);
        QVERIFY(second->savedOn.isValid());
        QVERIFY(first->wording == second->wording);
        QCOMPARE(desk.server.requests().size(), sent);
    }

    void aPieceThatIsNotWordedLeavesTheAboutTextToTheSource()
    {
        Desk desk(3072);
        desk.task.portfolio.basics.summary = sentences(60, u"bridge"_s);
        desk.server.setHandler([ask = answerSchema(), asked = 0](const FakeRequest &request) mutable {
            if (++asked != 2)
                return ask(request);
            auto answer = instanceOf(request.json().value("format"_L1).toObject()).toObject();
            answer[u"about"_s] = QString();
            return FakeReply::ollamaChat(QString::fromUtf8(QJsonDocument(answer).toJson()));
        });
        QVERIFY(planOf(desk.task.portfolio, 3072).questions.at(1).part.aboutWords > 0);
        const auto written = resultOf(desk.writer->write(desk.task));
        QVERIFY(written);
        QCOMPARE(written->wording.about, QString());
        QVERIFY(!written->wording.headline.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_LongSources)
#include "tst_LongSources.moc"
