// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/bench/Benchmarks.h"
#include "tests/bench/Workplace.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QStandardPaths>

namespace trinity::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int peopleCount = 1000;
constexpr int hugoRounds = 3;

constexpr auto hugoSettings = R"(baseURL = "https://example.org/"
title = "People"
disableKinds = ["home", "section", "taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]
)";

bool writeWithFolders(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray contentOfFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The same careers as sources of ours and as content of Hugo's, which takes JSON for the head of a page.
bool writePeople(const QString &folder, const QString &hugo)
{
    auto resume = QJsonDocument::fromJson(contentOfFile(QStringLiteral(TRINITY_TEST_DATA "/sources/full-cv.json"))).object();
    for (int number = 1; number <= peopleCount; ++number) {
        auto basics = resume.value("basics"_L1).toObject();
        basics.insert("name"_L1, u"Person %1"_s.arg(number));
        resume.insert("basics"_L1, basics);
        const auto json = QJsonDocument(resume).toJson();
        if (!writeWithFolders(u"%1/person-%2.json"_s.arg(folder).arg(number), json)
            || !writeWithFolders(u"%1/content/person-%2.md"_s.arg(hugo).arg(number), json + '\n'))
            return false;
    }
    return true;
}

} // namespace

QJsonObject besideHugo(const Workplace &workplace)
{
    const QString measure = u"1000_sites_beside_hugo"_s;
    const auto failed = [&](const QString &why) { return QJsonObject{{u"measure"_s, measure}, {u"error"_s, why}}; };
    const auto program = QStandardPaths::findExecutable(u"hugo"_s);
    if (program.isEmpty())
        return failed(u"hugo is not installed (package hugo)"_s);
    const auto people = workplace.newFolder();
    const auto hugo = workplace.newFolder();
    if (!writePeople(people, hugo) || !writeWithFolders(hugo + u"/hugo.toml"_s, hugoSettings)
        || !writeWithFolders(hugo + u"/layouts/_default/single.html"_s,
                             contentOfFile(QStringLiteral(TRINITY_BENCH_DIR "/hugo/single.html")))
        || !writeWithFolders(hugo + u"/layouts/partials/style.css"_s,
                             contentOfFile(QStringLiteral(TRINITY_THEMES_DIR "/enterprise/style.css"))))
        return failed(u"the sources could not be written"_s);

    QList<ChildRun> ours;
    QList<ChildRun> theirs;
    for (int i = 0; i < hugoRounds; ++i) { // in turn, so that both meet the same machine
        ours << runChild({workplace.cli(), u"build"_s, people, u"--theme"_s, u"enterprise"_s, u"--provider"_s, u"builtin"_s, u"--format"_s,
                          u"single"_s, u"--out"_s, workplace.newFolder(), u"--quiet"_s});
        theirs << runChild({program, u"-s"_s, hugo, u"-d"_s, workplace.newFolder(), u"--quiet"_s});
    }
    auto line = summary(measure, ours);
    const auto other = summary(measure, theirs);
    if (line.contains("error"_L1) || other.contains("error"_L1))
        return line.contains("error"_L1) ? line : other;
    line.insert(u"hugo_seconds"_s, other.value("seconds"_L1));
    line.insert(u"hugo_cpu_seconds"_s, other.value("cpu_seconds"_L1));
    line.insert(u"times_hugo"_s, rounded(line.value("seconds"_L1).toDouble() / other.value("seconds"_L1).toDouble()));
    line.insert(u"limit_times_hugo"_s, 1);
    return line;
}

} // namespace trinity::bench
