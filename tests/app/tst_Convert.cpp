// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/portfolio/TrinityDocument.h"
#include "tests/app/CliDesk.h"

#include <QtTest/QtTest>

using namespace trinity;
using namespace trinity::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QString dataFile(const QString &name)
{
    return QStringLiteral(TRINITY_TEST_DATA) + u'/' + name;
}

QByteArray bytesIn(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

OrderedJson tree(const QByteArray &bytes)
{
    const auto parsed = OrderedJson::parse(bytes);
    return parsed ? *parsed : OrderedJson();
}

} // namespace

/// trinity-cli convert as scripts see it.
class tst_Convert : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<CliDesk> m_desk;

    CliOutcome convert(const QStringList &arguments, const QByteArray &input = {})
    {
        return m_desk->run(QStringList{u"convert"_s} + arguments, input);
    }
    void put(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_desk->path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

private slots:
    void init() { m_desk = std::make_unique<CliDesk>(); }

    void resumesGoThroughADocumentUnchanged()
    {
        const auto source = dataFile(u"resumes/every-field.json"_s);
        const auto direct = convert({source, u"--to"_s, u"jsonresume"_s});
        QCOMPARE(direct.code, 0);
        QCOMPARE(direct.out.toUtf8(), tree(bytesIn(source)).toBytes());

        QCOMPARE(convert({source, u"--to"_s, u"trinity"_s, u"-o"_s, u"a.trinity"_s}).code, 0);
        QCOMPARE(convert({u"a.trinity"_s, u"--to"_s, u"trinity"_s, u"-o"_s, u"b.trinity"_s}).code, 0);
        QCOMPARE(bytesIn(m_desk->path(u"b.trinity"_s)), bytesIn(m_desk->path(u"a.trinity"_s)));
        const auto back = convert({u"b.trinity"_s, u"--to=jsonresume"_s});
        QCOMPARE(back.out, direct.out);
        QVERIFY(back.err.contains(u"the sources' texts"_s));
    }

    void seedsGoThroughADocumentUnchanged()
    {
        const auto source = dataFile(u"resumes/seed-full.json"_s);
        QCOMPARE(convert({source, u"--to"_s, u"trinity"_s, u"-o"_s, u"a.trinity"_s}).code, 0);
        const auto back = convert({u"a.trinity"_s, u"--to"_s, u"seed"_s, u"-o"_s, u"seed.json"_s});
        QCOMPARE(back.code, 0);
        QVERIFY(back.out.isEmpty());
        QCOMPARE(bytesIn(m_desk->path(u"seed.json"_s)), tree(bytesIn(source)).toBytes());
        QCOMPARE(convert({u"a.trinity"_s, u"--to"_s, u"seed"_s, u"-o"_s, u"seed.json"_s}).code, 0); // an earlier conversion may be replaced
    }

    void textsBecomeEachForm_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("a German CV") << u"cv-german.txt"_s;
        QTest::newRow("Markdown") << u"profile-readme.md"_s;
        QTest::newRow("a repository list") << u"github-dashboard-paste.txt"_s;
        QTest::newRow("UTF-16") << u"utf16le.txt"_s;
    }

    void textsBecomeEachForm()
    {
        QFETCH(QString, name);
        const auto source = dataFile(u"sources/"_s + name);
        const auto document = tree(convert({source, u"--to"_s, u"trinity"_s}).out.toUtf8());
        QVERIFY(TrinityDocument::isDocument(document));
        const auto block = document.value(u"meta").value(u"trinity");
        QCOMPARE(block.value(u"sources").values().first().value(u"name").toText(), name);
        QVERIFY(!block.value(u"provenance").isEmpty());
        const auto resume = convert({source, u"--to"_s, u"jsonresume"_s});
        QCOMPARE(tree(resume.out.toUtf8()).value(u"basics"), document.value(u"basics"));
        const auto seed = convert({source, u"--to"_s, u"seed"_s});
        QCOMPARE(tree(seed.out.toUtf8()).value(u"brand_name"), document.value(u"basics").value(u"name"));
    }

    void whatTheSeedFormCannotHoldIsTold()
    {
        const auto outcome = convert({dataFile(u"resumes/every-field.json"_s), u"--to"_s, u"seed"_s, u"--quiet"_s});
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.err.contains(u"no place for: work (1), volunteer (1)"_s), qPrintable(outcome.err));
        QVERIFY(tree(outcome.out.toUtf8()).value(u"x_resume").contains(u"work"));
        QVERIFY(convert({dataFile(u"resumes/odd-types.json"_s), u"--to"_s, u"trinity"_s})
                    .err.contains(u"/basics/profiles/2: an object was expected"_s));
    }

    void standardInputIsASource()
    {
        const auto outcome = convert({u"-"_s, u"--to"_s, u"jsonresume"_s}, "Ada Okonkwo\nNurse\n");
        QCOMPARE(outcome.code, 0);
        QCOMPARE(tree(outcome.out.toUtf8()).value(u"basics").value(u"name").toText(), u"Ada Okonkwo"_s);
        const auto document = convert({u"-"_s, u"--to"_s, u"trinity"_s}, "Ada Okonkwo\nNurse\n").out;
        QCOMPARE(convert({u"-"_s, u"--to"_s, u"trinity"_s}, document.toUtf8()).out, document);
    }

    void nothingOfSomebodysIsOverwritten()
    {
        put(u"cv.txt"_s, "Ada Okonkwo\nNurse\n");
        put(u"other.txt"_s, "notes");
        put(u"broken.trinity"_s, "{\"meta\":");
        const QStringList to{u"cv.txt"_s, u"--to"_s};
        QCOMPARE(convert(to + QStringList{u"jsonresume"_s, u"-o"_s, u"./cv.txt"_s}).code, 2);
        for (const auto &form : {u"trinity"_s, u"jsonresume"_s, u"seed"_s}) {
            QCOMPARE(convert(to + QStringList{form, u"-o"_s, u"other.txt"_s}).code, 1);
            const auto broken = convert(to + QStringList{form, u"-o"_s, u"broken.trinity"_s});
            QCOMPARE(broken.code, 1);
            QVERIFY2(broken.err.contains(u"broken.trinity was not overwritten"_s), qPrintable(broken.err));
        }
        QCOMPARE(convert(to + QStringList{u"trinity"_s, u"-o"_s, u"work.trinity"_s}).code, 0);
        QCOMPARE(convert(to + QStringList{u"seed"_s, u"-o"_s, u"work.trinity"_s}).code, 1);
        QCOMPARE(bytesIn(m_desk->path(u"cv.txt"_s)), QByteArray("Ada Okonkwo\nNurse\n"));
        QCOMPARE(bytesIn(m_desk->path(u"other.txt"_s)), QByteArray("notes"));
        QCOMPARE(bytesIn(m_desk->path(u"broken.trinity"_s)), QByteArray("{\"meta\":"));
        QVERIFY(TrinityDocument::isDocument(tree(bytesIn(m_desk->path(u"work.trinity"_s)))));
        QCOMPARE(convert(to + QStringList{u"seed"_s, u"-o"_s, u"none/seed.json"_s}).code, 1);
    }

    void exitCodesTellWhatHappened()
    {
        put(u"empty.txt"_s, "");
        put(u"broken.trinity"_s, "{\n\"meta\": {\"trinity\": {\"format\": 1,}}}");
        const auto cv = dataFile(u"sources/full-cv.json"_s);
        for (const auto &wrong :
             {QStringList{}, QStringList{cv}, QStringList{cv, u"--to"_s, u"pdf"_s}, QStringList{cv, cv, u"--to"_s, u"seed"_s},
              QStringList{cv, u"--to"_s}, QStringList{cv, u"--to"_s, u"seed"_s, u"--fast"_s},
              QStringList{cv, u"--to"_s, u"seed"_s, u"-o"_s, u""_s}}) {
            const auto outcome = convert(wrong);
            QCOMPARE(outcome.code, 2);
            QVERIFY(outcome.out.isEmpty() && outcome.err.contains(u"convert --help"_s));
        }
        QCOMPARE(convert({u"nowhere.txt"_s, u"--to"_s, u"seed"_s}).code, 3);
        QCOMPARE(convert({u"empty.txt"_s, u"--to"_s, u"seed"_s}).code, 3);
        const auto broken = convert({u"broken.trinity"_s, u"--to"_s, u"seed"_s});
        QCOMPARE(broken.code, 3);
        QVERIFY2(broken.err.contains(u"line 2, column 34 (in /meta/trinity)"_s), qPrintable(broken.err));
        const auto help = convert({u"--help"_s});
        QCOMPARE(help.code, 0);
        QVERIFY(help.out.contains(u"--to trinity"_s));
        QVERIFY(m_desk->run({u"--help"_s}).out.contains(u"convert SOURCE"_s));
    }

    void foldersWithOneFileAreSources()
    {
        QVERIFY(QDir(m_desk->path()).mkdir(u"one"_s));
        QCOMPARE(convert({u"one"_s, u"--to"_s, u"seed"_s}).code, 3);
        put(u"one/cv.txt"_s, "Ada Okonkwo\nNurse\n");
        QCOMPARE(convert({u"one"_s, u"--to"_s, u"seed"_s}).code, 0);
        put(u"one/cv2.txt"_s, "Ada Okonkwo\nNurse\n");
        QCOMPARE(convert({u"one"_s, u"--to"_s, u"seed"_s}).code, 2);
    }
};

QTEST_GUILESS_MAIN(tst_Convert)
#include "tst_Convert.moc"
