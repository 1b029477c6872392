// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/bench/Benchmarks.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>

#include <cstdio>
#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace {

bool print(const QJsonObject &line)
{
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
    return !line.contains("error"_L1);
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
    parser.process(application);

    using namespace trinity::bench;
    const QString program = parser.value(cli);
    const QString sources = QStringLiteral(TRINITY_TEST_DATA "/sources/");
    bool complete = true;
    complete &= print(dashboardInAllThemes(program));
    if (parser.isSet(window) || QFileInfo::exists(parser.value(window)))
        complete &= print(windowShown(parser.value(window)));
    complete &= print(manySourcesAtOnce(program, Protocol::Ollama));
    complete &= print(manySourcesAtOnce(program, Protocol::OpenAi));
    complete &= print(pagesPerSecond(sources + u"full-cv.json"_s));
    complete &= print(pagesPerSecond(sources + u"github-dashboard-paste.txt"_s));
    complete &= print(cacheLookups());
    return complete ? 0 : 1;
}
