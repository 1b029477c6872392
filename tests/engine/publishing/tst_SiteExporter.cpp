// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/publishing/SiteExporter.h"
#include "tests/support/CompareErrors.h"

#include <quazip.h>
#include <quazipfile.h>

#include <QtTest/QtTest>

#include <atomic>
#include <thread>
#include <sys/wait.h>
#include <unistd.h>

using namespace trinity;
using namespace Qt::Literals::StringLiterals;

namespace {

ExportItem item(const QString &source, const QString &theme, const QByteArray &html)
{
    ExportItem one;
    one.site.theme = theme;
    one.site.files.insert(u"index.html"_s, html);
    one.sourceName = source;
    return one;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(missing)");
}

QStringList everythingIn(const QString &folder)
{
    QStringList all;
    QDirIterator it(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (it.hasNext())
        all << QDir(folder).relativeFilePath(it.next());
    all.sort();
    return all;
}

} // namespace

class tst_SiteExporter : public QObject
{
    Q_OBJECT

private slots:
    void writesFoldersFilesAndArchives()
    {
        QTemporaryDir out;
        const auto one = item(u"ada"_s, u"hacker"_s, "<p>Ada");
        QCOMPARE(*SiteExporter(out.path(), ExportFormat::Folder).exportSite(one), out.filePath(u"ada/hacker/index.html"_s));
        QCOMPARE(*SiteExporter(out.path(), ExportFormat::SingleFile).exportSite(one), out.filePath(u"ada-hacker.html"_s));
        QCOMPARE(*SiteExporter(out.path(), ExportFormat::Zip).exportSite(one), out.filePath(u"ada-hacker.zip"_s));
        QCOMPARE(contentOf(out.filePath(u"ada/hacker/index.html"_s)), "<p>Ada");
        QCOMPARE(contentOf(out.filePath(u"ada-hacker.html"_s)), "<p>Ada");
        QCOMPARE(everythingIn(out.path()),
                 (QStringList{u"ada"_s, u"ada-hacker.html"_s, u"ada-hacker.zip"_s, u"ada/hacker"_s, u"ada/hacker/index.html"_s}));

        QuaZip zip(out.filePath(u"ada-hacker.zip"_s));
        QVERIFY(zip.open(QuaZip::mdUnzip));
        QCOMPARE(zip.getFileNameList(), QStringList{u"index.html"_s});
        QVERIFY(zip.setCurrentFile(u"index.html"_s));
        QuaZipFile file(&zip);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "<p>Ada");
    }

    void sameSiteGivesTheSameArchive()
    {
        QTemporaryDir first, second;
        auto one = item(u"ada"_s, u"hacker"_s, QByteArray(5000, 'x'));
        one.site.files.insert(u"img/ä.svg"_s, "<svg/>");
        const auto a = SiteExporter(first.path(), ExportFormat::Zip).exportSite(one);
        const auto b = SiteExporter(second.path(), ExportFormat::Zip).exportSite(one);
        QVERIFY(a && b);
        QVERIFY(contentOf(*a).size() > 100);
        QCOMPARE(contentOf(*a), contentOf(*b));
    }

    void aNewExportReplacesTheWholeOldOne()
    {
        QTemporaryDir out;
        const SiteExporter exporter(out.path(), ExportFormat::Folder);
        auto old = item(u"ada"_s, u"hacker"_s, "old");
        old.site.files.insert(u"more/page.html"_s, "old page");
        QVERIFY(exporter.exportSite(old));
        QVERIFY(exporter.exportSite(item(u"ada"_s, u"hacker"_s, "new")));
        QCOMPARE(everythingIn(out.path()), (QStringList{u"ada"_s, u"ada/hacker"_s, u"ada/hacker/index.html"_s}));
        QCOMPARE(contentOf(out.filePath(u"ada/hacker/index.html"_s)), "new");
    }

