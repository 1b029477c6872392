// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/site/ThemeCatalog.h"
#include "tests/support/CompareErrors.h"

#include <QtTest/QtTest>

#include <cmath>

using namespace trinity;
using namespace Qt::Literals::StringLiterals;

namespace {

const char *const goodJson = R"({"name":"Test","description":"One line.","category":"test","tokens":{
 "light":{"bg":"#fff","surface":"#fff","text":"#000","muted":"#333","accent":"#00f","on-accent":"#fff","border":"#ccc"},
 "dark":{"bg":"#000","surface":"#000","text":"#fff","muted":"#ccc","accent":"#8af","on-accent":"#000","border":"#333"}}})";

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

/// The relative luminance of WCAG 2.
double luminance(const QString &colour)
{
    auto hex = colour.mid(1);
    if (hex.size() == 3)
        hex = u"%1%1%2%2%3%3"_s.arg(hex[0], hex[1], hex[2]);
    const auto channel = [&](int at) {
        const double value = hex.mid(at, 2).toInt(nullptr, 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4);
}

double contrast(const QString &a, const QString &b)
{
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace

class tst_Theme : public QObject
{
    Q_OBJECT

private slots:
    void theProjectsThemesAreAllGood()
    {
        const auto catalog = ThemeCatalog::fromDirectories({QStringLiteral(TRINITY_THEMES_DIR)});
        for (const auto &problem : catalog.problems())
            qWarning("%s", qPrintable(problem.detail));
        QVERIFY(catalog.problems().isEmpty());
        for (const auto &id : {u"enterprise"_s, u"brutalist"_s, u"hacker"_s, u"minimalist"_s})
            QVERIFY2(catalog.find(id), qPrintable(id));
        for (const auto &theme : catalog.themes()) {
            QVERIFY(theme.hasOwnVoice);
            QVERIFY(theme.styleSheet.size() < 22 * 1024);
        }
    }

    void theTokensContrast()
    {
        const auto catalog = ThemeCatalog::fromDirectories({QStringLiteral(TRINITY_THEMES_DIR)});
        for (const auto &theme : catalog.themes()) {
            for (const auto &tokens : {theme.light, theme.dark}) {
                for (const auto &ground : {u"bg"_s, u"surface"_s}) {
                    QVERIFY2(contrast(tokens[u"text"_s], tokens[ground]) >= 7, qPrintable(theme.id));
                    QVERIFY2(contrast(tokens[u"muted"_s], tokens[ground]) >= 4.5, qPrintable(theme.id));
                    QVERIFY2(contrast(tokens[u"accent"_s], tokens[ground]) >= 4.5, qPrintable(theme.id));
                }
                QVERIFY2(contrast(tokens[u"on-accent"_s], tokens[u"accent"_s]) >= 4.5, qPrintable(theme.id));
            }
        }
    }

    void twoThemesNeverShareAStyleSheetOrASkeleton()
    {
        const auto catalog = ThemeCatalog::fromDirectories({QStringLiteral(TRINITY_THEMES_DIR)});
        QSet<QString> pages;
        QSet<QByteArray> sheets;
        for (const auto &theme : catalog.themes()) {
            static const QRegularExpression container(u"</?(header|nav|main|footer|section|article|aside|dl|ul|ol|table|details|figure)\\b"_s);
            QString skeleton;
            for (auto it = container.globalMatch(theme.page); it.hasNext();)
                skeleton += it.next().captured(0);
            QVERIFY(!pages.contains(skeleton));
            QVERIFY(!sheets.contains(theme.styleSheet));
            pages.insert(skeleton);
            sheets.insert(theme.styleSheet);
        }
    }

    void badThemesAreRefusedWithTheReason_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("page");
        QTest::addColumn<QByteArray>("style");
        QTest::addColumn<QString>("reason");
        const QByteArray json(goodJson), page("<p>{{name}}</p>"), style("p{color:var(--text)}");
        QTest::newRow("raw insert") << json << QByteArray("{{{name}}}") << style << u"unescaped"_s;
        QTest::newRow("ampersand insert") << json << QByteArray("{{& name}}") << style << u"unescaped"_s;
        QTest::newRow("changed delimiters") << json << QByteArray("{{=<% %>=}}<%{name}%>") << style << u"unescaped"_s;
        QTest::newRow("script") << json << QByteArray("<SCRIPT>1</SCRIPT>") << style << u"runs nothing"_s;
        QTest::newRow("event handler") << json << QByteArray("<p onclick='x'>") << style << u"runs nothing"_s;
        QTest::newRow("frame") << json << QByteArray("<iframe>") << style << u"runs nothing"_s;
        QTest::newRow("import") << json << page << QByteArray("@import 'https://example.org/x.css';") << u"loads nothing"_s;
        QTest::newRow("address in style") << json << page << QByteArray("p{background:url(https://example.org/x.png)}") << u"loads nothing"_s;
        QTest::newRow("style that ends itself") << json << page << QByteArray("</style><script>") << u"loads nothing"_s;
        QTest::newRow("broken json") << QByteArray("{") << page << style << u"theme.json"_s;
        QTest::newRow("no name") << QByteArray("{}") << page << style << u"required"_s;
        QTest::newRow("token that is no colour") << QByteArray(json).replace("#fff", "red;}</style>") << page << style << u"not a colour"_s;
        QTest::newRow("token missing") << QByteArray(json).replace("\"border\":\"#ccc\"", "\"edge\":\"#ccc\"") << page << style << u"missing"_s;
        QTest::newRow("unknown scheme") << QByteArray(json).replace("\"category\"", "\"scheme\":\"pink\",\"category\"") << page << style
                                        << u"cannot be"_s;
        QTest::newRow("partial that does not exist") << json << QByteArray("{{> nowhere}}") << style << u"nowhere"_s;
    }

    void badThemesAreRefusedWithTheReason()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, page);
        QFETCH(QByteArray, style);
        QFETCH(QString, reason);
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(u"test"_s));
        const auto path = folder.filePath(u"test"_s);
        write(path + u"/theme.json"_s, json);
        write(path + u"/page.mustache"_s, page);
        write(path + u"/style.css"_s, style);
        const auto theme = Theme::fromDirectory(path);
        QVERIFY(!theme);
        QCOMPARE(theme.error().kind, ErrorKind::BadSource);
        QVERIFY2(theme.error().detail.contains(reason), qPrintable(theme.error().detail));

        const auto catalog = ThemeCatalog::fromDirectories({folder.path()});
        QVERIFY(catalog.themes().isEmpty());
        QCOMPARE(catalog.problems().size(), 1);
    }

    void partialsThatIncludeEachOtherEnd()
    {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(u"test"_s));
        QVERIFY(QDir(folder.path()).mkdir(u"shared"_s));
        write(folder.filePath(u"test/theme.json"_s), goodJson);
        write(folder.filePath(u"test/page.mustache"_s), "{{> a}}");
        write(folder.filePath(u"test/style.css"_s), "p{}");
        write(folder.filePath(u"shared/a.mustache"_s), "{{> b}}");
        write(folder.filePath(u"shared/b.mustache"_s), "{{> a}}");
        QVERIFY(!Theme::fromDirectory(folder.filePath(u"test"_s)));
    }

    void earlierFoldersWin()
    {
        QTemporaryDir own;
        QVERIFY(QDir(own.path()).mkdir(u"hacker"_s));
        write(own.filePath(u"hacker/theme.json"_s), goodJson);
        write(own.filePath(u"hacker/page.mustache"_s), "<p>mine</p>");
        write(own.filePath(u"hacker/style.css"_s), "p{}");
        const auto catalog = ThemeCatalog::fromDirectories({own.path(), QStringLiteral(TRINITY_THEMES_DIR)});
        QCOMPARE(catalog.find(u"hacker"_s)->page, u"<p>mine</p>"_s);
        QCOMPARE(catalog.ids().count(u"hacker"_s), 1);
    }
};

QTEST_GUILESS_MAIN(tst_Theme)
#include "tst_Theme.moc"
