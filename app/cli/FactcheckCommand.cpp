// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/cli/FactcheckCommand.h"

#include "app/cli/ErrorSentence.h"
#include "app/cli/JsonLines.h"
#include "app/cli/SourceList.h"
#include "app/cli/TextPlaces.h"
#include "engine/reading/PortfolioReader.h"
#include "engine/reading/TextDecoder.h"
#include "engine/writing/FactCheck.h"
#include "engine/writing/Sentences.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

struct FactcheckOptions {
    FactcheckOptions() = default;
    QString source;
    QString text = QStringLiteral("-");
    bool json = false;
    bool strict = false;
};

/// One line of the text: the worst that its sentences came to.
struct CheckedLine {
    CheckedLine() = default;
    int number = 0;
    CheckedSentence checked;
};

Result<FactcheckOptions> factcheckOptionsFrom(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions({QCommandLineOption(u"json"_s), QCommandLineOption(u"strict"_s)});
    if (!parser.parse(QStringList{u"trinity-cli"_s} + arguments))
        return Error(ErrorKind::BadRequest, parser.errorText() + u'.');
    const auto positional = parser.positionalArguments();
    if (positional.isEmpty() || positional.size() > 2)
        return Error(ErrorKind::BadRequest, u"factcheck takes a source and a text."_s);
    FactcheckOptions options;
    options.source = positional.first();
    options.text = positional.value(1, u"-"_s);
    options.json = parser.isSet(u"json"_s);
    options.strict = parser.isSet(u"strict"_s);
    if (options.source == "-"_L1 && options.text == "-"_L1)
        return Error(ErrorKind::BadRequest, u"The source and the text cannot both be standard input."_s);
    return options;
}

Result<QString> textToCheck(const QString &path)
{
    QByteArray bytes;
    if (path == "-"_L1) {
        bytes = SourceList::fromArguments({path}).sources.constFirst().bytes;
    } else {
        QFile file(path);
        if (QFileInfo(path).isDir() || !file.open(QIODevice::ReadOnly))
            return Error(ErrorKind::BadSource, u"%1 could not be opened"_s.arg(path));
        bytes = file.read(PortfolioReader::maximumBytes + 1);
    }
    if (bytes.size() > PortfolioReader::maximumBytes)
        return Error(ErrorKind::TooLarge, u"The text is larger than 5 MB"_s);
    return decodeText(bytes).text;
}

int badness(Support support)
{
    switch (support) {
    case Support::Ok: return 0;
    case Support::Reworded: return 1;
    case Support::Confirmed: return 2;
    case Support::Unsupported: return 3;
    }
    return 0;
}

CheckedSentence checkedLine(const FactCheck &check, const QString &line)
{
    CheckedSentence worst;
    worst.sentence = line;
    for (const auto &sentence : sentencesOf(line)) {
        const auto checked = check.checkSentence(sentence);
        for (const auto &place : checked.evidence)
            if (!worst.evidence.contains(place))
                worst.evidence.append(place);
        if (badness(checked.support) <= badness(worst.support))
            continue;
        worst.support = checked.support;
        worst.token = checked.token;
        worst.reason = checked.reason;
    }
    std::sort(worst.evidence.begin(), worst.evidence.end(), [](const Evidence &a, const Evidence &b) { return a.start < b.start; });
    return worst;
}

QString statusOf(Support support)
{
    switch (support) {
    case Support::Ok: return u"ok"_s;
    case Support::Reworded: return u"reworded"_s;
    case Support::Unsupported: return u"unsupported"_s;
    case Support::Confirmed: return u"confirmed"_s;
    }
    return {};
}

void printLineAsJson(const CheckedLine &line)
{
    QJsonArray evidence;
    for (const auto &place : line.checked.evidence)
        evidence.append(QJsonObject{{u"start"_s, place.start}, {u"end"_s, place.end}, {u"text"_s, place.text}});
    QJsonObject object{{u"line"_s, line.number},
                       {u"sentence"_s, line.checked.sentence},
                       {u"status"_s, statusOf(line.checked.support)},
                       {u"evidence"_s, evidence}};
    if (line.checked.support == Support::Unsupported) {
        object.insert(u"token"_s, line.checked.token);
        object.insert(u"reason"_s, line.checked.reason);
    }
    printJson(object);
}

