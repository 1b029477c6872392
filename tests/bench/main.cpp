// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/bench/Benchmarks.h"
#include "tests/bench/ReadingBenchmark.h"
#include "tests/bench/ServeCommand.h"
#include "tests/bench/Workplace.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace {

bool print(const QJsonObject &line)
{
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
    return !line.contains("error"_L1);
}

bool measureAll(const trinity::bench::Workplace &workplace, const QString &window, bool windowIsNamed, int awaySeconds)
{
    using namespace trinity::bench;
    const QString sources = QStringLiteral(TRINITY_TEST_DATA "/sources/");
    bool complete = true;
    complete &= print(dashboardInAllThemes(workplace));
    if (windowIsNamed || QFileInfo::exists(window))
        complete &= print(windowShown(window));
    complete &= print(besideHugo(workplace));
    for (const auto &line : allAtOnce(workplace))
        complete &= print(line);
    complete &= print(refused(workplace));
    for (const auto &line : longWaits(workplace, awaySeconds))
        complete &= print(line);
    for (const auto &line : readingPdf())
        complete &= print(line);
    // What needs memory of this process comes last: Linux counts it as the peak of every program that is started later.
    complete &= print(answersOfTheEngine(workplace, {}));
    complete &= print(liveStreams(workplace));
    complete &= print(pagesPerSecond(sources + u"full-cv.json"_s));
    complete &= print(pagesPerSecond(sources + u"github-dashboard-paste.txt"_s));
    complete &= print(cacheLookups());
    const QString facts = QStringLiteral(TRINITY_TEST_DATA "/facts/");
    complete &= print(factCheckSentences(facts + u"cv-english.txt"_s, facts + u"cv-english.jsonl"_s));
    complete &= print(factCheckWording(facts + u"resume.json"_s, facts + u"resume.jsonl"_s));
    complete &= print(readingText());
    return complete;
}

} // namespace

/// Measures, one JSON object per line. Slow is not an error; what could not be measured is.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Measures Trinity; use a release build. One JSON object per line."_s);
    parser.addHelpOption();
    const QCommandLineOption cli(u"cli"_s, u"The trinity-cli to measure, by default the one beside this program."_s, u"FILE"_s,
                                 QCoreApplication::applicationDirPath() + u"/trinity-cli"_s);
    parser.addOption(cli);
    const QCommandLineOption window(u"window"_s, u"The trinity to measure, by default the one beside this program, if there is one."_s,
                                    u"FILE"_s, QCoreApplication::applicationDirPath() + u"/trinity"_s);
    parser.addOption(window);
    const QCommandLineOption away(u"away"_s, u"How long the server that dies stays away, by default 20."_s, u"SECONDS"_s, u"20"_s);
    parser.addOption(away);
    const QCommandLineOption server(u"server"_s,
                                    u"Measures nothing but the engine's answers per second, at a server that runs already and speaks "
                                    "like Ollama."_s,
                                    u"URL"_s);
    parser.addOption(server);
    QCommandLineOption serveOption(u"serve"_s, {}, u"WISHES"_s); // for this program's own use
    serveOption.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOption(serveOption);
    parser.process(application);

    using namespace trinity::bench;
    if (parser.isSet(serveOption))
        return serve(QJsonDocument::fromJson(parser.value(serveOption).toUtf8()).object());
    const Workplace workplace(parser.value(cli));
    if (!workplace.isReady()) {
        print({{u"error"_s, u"the sources could not be written"_s}});
        return 1;
    }
    if (parser.isSet(server))
        return print(answersOfTheEngine(workplace, QUrl(parser.value(server)))) ? 0 : 1;
    return measureAll(workplace, parser.value(window), parser.isSet(window), parser.value(away).toInt()) ? 0 : 1;
}
