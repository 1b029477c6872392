// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/fence/FenceRules.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Qt::Literals::StringLiterals;
using namespace trinity::fence;

namespace {

const QString root = QStringLiteral(TRINITY_ROOT);

/// A source file that breaks no rule, with `body` in it.
QString cpp(const QString &body)
{
    return u"// SPDX-FileCopyrightText: The Trinity authors\n// SPDX-License-Identifier: MIT\n\n"_s + body;
}

QString header(const QString &body)
{
    return cpp(u"#pragma once\n\n"_s + body);
}

QString described(const Violations &violations)
{
    QString text;
    for (const Violation &violation : violations)
        text += u"%1:%2: [%3] %4\n"_s.arg(violation.path).arg(violation.line).arg(violation.rule, violation.what);
    return text;
}

} // namespace

/// The rules of the house, read from the sources. First the rules themselves are tried on planted faults.
class tst_Fence : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatIsPlanted_data();
    void findsWhatIsPlanted();
    void leavesGoodCodeAlone_data();
    void leavesGoodCodeAlone();
    void findsFoldersThatDocumentsMakeUp();
    void findsNamesThatMeetInAUnityBuild();
    void hasTheTopLevelThatTheHouseHas();
    void findsNothingInThisProject();
};

void tst_Fence::findsWhatIsPlanted_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    const auto plant = [](const char *name, const char *rule, const char *path, const QString &text) {
        QTest::newRow(name) << QString::fromLatin1(rule) << QString::fromLatin1(path) << text;
    };

    plant("engine includes ui", "room", "engine/jobs/A.cpp", cpp(u"#include \"ui/queue/QueuePane.h\"\n"_s));
    plant("engine includes app", "room", "engine/jobs/A.cpp", cpp(u"#include \"app/Settings.h\"\n"_s));
    plant("ui includes app", "room", "ui/A.cpp", cpp(u"#include \"app/Settings.h\"\n"_s));
    plant("app includes tests", "room", "app/A.cpp", cpp(u"#include \"tests/support/FakeClock.h\"\n"_s));
    plant("an arrow up", "room", "engine/base/A.cpp", cpp(u"#include \"engine/portfolio/Portfolio.h\"\n"_s));
    plant("an arrow across", "room", "engine/site/A.cpp", cpp(u"#include \"engine/writing/Writer.h\"\n"_s));
    plant("a commented include beside a real one", "room", "engine/site/A.cpp",
          cpp(u"// #include \"engine/base/Error.h\"\n#  include \"engine/llm/LlmClient.h\" // why\n"_s));
    plant("an unknown room", "room", "engine/attic/A.cpp", cpp(u"int a;\n"_s));
    plant("an include beside the file", "room", "engine/site/A.cpp", cpp(u"#include \"Site.h\"\n"_s));
    plant("a widget in the engine", "room", "engine/site/A.cpp", cpp(u"#include <QtWidgets/QWidget>\n"_s));
    plant("Gui in the engine", "room", "engine/site/A.cpp", cpp(u"#include <QtGui/QColor>\n"_s));
    plant("network outside its room", "room", "engine/llm/A.cpp", cpp(u"#include <QtNetwork/QTcpSocket>\n"_s));
    plant("network in the window", "room", "ui/A.cpp", cpp(u"#include <QtNetwork/QHostAddress>\n"_s));
    plant("a manager in app", "room", "app/A.cpp", cpp(u"QNetworkAccessManager *manager;\n"_s));
    plant("WebEngine outside the preview", "room", "ui/A.cpp", cpp(u"#include <QtWebEngineWidgets/QWebEngineView>\n"_s));
    plant("WebEngine in app", "room", "app/A.cpp", cpp(u"#include <QtWebEngineCore/QWebEngineProfile>\n"_s));
    plant("an include without module", "include-form", "ui/A.cpp", cpp(u"#include <QWidget>\n"_s));
    plant("tr in the engine", "room", "engine/site/A.cpp", cpp(u"auto a = tr(\"words\");\n"_s));
    plant("settings in the engine", "room", "engine/site/A.cpp", cpp(u"QSettings a;\n"_s));
    plant("settings in the window", "room", "ui/A.cpp", cpp(u"QSettings a;\n"_s));
    plant("qApp in the engine", "room", "engine/site/A.cpp", cpp(u"auto a = qApp;\n"_s));
    plant("a nested loop", "room", "ui/A.cpp", cpp(u"QEventLoop loop;\n"_s));
    plant("an executed dialog", "room", "ui/A.cpp", cpp(u"void f() { dialog.exec(); }\n"_s));
    plant("waiting for a task", "room", "ui/A.cpp", cpp(u"auto a = QCoro::waitFor(f());\n"_s));
    plant("sender()", "room", "ui/A.cpp", cpp(u"auto a = sender();\n"_s));
    plant("connect by name", "room", "ui/A.cpp", cpp(u"connect(a, SIGNAL(b()), c, SLOT(d()));\n"_s));
    plant("engine links Widgets", "room", "engine/site/CMakeLists.txt", u"trinity_room(site LINKS Qt6::Widgets)\n"_s);
    plant("engine links Network", "room", "engine/llm/CMakeLists.txt", u"trinity_room(llm LINKS Qt6::Network)\n"_s);
    plant("code in a theme", "room", "themes/hacker/a.cpp", cpp(u"int a;\n"_s));

    plant("braces in an await", "await-braces", "engine/llm/A.cpp", cpp(u"co_await send(Request{1});\n"_s));
    plant("a list in an await", "await-braces", "engine/llm/A.cpp", cpp(u"if (!co_await send({1, 2})) {\n}\n"_s));
    plant("a lambda in an await", "await-lambda", "engine/llm/A.cpp", cpp(u"co_await send(a, [this] { go(); });\n"_s));
    plant("a choice in an await", "await-choice", "engine/llm/A.cpp", cpp(u"co_await (a ? f() : g());\n"_s));
    plant("an awaited reply", "await-reply", "engine/net/A.cpp", cpp(u"co_await m_reply.get();\n"_s));
    plant("an awaited signal", "await-signal", "engine/net/A.cpp", cpp(u"co_await qCoro(m_reply.get(), &Reply::done);\n"_s));
    plant("a capturing coroutine", "coroutine-lambda", "engine/llm/A.cpp", cpp(u"auto f = [this](int a) -> Task<> { co_return; };\n"_s));
    plant("a coroutine that captures all", "coroutine-lambda", "tests/ui/A.cpp", cpp(u"run([&]() mutable { co_await g(); });\n"_s));
    plant("a reference parameter", "coroutine-reference", "engine/llm/A.cpp",
          cpp(u"Task<Answer> ask(int a, const QString &prompt)\n{\n}\n"_s));
    plant("a task one may drop", "coroutine-nodiscard", "engine/llm/A.h", header(u"class A {\n    Task<Answer> ask(int a);\n};\n"_s));

    plant("no licence", "licence", "engine/site/A.cpp", u"int a;\n"_s);
    plant("no licence in a script", "licence", "packaging/run", u"#!/usr/bin/env bash\necho\n"_s);
    plant("bare qDebug", "logging", "app/A.cpp", cpp(u"void f() { qDebug() << 1; }\n"_s));
    plant("bare qWarning", "logging", "engine/site/A.cpp", cpp(u"void f() { qWarning(\"x\"); }\n"_s));
    plant("no pragma once", "header", "engine/site/A.h", cpp(u"int a;\n"_s));
    plant("a using-directive", "header", "engine/site/A.h", header(u"using namespace Qt::Literals::StringLiterals;\n"_s));
    plant("Q_OBJECT that moc overlooks", "moc", "engine/site/A.h", header(u"class A : public QObject { Q_OBJECT };\n"_s));
    plant("a path of this machine", "machine", "packaging/setup.bash",
          u"# SPDX-FileCopyrightText: The Trinity authors\n# SPDX-License-Identifier: MIT\ncd /wo"
          u"rk/main\n"_s);
    plant("a folder that only we have", "machine", "README.md",
          u"See ../sha"
          u"red/design.\n"_s);
    plant("a registry's host", "machine", "tests/web/package-lock.json",
          u"\"resolved\": \"https://registry.np"
          u"mjs.org/x.tgz\"\n"_s);
    plant("a number of a tracker", "machine", "CHANGELOG.md",
          u"- done in iss"
          u"ue 2\n"_s);
    plant("a large window", "size", "ui/MainWindow.cpp", cpp(u"int a;\n"_s.repeated(300)));
    plant("a large file", "size", "engine/site/A.cpp", cpp(u"int a;\n"_s.repeated(400)));
    plant("a theme's name", "theme-name", "engine/site/A.cpp", cpp(u"auto a = u\"hacker\"_s;\n"_s));
}

