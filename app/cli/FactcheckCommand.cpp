// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/cli/FactcheckCommand.h"

#include "app/cli/Confirming.h"
#include "app/cli/ErrorSentence.h"
#include "app/cli/JsonLines.h"
#include "app/cli/SourceList.h"
#include "app/cli/TextPlaces.h"
#include "engine/jobs/WordingSource.h"
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
    Confirming confirming;
    bool ownWords = false; ///< those that are saved in the source, instead of a text
    bool json = false;
    bool strict = false;
};

/// One line of the text: the worst that its sentences came to. Or one sentence of a saved wording.
struct CheckedLine {
    CheckedLine() = default;
    int number = 0;
    QString voice; ///< of a saved wording; the sentence's field stands beside it
    CheckedSentence checked;
};

Result<FactcheckOptions> factcheckOptionsFrom(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions({QCommandLineOption(u"json"_s), QCommandLineOption(u"strict"_s), QCommandLineOption(u"words"_s)});
    parser.addOption({{u"confirm"_s}, {}, u"sentence"_s});
    parser.addOption({{u"take-back"_s}, {}, u"sentence"_s});
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
    options.ownWords = parser.isSet(u"words"_s);
    options.confirming.confirm = parser.values(u"confirm"_s);
    options.confirming.takeBack = parser.values(u"take-back"_s);
    for (const auto &sentence : options.confirming.confirm + options.confirming.takeBack)
        if (sentence.simplified().isEmpty())
            return Error(ErrorKind::BadRequest, u"--confirm and --take-back need a sentence."_s);
    if (positional.size() == 2 && (options.ownWords || !options.confirming.isEmpty()))
        return Error(ErrorKind::BadRequest, u"--words, --confirm and --take-back are about the source itself and take no text."_s);
    if (options.ownWords || !options.confirming.isEmpty())
        return options;
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

QList<CheckedLine> linesChecked(const FactCheck &check, const QString &text)
{
    QList<CheckedLine> lines;
    int number = 0;
    for (const auto &part : text.split(u'\n')) {
        ++number;
        if (part.trimmed().isEmpty())
            continue;
        CheckedLine line;
        line.number = number;
        line.checked = checkedLine(check, part.trimmed());
        lines.append(line);
    }
    return lines;
}

QList<CheckedLine> ownWordsChecked(const FactCheck &check, const TrinityDocument &document)
{
    QList<CheckedLine> lines;
    const auto voices = document.content.wordings.keys();
    for (const auto &voice : voices) {
        WordingSource known;
        known.edits = document.content.edits.value(voice);
        known.confirmed = document.confirmed();
        const auto trusted = known.trusted(document.content.wordings.value(voice));
        const auto report = FactCheck::withConfirmed(check.check(document.wording(voice)), trusted);
        for (const auto &checked : report.sentences) {
            CheckedLine line;
            line.voice = voice;
            line.checked = checked;
            lines.append(line);
        }
    }
    return lines;
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
    if (!line.voice.isEmpty()) {
        object.remove(u"line"_s);
        object.insert(u"voice"_s, line.voice);
        object.insert(u"field"_s, line.checked.field);
    }
    if (line.checked.support == Support::Unsupported || line.checked.support == Support::Confirmed) {
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
        const auto where = line.voice.isEmpty() ? QString::number(line.number) : u"%1, %2"_s.arg(line.voice, line.checked.field);
        toStdout(u"  %1: %2"_s.arg(where, forTerminal(line.checked.sentence, 400)));
        if (support == Support::Unsupported || support == Support::Confirmed)
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
    printGroup(u"Confirmed by you: the source does not say this"_s, lines, Support::Confirmed, places);
    printGroup(u"Reworded: nothing in it goes beyond the source, as far as this check sees"_s, lines, Support::Reworded, places);
    printGroup(u"Ok: stands in the source, word for word"_s, lines, Support::Ok, places);
    const auto count = [&lines](Support support) {
        return std::count_if(lines.begin(), lines.end(), [support](const CheckedLine &line) { return line.checked.support == support; });
    };
    const auto confirmed = count(Support::Confirmed) > 0 ? u", %1 confirmed by you"_s.arg(count(Support::Confirmed)) : QString();
    toStdout(u"%1 ok, %2 reworded, %3 unsupported%4"_s.arg(QString::number(count(Support::Ok)), QString::number(count(Support::Reworded)),
                                                           QString::number(count(Support::Unsupported)), confirmed));
}

} // namespace

QString factcheckHelp()
{
    return u"Usage: trinity-cli factcheck SOURCE [TEXT] [--json] [--strict]\n"
           "       trinity-cli factcheck DOCUMENT --words [--json] [--strict]\n"
           "       trinity-cli factcheck DOCUMENT --confirm SENTENCE ... --take-back SENTENCE ...\n"
           "\n"
           "Holds sentences against a source, without a model: every number, date, name, link, title, award and skill must stand in\n"
           "it. SOURCE is a portfolio file, or - for standard input; TEXT is a file with one sentence per line, or - (the default) for\n"
           "standard input. A line with several sentences gets one answer: that of its worst sentence. Empty lines are passed over.\n"
           "\n"
           "  ok           stands in the source, word for word\n"
           "  reworded     other words; nothing in it goes beyond the source, as far as this check sees\n"
           "  unsupported  names something that the source does not say; the reason stands beside it\n"
           "  confirmed    that, but you have said that it is so\n"
           "\n"
           "      --words    check the words that are saved in a .trinity document, instead of a text\n"
           "      --confirm SENTENCE\n"
           "                 this sentence is true although the source does not say it: kept in the .trinity document, for all its\n"
           "                 words; sites built from it with --facts strict show it. May be given several times\n"
           "      --take-back SENTENCE\n"
           "                 it is not confirmed any longer\n"
           "      --json     one JSON object per line of the text, in its order: "
           "{\"line\",\"sentence\",\"status\",\"evidence\":[{\"start\",\n"
           "                 \"end\",\"text\"}]}, with \"token\" and \"reason\" when unsupported or confirmed, and with --words \"voice\"\n"
           "                 and \"field\" instead of \"line\". start and end count UTF-16 units of the source's text.\n"
           "      --strict   exit code 1 when a sentence is unsupported\n"
           "      --help\n"
           "\n"
           "Exit codes: 0 checked, whatever came of it, or confirmed, 1 unsupported sentences with --strict, or the document could\n"
           "not be written, 2 wrong usage, 3 the source or the text could not be read, or carries no words."_s;
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
    if (!options->confirming.isEmpty()) {
        const auto code = confirmInDocument(source, options->confirming);
        if (code != ExitCode::Done || !options->ownWords)
            return code;
    }
    const auto read = source.read();
    if (!read) {
        toStderr(errorSentence(read.error()));
        return ExitCode::NoSource;
    }
    const auto evidence = read->evidenceText();
    FactCheck check(read->portfolio, evidence);
    if (read->saved)
        check.setConfirmed(read->saved->confirmed());
    QList<CheckedLine> lines;
    if (options->ownWords) {
        if (!read->saved || read->saved->content.wordings.isEmpty()) {
            toStderr(u"%1 carries no words. trinity-cli build --save-documents saves them."_s.arg(source.name));
            return ExitCode::NoSource;
        }
        lines = ownWordsChecked(check, *read->saved);
    } else {
        const auto text = textToCheck(options->text);
        if (!text) {
            toStderr(errorSentence(text.error()));
            return ExitCode::NoSource;
        }
        lines = linesChecked(check, *text);
    }
    if (options->json)
        std::for_each(lines.begin(), lines.end(), printLineAsJson);
    else
        printForPeople(lines, evidence);
    const bool hasUnsupported =
        std::any_of(lines.begin(), lines.end(), [](const CheckedLine &line) { return line.checked.support == Support::Unsupported; });
    return hasUnsupported && options->strict ? ExitCode::JobFailed : ExitCode::Done;
}

} // namespace trinity
