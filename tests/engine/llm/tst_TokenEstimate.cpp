// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/llm/LlmTypes.h"
#include "engine/llm/TokenEstimate.h"
#include "tests/support/WireRecording.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;

class tst_TokenEstimate : public QObject
{
    Q_OBJECT

private slots:
    void isNeverLessThanTokenizersCount_data()
    {
        // The fewest and the most of cl100k, o200k, Llama 3 and Llama 2, counted with gpt-tokenizer 3, llama3-tokenizer-js and
        // llama-tokenizer-js.
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("fewest");
        QTest::addColumn<int>("most");
        QTest::newRow("00") << u"You write portfolio copy."_s << 5 << 6;
        QTest::newRow("01")
            << u"I make small machines dependable. For fourteen years I have written firmware for pumps, meters and valves, e.g. the controller of the Lisbon waterworks."_s
            << 31 << 38;
        QTest::newRow("02") << u"Replaced 260 pump controllers without a day of outage."_s << 12 << 17;
        QTest::newRow("03")
            << u"p0: valveplan, Rust: Plans maintenance of valves from their own sensor history, and explains each date it proposes."_s
            << 25 << 30;
        QTest::newRow("04")
            << u"{\"headline\":\"...\",\"subtitle\":\"...\",\"tagline\":\"...\",\"about\":\"...\",\"items\":{\"p0\":\"...\",\"w1\":\"...\"}}"_s
            << 30 << 32;
        QTest::newRow("05") << u"https://example.org/a/long/path?with=query&and=more#fragment"_s << 17 << 21;
        QTest::newRow("06")
            << u"Ich restauriere Orgeln, z. B. die der St. Cosmae Kirche. Am 3. Mai 2009 habe ich meine Werkstatt eröffnet. Seither sind 14 Instrumente fertig geworden."_s
            << 45 << 57;
        QTest::newRow("07") << u"Donaudampfschifffahrtsgesellschaftskapitän und Straßenverkehrsordnungswidrigkeit"_s << 22 << 29;
        QTest::newRow("08") << u"Nous avons déployé la nouvelle version du système de réservation auprès de trois régions françaises."_s
                            << 18 << 25;
        QTest::newRow("09") << u"Przez dziesięć lat rozwijałem oprogramowanie dla małych gospodarstw rolnych i szkół."_s << 25 << 33;
        QTest::newRow("10") << u"Onlar için küçük, güvenilir ve kolay anlaşılır araçlar geliştiriyorum; çoğu açık kaynaklıdır."_s << 23
                            << 53;
        QTest::newRow("11") << u"Tôi viết phần mềm cho các trường học nhỏ ở nông thôn, dễ hiểu và đáng tin cậy."_s << 21 << 54;
        QTest::newRow("12") << u"Olen kehittänyt sulautettuja järjestelmiä vesilaitoksille neljäntoista vuoden ajan."_s << 26 << 34;
        QTest::newRow("13") << u"Я пишу надёжные программы для небольших мастерских и объясняю, как ими пользоваться."_s << 21 << 37;
        QTest::newRow("14") << u"Γράφω μικρά και αξιόπιστα προγράμματα για σχολεία και εργαστήρια."_s << 25 << 64;
        QTest::newRow("15") << u"أبني أدوات بسيطة للمدارس. هل تعمل بلا إنترنت؟ نعم، تعمل دائما. أحب النص الواضح."_s << 26 << 76;
        QTest::newRow("16") << u"אני בונה כלים קטנים ואמינים לבתי ספר, והם עובדים גם בלי אינטרנט."_s << 22 << 66;
        QTest::newRow("17") << u"小さな機械を作ります。十年間、農家のためにセンサーを設計しました。現場で試してから出荷します。"_s << 33
                            << 55;
        QTest::newRow("18") << u"水田の水位を測る装置です。電池で一年動きます。データは畑の外に出ません。"_s << 28 << 40;
        QTest::newRow("19") << u"我为小型农场设计传感器，并在现场测试之后才交付。"_s << 19 << 28;
        QTest::newRow("20") << u"我為小型農場設計感測器，並在現場測試之後才交付，也修理舊時鐘。"_s << 29 << 49;
        QTest::newRow("21") << u"저는 작은 기계를 믿을 수 있게 만듭니다. 십 년 동안 농부들을 위해 센서를 설계했습니다."_s << 28 << 78;
        QTest::newRow("22") << u"मैं छोटे और भरोसेमंद औज़ार बनाता हूँ जो बिना इंटरनेट के भी चलते हैं।"_s << 21 << 78;
        QTest::newRow("23") << u"ผมสร้างเครื่องมือเล็ก ๆ ที่เชื่อถือได้สำหรับโรงเรียนในชนบท"_s << 19 << 66;
        QTest::newRow("24") << u"நான் பள்ளிகளுக்கு சிறிய, நம்பகமான கருவிகளை உருவாக்குகிறேன்."_s << 20 << 81;
        QTest::newRow("25") << u"მე ვქმნი პატარა და საიმედო ხელსაწყოებს სკოლებისთვის."_s << 16 << 97;
        QTest::newRow("26") << u"Ես ստեղծում եմ փոքր և վստահելի գործիքներ դպրոցների համար։"_s << 15 << 106;
        QTest::newRow("27") << u"አነስተኛ እና አስተማማኝ መሣሪያዎችን ለትምህርት ቤቶች እሠራለሁ።"_s << 76 << 111;
        QTest::newRow("28") << u"🔺🚀🎉👩‍🔬🇵🇹"_s << 15 << 29;
        QTest::newRow("29") << u"— “quoted” … 10 € • bullet → arrow ★★★★☆"_s << 16 << 20;
        QTest::newRow("30") << u"2011-09 2018-03 40,000 35% 3.14159 1,234,567"_s << 27 << 44;
        QTest::newRow("31") << u"Rust, C++, C#, .NET, Node.js, k8s, CI/CD, GraphQL, PostgreSQL, TypeScript, WebAssembly"_s << 29 << 34;
        QTest::newRow("32") << u"ΑΒΓ αβγ ∑∫√ ≤≥≠ x² + y² = z²"_s << 22 << 28;
        QTest::newRow("33") << u"Grüße 🔺 日本"_s << 6 << 11;
        QTest::newRow("34") << u"COBOL FORTRAN MAINFRAME ENGINEER, SENIOR CONSULTANT"_s << 14 << 22;
        QTest::newRow("35") << u"kelp\nforest\n\nsurvey\n- of 64 stations\n- from Stavanger to Bodø"_s << 19 << 25;
    }