void tst_Fence::findsWhatIsPlanted()
{
    QFETCH(QString, rule);
    QFETCH(QString, path);
    QFETCH(QString, text);
    const Violations found = checkFile(SourceFile(path, text), root, {u"hacker"_s});
    QVERIFY2(!found.isEmpty(), "the planted fault was not found");
    for (const Violation &violation : found) {
        QCOMPARE(violation.rule, rule);
        QCOMPARE(violation.path, path);
        QVERIFY(violation.line >= 1);
    }
}

void tst_Fence::leavesGoodCodeAlone_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    const auto good = [](const char *name, const char *path, const QString &text) {
        QTest::newRow(name) << QString::fromLatin1(path) << text;
    };

    good("words in comments and strings", "engine/site/A.cpp",
         cpp(u"// QSettings, qApp and #include \"ui/A.h\"\n/* co_await f({1}) */\nauto a = \"qDebug() QEventLoop tr(x)\";\n"_s));
    good("a raw string", "engine/site/A.cpp", cpp(u"auto a = R\"x(qApp \" ) qDebug()\n)x\";\nint b = 1'000'000; char c = '\"';\n"_s));
    good("the way down", "engine/jobs/A.cpp",
         cpp(u"#include \"engine/jobs/A.h\"\n#include \"engine/site/Site.h\"\n#include <QtCore/QString>\n#include <QCoroTask>\n"_s));
    good("the façade", "engine/ContentEngine.cpp", cpp(u"#include \"engine/jobs/JobQueue.h\"\nauto a = QCoro::waitFor(f());\n"_s));
    good("network at home", "engine/net/A.cpp", cpp(u"#include <QtNetwork/QNetworkReply>\nQNetworkReply *reply;\n"_s));
    good("the preview", "ui/preview/A.cpp", cpp(u"#include <QtWebEngineCore/QWebEnginePage>\nauto a = tr(\"words\");\n"_s));
    good("awaits", "engine/llm/A.cpp",
         cpp(u"Task<Answer> A::ask(Request request, CancelToken *token)\n{\n    const auto answer = co_await m_http->fetch(request, "
             u"token);\n"
             u"    if (!co_await done(tasks[i]))\n        co_return answer.error();\n    results.push_back(co_await task);\n"
             u"    while (co_await more(a)) {\n        go();\n    }\n    co_await onSignal(&alarm, &Alarm::rang, token);\n"
             u"    co_await qCoro(reply).waitForFinished();\n    co_return Answer{1};\n}\n"_s));
    good(
        "lambdas that are none of our business", "engine/llm/A.cpp",
        cpp(u"void f() { connect(a, &A::b, this, [this] { go(); }); }\nauto g = [] (int a) -> Task<> { co_return; };\n[[nodiscard]] int h() { return table[3]; }\n"_s));
    good("task declarations", "engine/llm/A.h",
         header(u"class A {\npublic:\n    [[nodiscard]] virtual Task<std::vector<Result<int>>> ask(std::vector<Task<int>> tasks,\n"
                u"        std::function<void(const QString &)> told);\n    Q_OBJECT\n};\n"_s));
    good("category logging", "app/A.cpp", cpp(u"void f() { qCWarning(lcApp) << 1; }\n"_s));
    good(
        "a test", "tests/engine/tst_A.cpp",
        cpp(u"#include \"tests/support/FakeClock.h\"\n#include \"app/A.h\"\nQNetworkReply *a;\nvoid f() { QCoro::waitFor(g()); qInfo(\"x\"); }\n"_s));
    good("a link to the web", "README.md", u"Read [this](https://example.org/work/home) and `engine/base/`.\n"_s);
}

