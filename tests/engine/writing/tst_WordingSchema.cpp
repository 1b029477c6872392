// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/engine/writing/Portfolios.h"

#include "engine/llm/LlmAdapter.h"
#include "engine/llm/SchemaCheck.h"
#include "engine/llm/SchemaForms.h"
#include "engine/writing/LlmWriter.h"
#include "engine/writing/WordingPlan.h"
#include "engine/writing/WordingSchema.h"
#include "tests/support/SchemaAnswer.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(trinity::LlmProvider)

/// The schemas of all questions that any voice asks about any portfolio, whole and in parts.
class tst_WordingSchema : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyTextAndListHasAMaximum();
    void theMaximaAreWithinTheLimitsOfAllAnswers();
    void everyFormOfAnAdapterHasTheMaximaOrIsCheckedAgainstThem_data();
    void everyFormOfAnAdapterHasTheMaximaOrIsCheckedAgainstThem();
    void whatFitsFits();

private:
    /// The pointers of strings without maxLength, arrays without maxItems, and objects that allow other keys.
    static QStringList unbounded(const QJsonObject &schema, const QString &pointer = {})
    {
        QStringList found;
        const QString type = schema.value("type"_L1).toString();
        const bool isFixed = schema.contains("enum"_L1) || schema.contains("const"_L1);
        if (type == "string"_L1 && !isFixed && schema.value("maxLength"_L1).toInt() <= 0)
            found.append(pointer);
        if (type == "array"_L1 && schema.value("maxItems"_L1).toInt() <= 0)
            found.append(pointer);
        if (type.isEmpty() && !isFixed)
            found.append(pointer + u" (no type)"_s);
        const QJsonObject properties = schema.value("properties"_L1).toObject();
        for (auto it = properties.begin(); it != properties.end(); ++it)
            found += unbounded(it.value().toObject(), pointer + u'/' + it.key());
        if (schema.contains("items"_L1))
            found += unbounded(schema.value("items"_L1).toObject(), pointer + u"/0"_s);
        return found;
    }

    static int largest(const QJsonValue &schema, QLatin1StringView keyword)
    {
        int most = schema.toObject().value(keyword).toInt();
        for (const auto value : schema.toObject())
            most = std::max(most, largest(value, keyword));
        return most;
    }

    static bool hasAnyLength(const QJsonObject &schema) { return schemaWithout(schema, lengthKeywords()) != schema; }

    QList<LlmRequest> m_requests;
};

void tst_WordingSchema::initTestCase()
{
    QVERIFY(allVoices().size() >= 6);
    for (const auto &[name, portfolio] : allPortfolios())
        for (const auto &voice : allVoices())
            for (const int window : {0, 2048, 4096}) {
                LlmServer server;
                server.contextTokens = window;
                const WordingPlan plan(portfolio, voice, featuredItemsOf(portfolio, LlmWriter::featuredItems), server);
                for (const auto &question : plan.questions)
                    m_requests.append(question.request);
            }
    QVERIFY(m_requests.size() > 100);
}

void tst_WordingSchema::everyTextAndListHasAMaximum()
{
    for (const auto &request : m_requests)
        QCOMPARE(unbounded(request.schema), QStringList());
    QVERIFY(!unbounded(schemaWithout(m_requests.constFirst().schema, lengthKeywords())).isEmpty()); // the walk finds what is missing
}