    void allOrNothingWhenOneCannotBeWritten()
    {
        QTemporaryDir out;
        const SiteExporter exporter(out.path(), ExportFormat::Folder);
        QVERIFY(exporter.exportSite(item(u"ada"_s, u"hacker"_s, "old")));
        QFile blocker(out.filePath(u"bob"_s)); // a file where a folder is needed
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        blocker.write("in the way");
        blocker.close();

        const auto result = exporter.exportSites(
            {item(u"ada"_s, u"hacker"_s, "new"), item(u"ada"_s, u"swiss"_s, "new"), item(u"bob"_s, u"hacker"_s, "new")});
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::WriteFailed);
        QVERIFY(result.error().detail.contains(u"bob"_s));
        QCOMPARE(contentOf(out.filePath(u"ada/hacker/index.html"_s)), "old");
        QCOMPARE(everythingIn(out.path()), (QStringList{u"ada"_s, u"ada/hacker"_s, u"ada/hacker/index.html"_s, u"bob"_s}));
        QCOMPARE(contentOf(out.filePath(u"bob"_s)), "in the way");
    }

    void pathsThatLeadOutAreRefused_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("up") << u"../outside.html"_s;
        QTest::newRow("up inside") << u"a/../../outside.html"_s;
        QTest::newRow("absolute") << u"/tmp/outside.html"_s;
        QTest::newRow("nothing") << QString();
    }

    void pathsThatLeadOutAreRefused()
    {
        QFETCH(QString, path);
        QTemporaryDir out;
        auto one = item(u"ada"_s, u"hacker"_s, "x");
        one.site.files.insert(path, "evil");
        QVERIFY(!SiteExporter(out.path(), ExportFormat::Folder).exportSite(one));
        QCOMPARE(everythingIn(out.path()), QStringList{u"ada"_s});
    }

    void aKilledExportLeavesTheOldSiteAndItsLeftoversAreCleared()
    {
        QTemporaryDir out;
        const SiteExporter exporter(out.path(), ExportFormat::Folder);
        QVERIFY(exporter.exportSite(item(u"ada"_s, u"hacker"_s, "old")));

        // A process that never runs again stands for the killed one; what it had staged is still there.
        const auto child = ::fork();
        if (child == 0)
            ::_exit(0);
        ::waitpid(child, nullptr, 0);
        const auto leftover = out.filePath(u"ada/.hacker.trinity-new-%1-12345678"_s.arg(child));
        QVERIFY(QDir().mkpath(leftover));
        const auto running = out.filePath(u"ada/.swiss.trinity-new-%1-12345678"_s.arg(::getpid()));
        QVERIFY(QDir().mkpath(running));

        QCOMPARE(contentOf(out.filePath(u"ada/hacker/index.html"_s)), "old");
        const SiteExporter next(out.path(), ExportFormat::Folder);
        QVERIFY(next.exportSite(item(u"ada"_s, u"hacker"_s, "new")));
        QVERIFY(!QFileInfo::exists(leftover));
        QVERIFY(QFileInfo::exists(running)); // another running export's
        QCOMPARE(contentOf(out.filePath(u"ada/hacker/index.html"_s)), "new");
    }

    void readersNeverSeeAHalfSite()
    {
        QTemporaryDir out;
        const SiteExporter exporter(out.path(), ExportFormat::SingleFile);
        QVERIFY(exporter.exportSite(item(u"ada"_s, u"hacker"_s, QByteArray(200000, 'a'))));
        std::atomic<bool> stop = false;
        std::atomic<int> halves = 0, reads = 0;
        std::thread reader([&] {
            while (!stop) {
                const auto bytes = contentOf(out.filePath(u"ada-hacker.html"_s));
                const bool whole = bytes.size() == 200000 && bytes.count(bytes.at(0)) == bytes.size();
                halves += !whole;
                ++reads;
            }
        });
        bool exported = true;
        for (int i = 0; exported && (i < 50 || reads < 50); ++i) // a busy machine may not have begun to read when fifty are written
            exported = exporter.exportSite(item(u"ada"_s, u"hacker"_s, QByteArray(200000, i % 2 ? 'a' : 'b'))).has_value();
        stop = true;
        reader.join();
        QVERIFY(exported);
        QVERIFY(reads > 0);
        QCOMPARE(halves, 0);
    }
};

QTEST_GUILESS_MAIN(tst_SiteExporter)
#include "tst_SiteExporter.moc"