void tst_Fence::leavesGoodCodeAlone()
{
    QFETCH(QString, path);
    QFETCH(QString, text);
    const Violations found = checkFile(SourceFile(path, text), root, {u"hacker"_s});
    QVERIFY2(found.isEmpty(), qPrintable(described(found)));
}

void tst_Fence::findsFoldersThatDocumentsMakeUp()
{
    QTemporaryDir folder;
    QVERIFY(folder.isValid());
    QVERIFY(QDir(folder.path()).mkpath(u"engine/base"_s));
    const SourceFile document(u"CONTRIBUTING.md"_s, u"`engine/base` is there, `engine/attic/` is not.\n[Nor this](docs/missing.md).\n"_s);
    const Violations found = checkDocuments(document, folder.path());
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.at(0).what, u"engine/attic/ does not exist"_s);
    QCOMPARE(found.at(1).line, 2);
}

void tst_Fence::findsNamesThatMeetInAUnityBuild()
{
    const auto file = [](const QString &path, const QString &body) {
        return SourceFile(
            path, cpp(u"namespace trinity {\nnamespace {\n"_s + body + u"} // namespace\nint shared(int a)\n{\n    return a;\n}\n}\n"_s));
    };
    const QString constant = u"constexpr qsizetype longestLine = 3;\n"_s;
    const QString function = u"std::optional<int> countIn(const QString &text)\n{\n    const int local = 1;\n    return local;\n}\n"_s;
    const QString type = u"struct Place {\n    int line = 0;\n};\n"_s;

    const Violations found = checkUnity({file(u"engine/site/A.cpp"_s, constant + function + type), file(u"engine/site/B.cpp"_s, function),
                                         file(u"engine/site/C.cpp"_s, type + constant), file(u"engine/llm/D.cpp"_s, constant + function),
                                         file(u"tests/engine/tst_E.cpp"_s, constant), file(u"tests/engine/tst_F.cpp"_s, constant)});
    QStringList where;
    for (const Violation &violation : found)
        where.append(violation.path + u' ' + violation.what.section(u' ', 0, 3));
    QCOMPARE(where,
             (QStringList{u"engine/site/B.cpp engine/site/A.cpp has another countIn:"_s,
                          u"engine/site/C.cpp engine/site/A.cpp has another Place:"_s,
                          u"engine/site/C.cpp engine/site/A.cpp has another longestLine:"_s}));
}

