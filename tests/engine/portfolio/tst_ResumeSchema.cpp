// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/portfolio/JsonResume.h"
#include "engine/portfolio/TrinityDocument.h"
#include "engine/reading/PortfolioReader.h"

#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtTest/QTest>

#include <functional>

#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;
using valijson::adapters::QtJsonAdapter;

/// Holds what we write against the public schema of JSON Resume 1.0.
class TestResumeSchema : public QObject
{
    Q_OBJECT

private:
    valijson::Schema m_schema;

    QString problemsOf(const OrderedJson &resume)
    {
        valijson::ValidationResults results;
        valijson::Validator validator;
        const QJsonValue value = resume.toQt();
        try { // valijson 1.0 throws where a pattern stands over a number
            if (validator.validate(m_schema, QtJsonAdapter(value), &results))
                return {};
        } catch (const std::exception &error) {
            return QString::fromUtf8(error.what());
        }
        QStringList problems;
        valijson::ValidationResults::Error error;
        while (results.popError(error)) {
            QString place;
            for (const auto &step : error.context)
                place += QString::fromStdString(step);
            problems << place + u": "_s + QString::fromStdString(error.description);
        }
        return problems.join(u'\n');
    }

private slots:
    void initTestCase()
    {
        QFile file(QStringLiteral(TRINITY_TEST_DATA "/resumes/schema/json-resume-1.0.schema.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto schema = OrderedJson::parse(file.readAll());
        QVERIFY(schema);
        const QJsonValue value = schema->toQt();
        valijson::SchemaParser parser;
        parser.populateSchema(QtJsonAdapter(value), m_schema);
    }

    void theCheckFindsMistakes()
    {
        QVERIFY(!problemsOf(*OrderedJson::parse(R"({"basics":{"name":7}})")).isEmpty());
        QVERIFY(!problemsOf(*OrderedJson::parse(R"({"work":[{"startDate":"Summer 2019"}]})")).isEmpty());
        QVERIFY(!problemsOf(*OrderedJson::parse(R"({"skills":["Oak"]})")).isEmpty());
        QCOMPARE(problemsOf(*OrderedJson::parse(R"({"basics":{"name":"A"}})")), QString());
    }

    void whatWeWriteIsAResume_data()
    {
        QTest::addColumn<QString>("path");
        for (const auto &folder : {u"sources"_s, u"resumes"_s}) {
            QDirIterator files(QStringLiteral(TRINITY_TEST_DATA "/") + folder, {u"*.json"_s, u"*.txt"_s, u"*.md"_s}, QDir::Files);
            while (files.hasNext())
                if (const auto path = files.next(); !path.endsWith("README.md"_L1))
                    QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
        }
    }

    void whatWeWriteIsAResume()
    {
        QFETCH(QString, path);
        const auto reading = PortfolioReader::readFile(path);
        QVERIFY(reading);
        const auto document = TrinityDocument::fromSource(reading->document, reading->portfolio);
        if (const auto came = OrderedJson::parseText(reading->document.text); came && !problemsOf(withTodaysKeys(*came)).isEmpty()) {
            // What was no valid resume is given back as it was, and told.
            QVERIFY(path.endsWith("odd-types.json"_L1) || path.endsWith("json-resume-0x.json"_L1));
            QVERIFY(!reading->report.notUnderstood.isEmpty());
            return;
        }
        const auto written = OrderedJson::parse(document.toJson());
        QVERIFY(written);
        QCOMPARE(problemsOf(*written), QString());
        QCOMPARE(problemsOf(document.jsonResume()), QString());
    }

    void documentsAreSourcesWithTheirPlaces_data() { whatWeWriteIsAResume_data(); }

    void documentsAreSourcesWithTheirPlaces()
    {
        QFETCH(QString, path);
        const auto reading = PortfolioReader::readFile(path);
        QVERIFY(reading);
        const auto document = TrinityDocument::fromSource(reading->document, reading->portfolio);
        const auto again = PortfolioReader::readBytes(u"x.trinity"_s, document.toJson());
        QVERIFY(again);
        QCOMPARE(again->document.kind, SourceKind::Trinity);
        QCOMPARE(again->document.text, reading->document.text);
        QCOMPARE(again->portfolio.provenance, reading->portfolio.provenance);
        QCOMPARE(again->portfolio, document.facts());
        QVERIFY(again->report.factsRead > 0);
    }

    void everyFieldOfTheSchemaIsAFactWithItsPlace()
    {
        const auto reading = PortfolioReader::readFile(QStringLiteral(TRINITY_TEST_DATA "/resumes/every-field.json"));
        QVERIFY(reading);
        for (const auto &pointer : reading->report.keptUnknown)
            QVERIFY2(pointer.section(u'/', -1).startsWith("x_"_L1) || pointer.endsWith("x~1location~0"_L1), qPrintable(pointer));
        const auto root = OrderedJson::parseText(reading->document.text);
        QVERIFY(root);
        int facts = 0;
        const std::function<void(const OrderedJson &, const QString &)> visit = [&](const OrderedJson &node, const QString &pointer) {
            if (pointer.contains("/x_"_L1) || pointer.contains("x/location"_L1) || pointer == "/meta"_L1 || pointer == "/$schema"_L1)
                return;
            for (qsizetype i = 0; i < node.values().size(); ++i)
                visit(node.values().at(i), pointer + u'/' + (node.isObject() ? node.keys().at(i) : QString::number(i)));
            if (node.isObject() || node.isList())
                return;
            ++facts;
            QVERIFY2(reading->portfolio.provenance.contains(pointer), qPrintable(pointer));
        };
        visit(*root, QString());
        QVERIFY(facts > 90);
    }

    void documentsWithoutSourcesHaveTheirPlacesInTheFile()
    {
        const auto reading =
            PortfolioReader::readBytes(u"x.trinity"_s, R"({"basics":{"name":"Ada Okonkwo"},"meta":{"trinity":{"format":1}}})");
        QVERIFY(reading);
        QCOMPARE(reading->document.kind, SourceKind::Trinity);
        const auto place = reading->portfolio.provenance.value(u"/basics/name"_s);
        QCOMPARE(reading->document.text.mid(place.start, place.end - place.start), u"Ada Okonkwo"_s);
    }

    void brokenDocumentsAreNamedWithPointer()
    {
        const auto broken =
            PortfolioReader::readBytes(u"x.trinity"_s, "{\"meta\": {\"trinity\": {\"format\": 1}}, \"work\": [\n{\"name\" 1}]}");
        QVERIFY(!broken);
        QCOMPARE(broken.error().detail, u"x.trinity is not valid JSON: a colon was expected at line 2, column 9 (in /work/0/name)"_s);
    }

    void largeNumbersAreReadAndReported()
    {
        const auto reading = PortfolioReader::readBytes(u"x.json"_s, R"({"basics":{"name":"A","phone":12345678901234567890},"x":1e400})");
        QVERIFY(reading);
        QCOMPARE(reading->portfolio.basics.phone, u"12345678901234567890"_s);
        QCOMPARE(reading->report.notUnderstood.size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestResumeSchema)
#include "tst_ResumeSchema.moc"
