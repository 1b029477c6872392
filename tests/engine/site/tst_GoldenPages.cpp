// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/PortfolioReader.h"
#include "engine/site/SiteBuilder.h"
#include "engine/site/ThemeCatalog.h"
#include "engine/writing/BuiltInWriter.h"

#include <QtTest/QtTest>

using namespace trinity;
using namespace Qt::Literals::StringLiterals;

/// Every theme's page of the full CV, byte for byte. TRINITY_REBASELINE=1 writes the pages anew; look at the difference
/// before you keep it.
class tst_GoldenPages : public QObject
{
    Q_OBJECT

private slots:
    void thePageIsTheOneThatWasLookedAt_data()
    {
        QTest::addColumn<QString>("theme");
        for (const auto &id : ThemeCatalog::fromDirectories({QStringLiteral(TRINITY_THEMES_DIR)}).ids())
            QTest::newRow(qPrintable(id)) << id;
    }

    void thePageIsTheOneThatWasLookedAt()
    {
        QFETCH(QString, theme);
        const auto catalog = ThemeCatalog::fromDirectories({QStringLiteral(TRINITY_THEMES_DIR)});
        const auto *found = catalog.find(theme);
        const auto read = PortfolioReader::readFile(QStringLiteral(TRINITY_TEST_DATA "/sources/full-cv.json"));
        QVERIFY(read);
        const SiteContent content(read->portfolio, builtInWording(read->portfolio, found->voice));
        const auto site = buildSite(content, *found);
        QVERIFY(site);
        const auto page = site->files.value(u"index.html"_s);
        QVERIFY2(page.size() < 60 * 1024, qPrintable(QString::number(page.size())));

        QFile golden(QStringLiteral(TRINITY_TEST_DATA "/golden/%1.html").arg(theme));
        if (qEnvironmentVariableIsSet("TRINITY_REBASELINE")) {
            QVERIFY(QDir().mkpath(QFileInfo(golden).path()));
            QVERIFY(golden.open(QIODevice::WriteOnly));
            golden.write(page);
            return;
        }
        QVERIFY2(golden.open(QIODevice::ReadOnly), qPrintable(golden.fileName()));
        const auto expected = golden.readAll().split('\n');
        const auto lines = page.split('\n');
        for (qsizetype i = 0; i < std::min(lines.size(), expected.size()); ++i)
            QVERIFY2(lines.at(i) == expected.at(i), ("line " + QByteArray::number(i + 1) + ": " + lines.at(i)).constData());
        QCOMPARE(lines.size(), expected.size());
    }
};

QTEST_GUILESS_MAIN(tst_GoldenPages)
#include "tst_GoldenPages.moc"