void tst_Fence::hasTheTopLevelThatTheHouseHas()
{
    const QStringList rooms = {u"app"_s, u"engine"_s, u"packaging"_s, u"resources"_s, u"tests"_s, u"themes"_s, u"ui"_s};
    QStringList folders = QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    folders.removeIf([](const QString &name) { return name.startsWith("build"_L1) || name == "sites"_L1; });
    QCOMPARE(folders, rooms);
}

void tst_Fence::findsNothingInThisProject()
{
    const auto files = projectFiles(root);
    const auto count = [&](QLatin1StringView folder) {
        return std::count_if(files.begin(), files.end(), [&](const SourceFile &file) { return file.isIn(folder) && file.isCpp(); });
    };
    // A fence that reads no files finds nothing either.
    QVERIFY(count("engine/"_L1) > 50);
    QVERIFY(count("ui/"_L1) > 10);
    QVERIFY(count("app/"_L1) > 1);
    QVERIFY(count("tests/"_L1) > 20);

    QStringList themes = QDir(root + u"/themes"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    themes.removeIf([](const QString &name) { return !QFileInfo::exists(root + u"/themes/"_s + name + u"/theme.json"_s); });
    QVERIFY(!themes.isEmpty());

    Violations found;
    for (const SourceFile &file : files)
        found += checkFile(file, root, themes);
    found += checkUnity(files);
    // One line each: Qt Test cuts long messages.
    for (const Violation &violation : found)
        qWarning("%s", qPrintable(described({violation}).trimmed()));
    QVERIFY2(found.isEmpty(), "the house has rules, see above");
}

QTEST_GUILESS_MAIN(tst_Fence)
#include "tst_Fence.moc"