void printGroup(const QString &title, const QList<CheckedLine> &lines, Support support, const TextPlaces &places)
{
    bool isFirst = true;
    for (const auto &line : lines) {
        if (line.checked.support != support)
            continue;
        if (std::exchange(isFirst, false))
            toStdout(title);
        toStdout(u"  %1: %2"_s.arg(line.number).arg(forTerminal(line.checked.sentence, 400)));
        if (support == Support::Unsupported)
            toStdout(u"      %1: \"%2\""_s.arg(line.checked.reason, forTerminal(line.checked.token, 80)));
        for (const auto &evidence : line.checked.evidence) {
            const auto place = places.at(evidence.start);
            toStdout(u"      source %1:%2  %3"_s.arg(place.line).arg(place.column).arg(forTerminal(evidence.text, 120)));
        }
    }
    if (!isFirst)
        toStdout({});
}

void printForPeople(const QList<CheckedLine> &lines, const QString &source)
{
    const TextPlaces places(source);
    printGroup(u"Unsupported: the source does not say this"_s, lines, Support::Unsupported, places);
    printGroup(u"Reworded: nothing in it goes beyond the source, as far as this check sees"_s, lines, Support::Reworded, places);
    printGroup(u"Ok: stands in the source, word for word"_s, lines, Support::Ok, places);
    const auto count = [&lines](Support support) {
        return std::count_if(lines.begin(), lines.end(), [support](const CheckedLine &line) { return line.checked.support == support; });
    };
    toStdout(
        u"%1 ok, %2 reworded, %3 unsupported"_s.arg(count(Support::Ok)).arg(count(Support::Reworded)).arg(count(Support::Unsupported)));
}

} // namespace

QString factcheckHelp()
{
    return u"Usage: trinity-cli factcheck SOURCE [TEXT] [--json] [--strict]\n"
           "\n"
           "Holds sentences against a source, without a model: every number, date, name, link, title, award and skill must stand in\n"
           "it. SOURCE is a portfolio file, or - for standard input; TEXT is a file with one sentence per line, or - (the default) for\n"
           "standard input. A line with several sentences gets one answer: that of its worst sentence. Empty lines are passed over.\n"
           "\n"
           "  ok           stands in the source, word for word\n"
           "  reworded     other words; nothing in it goes beyond the source, as far as this check sees\n"
           "  unsupported  names something that the source does not say; the reason stands beside it\n"
           "\n"
           "      --json     one JSON object per line of the text, in its order: "
           "{\"line\",\"sentence\",\"status\",\"evidence\":[{\"start\",\n"
           "                 \"end\",\"text\"}]}, with \"token\" and \"reason\" when unsupported. start and end count UTF-16 units of the\n"
           "                 source's text.\n"
           "      --strict   exit code 1 when a sentence is unsupported\n"
           "      --help\n"
           "\n"
           "Exit codes: 0 checked, whatever came of it, 1 unsupported sentences with --strict, 2 wrong usage, 3 the source or the\n"
           "text could not be read."_s;
}

ExitCode runFactcheck(const QStringList &arguments)
{
    const auto options = factcheckOptionsFrom(arguments);
    if (!options) {
        toStderr(u"%1 See trinity-cli factcheck --help."_s.arg(options.error().detail));
        return ExitCode::WrongUsage;
    }
    const auto list = SourceList::fromArguments({options->source});
    if (const auto code = list.requireOne(u"factcheck"_s, options->source); code != ExitCode::Done)
        return code;
    const auto &source = list.sources.constFirst();
    const auto read = source.read();
    if (!read) {
        toStderr(errorSentence(read.error()));
        return ExitCode::NoSource;
    }
    const auto text = textToCheck(options->text);
    if (!text) {
        toStderr(errorSentence(text.error()));
        return ExitCode::NoSource;
    }
    const FactCheck check(read->portfolio, read->document.text);
    QList<CheckedLine> lines;
    bool hasUnsupported = false;
    int number = 0;
    for (const auto &part : text->split(u'\n')) {
        ++number;
        if (part.trimmed().isEmpty())
            continue;
        CheckedLine line;
        line.number = number;
        line.checked = checkedLine(check, part.trimmed());
        hasUnsupported = hasUnsupported || line.checked.support == Support::Unsupported;
        if (options->json)
            printLineAsJson(line);
        else
            lines.append(line);
    }
    if (!options->json)
        printForPeople(lines, read->document.text);
    return hasUnsupported && options->strict ? ExitCode::JobFailed : ExitCode::Done;
}

} // namespace trinity
