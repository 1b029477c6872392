// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/portfolio/JsonResume.h"
#include "engine/reading/ContactLabel.h"
#include "engine/reading/PortfolioReader.h"
#include "engine/reading/SectionHeadings.h"
#include "engine/reading/WordLists.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;

namespace {

const QString folder = QStringLiteral(TRINITY_TEST_DATA) + u"/reading/"_s;

/// Share of the facts that a person sees in all CVs together, and in the worst of them, found in their right places.
constexpr double leastFound = 0.99;
constexpr double leastFoundInOne = 0.95;

struct ExpectedFact {
    QString pointer;
    QString value;
};

QList<ExpectedFact> expectedFacts(const QString &name)
{
    QList<ExpectedFact> facts;
    QFile file(folder + name + u".facts"_s);
    if (!file.open(QIODevice::ReadOnly))
        return facts;
    for (const auto &line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts))
        facts << ExpectedFact{line.section(u'\t', 0, 0), line.section(u'\t', 1)};
    return facts;
}

const QStringList folders{folder, QStringLiteral(TRINITY_TEST_DATA "/facts/"), QStringLiteral(TRINITY_TEST_DATA "/facts-blind/seen/")};

QString sourceOf(const QString &name)
{
    for (const auto &each : folders)
        if (const QString path = each + name + u".txt"_s; QFile::exists(path))
            return path;
    return {};
}

QString valueAt(const QJsonValue &root, const QString &pointer)
{
    QJsonValue value = root;
    for (const auto &step : pointer.split(u'/', Qt::SkipEmptyParts))
        value = value.isArray() ? value.toArray().at(step.toInt()) : value.toObject().value(step);
    return value.toString();
}

/// Words of the text that stand in no fact, no heading and no paragraph of the report: they would have fallen away in silence.
QStringList silentWords(const ReadPortfolio &reading)
{
    const QString &text = reading.document.text;
    QList<bool> told(text.size(), false);
    for (const auto &place : reading.portfolio.provenance)
        std::fill(told.begin() + place.start, told.begin() + place.end, true);
    const QString report = (reading.report.unplaced + reading.report.notUnderstood).join(u'\n').simplified();
    QStringList silent;
    for (qsizetype from = 0; from < text.size();) {
        qsizetype end = text.indexOf(u'\n', from);
        end = end < 0 ? text.size() : end;
        const QString line = text.mid(from, end - from);
        const bool heading = sectionOfHeading(line) || isOtherHeading(line);
        const qsizetype colon = line.indexOf(u':');
        const QStringView label = QStringView(line).first(std::max<qsizetype>(colon, 0)).trimmed();
        const bool labelled = sectionOfHeading(label) || contactLabels().contains(words::folded(label)); // "Skills: ...", "E-Mail: ..."
        static const QRegularExpression word(uR"([\w@+%€★]{2,}(?:[.,:/@-]\w+)*)"_s, QRegularExpression::UseUnicodePropertiesOption);
        for (auto match = word.globalMatch(line); match.hasNext();) {
            const auto found = match.next();
            if (!heading && !(labelled && found.capturedStart() < colon) && !told.at(from + found.capturedStart())
                && !report.contains(found.captured()))
                silent << found.captured();
        }
        from = end + 1;
    }
    return silent;
}

/// Joining words, words for today and titles of pages: what a person would not miss.
bool isFrame(const QString &word)
{
    static const QSet<QString> words{u"Curriculum"_s, u"Vitae"_s,   u"vitae"_s,    u"CURRICULUM"_s, u"VITAE"_s,   u"LEBENSLAUF"_s,
                                     u"Lebenslauf"_s, u"Present"_s, u"present"_s,  u"date"_s,       u"heute"_s,   u"aujourd"_s,
                                     u"actualidad"_s, u"Atual"_s,   u"presente"_s, u"oggi"_s,       u"since"_s,   u"seit"_s,
                                     u"Seit"_s,       u"Depuis"_s,  u"depuis"_s,   u"desde"_s,      u"Updated"_s, u"Abschlussnote"_s};
    const bool rule = std::all_of(word.begin(), word.end(), [](QChar c) { return c == u'_'; });
    return rule || word.size() <= 3 || words.contains(word);
}

} // namespace

class TestCvLayouts : public QObject
{
    Q_OBJECT

private slots:
    void factsAreFoundInTheirPlaces();
    void nothingFallsAwayInSilence_data();
    void nothingFallsAwayInSilence();
};

void TestCvLayouts::factsAreFoundInTheirPlaces()
{
    qsizetype all = 0;
    qsizetype allFound = 0;
    double worst = 1;
    const auto tables = QDir(folder).entryList({u"*.facts"_s}, QDir::Files, QDir::Name);
    QVERIFY(tables.size() >= 12);
    for (const auto &table : tables) {
        const QString name = table.chopped(6);
        const auto expected = expectedFacts(name);
        QVERIFY(!expected.isEmpty());
        const auto reading = PortfolioReader::readFile(sourceOf(name));
        QVERIFY2(reading, qPrintable(name));
        const QJsonValue resume = jsonResumeFromPortfolio(reading->portfolio);
        qsizetype found = 0;
        for (const auto &fact : expected) {
            const QString value = valueAt(resume, fact.pointer);
            if (value == fact.value)
                ++found;
            else
                qInfo("%s %s: \"%s\" instead of \"%s\"", qPrintable(name), qPrintable(fact.pointer), qPrintable(value),
                      qPrintable(fact.value));
        }
        qInfo("%-24s %2lld of %2lld facts", qPrintable(name), static_cast<long long>(found), static_cast<long long>(expected.size()));
        worst = std::min(worst, double(found) / double(expected.size()));
        all += expected.size();
        allFound += found;
    }
    qInfo("%-24s %lld of %lld facts", "all", static_cast<long long>(allFound), static_cast<long long>(all));
    QVERIFY(worst >= leastFoundInOne);
    QVERIFY(double(allFound) >= leastFound * double(all));
}

void TestCvLayouts::nothingFallsAwayInSilence_data()
{
    QTest::addColumn<QString>("path");
    for (const auto &sources : folders)
        for (const auto &file : QDir(sources).entryList({u"*.txt"_s}, QDir::Files, QDir::Name))
            QTest::addRow("%s", qPrintable(file)) << sources + file;
}

void TestCvLayouts::nothingFallsAwayInSilence()
{
    QFETCH(QString, path);
    const auto reading = PortfolioReader::readFile(path);
    QVERIFY(reading);
    QStringList silent = silentWords(*reading);
    silent.removeIf(isFrame);
    QVERIFY2(silent.isEmpty(), qPrintable(silent.join(u" | "_s)));
}

QTEST_GUILESS_MAIN(TestCvLayouts)
#include "tst_CvLayouts.moc"