    void isNeverLessThanTokenizersCount()
    {
        QFETCH(QString, text);
        QFETCH(int, fewest);
        QFETCH(int, most);
        const int estimate = estimatedTokens(text);
        QVERIFY2(estimate >= most, qPrintable(u"%1 instead of %2"_s.arg(estimate).arg(most)));
        QVERIFY2(estimate <= 11 * fewest, qPrintable(u"%1 instead of %2"_s.arg(estimate).arg(fewest)));
    }

    void isCloseForEnglishProse()
    {
        const auto text = u"I make small machines dependable, and I measure before I change anything. "_s.repeated(40);
        constexpr int counted = 40 * 14; // by Llama 3
        QVERIFY(estimatedTokens(text) >= counted);
        QVERIFY(estimatedTokens(text) <= counted * 2);
    }

    void coversWhatARealServerCounted_data()
    {
        QTest::addColumn<QString>("recording");
        for (const auto name :
             {"10-chat-nostream", "13-chat-json_schema-nostream", "15-chat-json_schema-truncated", "74-utf8", "89-key-ok"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void coversWhatARealServerCounted()
    {
        QFETCH(QString, recording);
        const auto wire = WireRecording::load(recording);
        QVERIFY(wire);
        const auto question = QJsonDocument::fromJson(wire->request().mid(wire->request().indexOf("\r\n\r\n") + 4)).object();
        LlmRequest request;
        const auto messages = question.value("messages"_L1).toArray();
        QVERIFY(!messages.isEmpty());
        for (const auto message : messages)
            (message["role"_L1].toString() == "system"_L1 ? request.system : request.prompt) += message["content"_L1].toString();
        const auto answer = QJsonDocument::fromJson(wire->body()).object();
        const int counted = answer.value("usage"_L1)["prompt_tokens"_L1].toInt();
        QVERIFY(counted > 0);
        QVERIFY(estimatedTokens(request) >= counted);
    }

    void coversTheRefusedPromptOfTheRecordings()
    {
        LlmRequest request; // of 40-err-too-long, whose request was cut when it was recorded
        request.prompt = u"river stone "_s.repeated(1500);
        QVERIFY(estimatedTokens(request) >= 6008);
    }

    void countsNothingForNothingAndStaysInRange()
    {
        QCOMPARE(estimatedTokens(QString()), 0);
        QCOMPARE(estimatedTokens(u"a"_s), 1);
        QCOMPARE(estimatedTokens(QString(QChar(0xD83D))), 2); // a lone surrogate is sent as U+FFFD
        QVERIFY(estimatedTokens(QString(10'000'000, u'9')) >= 10'000'000);
    }

    void anAnswerThatWasCutGetsTwiceTheRoomIfTheWindowHasIt()
    {
        LlmServer server;
        LlmRequest request;
        request.maximumTokens = 2048;
        request.contextTokens = 8192;
        QCOMPARE(tokensAfterCut(server, request), 4096);
        request.contextTokens = 3000;
        QCOMPARE(tokensAfterCut(server, request), 3000 - estimatedTokens(request));
        request.contextTokens = 2000;
        QCOMPARE(tokensAfterCut(server, request), 2048); // never fewer
        server.provider = LlmProvider::OpenAi; // which is not asked for a window
        QCOMPARE(windowOf(server, request), 0);
        QCOMPARE(tokensAfterCut(server, request), 4096);
        server.contextTokens = 3000;
        QCOMPARE(tokensAfterCut(server, request), 3000 - estimatedTokens(request));
    }
};

QTEST_GUILESS_MAIN(tst_TokenEstimate)
#include "tst_TokenEstimate.moc"