void tst_WordingSchema::theMaximaAreWithinTheLimitsOfAllAnswers()
{
    for (const auto &request : m_requests) {
        QVERIFY(largest(request.schema, "maxLength"_L1) > 0);
        QVERIFY(largest(request.schema, "maxLength"_L1) <= 20'000);
        QVERIFY(largest(request.schema, "maxItems"_L1) <= 500);
    }
}

void tst_WordingSchema::everyFormOfAnAdapterHasTheMaximaOrIsCheckedAgainstThem_data()
{
    QTest::addColumn<LlmProvider>("provider");
    QTest::addColumn<QStringList>("without");
    QTest::addColumn<QStringList>("path");
    QTest::addColumn<bool>("hasLengths");
    const QStringList openAi{u"response_format"_s, u"json_schema"_s, u"schema"_s};
    const QStringList anthropic{u"output_config"_s, u"format"_s, u"schema"_s};
    QTest::newRow("ollama") << LlmProvider::Ollama << QStringList() << QStringList{u"format"_s} << true;
    QTest::newRow("openai") << LlmProvider::OpenAi << QStringList() << openAi << true;
    QTest::newRow("openai that refuses lengths") << LlmProvider::OpenAi << QStringList{u"maxLength"_s} << openAi << false;
    QTest::newRow("anthropic") << LlmProvider::Anthropic << QStringList() << anthropic << false;
    QTest::newRow("anthropic's tools") << LlmProvider::Anthropic << QStringList{u"output_config"_s}
                                       << QStringList{u"tools"_s, u"input_schema"_s} << true;
    QTest::newRow("gemini") << LlmProvider::Gemini << QStringList() << QStringList{u"generationConfig"_s, u"responseSchema"_s} << true;
    QTest::newRow("openai in words") << LlmProvider::OpenAi << QStringList{u"response_format"_s} << QStringList() << true;
    QTest::newRow("anthropic in words") << LlmProvider::Anthropic << QStringList{u"output_config"_s, u"tool_choice"_s} << QStringList()
                                        << true;
    QTest::newRow("gemini in words") << LlmProvider::Gemini << QStringList{u"responseSchema"_s} << QStringList() << true;
}

void tst_WordingSchema::everyFormOfAnAdapterHasTheMaximaOrIsCheckedAgainstThem()
{
    QFETCH(LlmProvider, provider);
    QFETCH(QStringList, without);
    QFETCH(QStringList, path);
    QFETCH(bool, hasLengths);
    LlmServer server;
    server.provider = provider;
    server.url = QUrl(u"http://127.0.0.1:1/v1"_s);
    server.model = u"m"_s;
    const auto adapter = LlmAdapter::create(provider);
    for (auto request : std::as_const(m_requests)) {
        request.withoutFields = without;
        const auto body = QJsonDocument::fromJson(adapter->chatRequest(server, request).body).object();
        if (path.isEmpty()) { // in the system message, whole
            const auto words = QString::fromUtf8(QJsonDocument(request.schema).toJson(QJsonDocument::Compact));
            const auto text = QString::fromUtf8(QJsonDocument(body).toJson(QJsonDocument::Compact));
            QVERIFY(text.contains(QString(words).replace(u'"', u"\\\""_s)));
            continue;
        }
        QJsonValue value = body;
        for (const auto &step : path)
            value = value.isArray() ? value.toArray().first().toObject().value(step) : value.toObject().value(step);
        const auto sent = value.toObject();
        QVERIFY(!sent.isEmpty());
        QCOMPARE(hasAnyLength(sent), hasLengths);
        if (hasLengths)
            QCOMPARE(unbounded(sent), QStringList());
        else // what is not sent is checked all the same: the schema of the request is whole
            QCOMPARE(unbounded(request.schema), QStringList());
    }
}

void tst_WordingSchema::whatFitsFits()
{
    for (const auto &request : m_requests) {
        const SchemaCheck check(request.schema);
        auto answer = instanceOf(request.schema).toObject();
        const auto fits = check.findings(answer);
        QVERIFY2(fits.isEmpty(), fits.isEmpty() ? "" : qPrintable(fits.constFirst().text));
        const auto key = answer.keys().constFirst();
        answer.remove(key);
        QCOMPARE(check.findings(answer).constFirst().text, u"\"/%1\" is missing."_s.arg(key));
    }
}

QTEST_GUILESS_MAIN(tst_WordingSchema)
#include "tst_WordingSchema.moc"
