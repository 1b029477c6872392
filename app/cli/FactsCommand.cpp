// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/cli/FactsCommand.h"

#include "app/cli/Counted.h"
#include "app/cli/ErrorSentence.h"
#include "app/cli/JsonLines.h"
#include "app/cli/SourceList.h"
#include "app/cli/TextPlaces.h"
#include "engine/portfolio/JsonResume.h"
#include "engine/portfolio/SourceKindName.h"
#include "engine/reading/PortfolioReader.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QJsonArray>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

/// One value of the portfolio with its place, if it has one.
struct Fact {
    Fact() = default;
    QString pointer;
    QJsonValue value;
    std::optional<Provenance> place;
};

void collectFacts(const QString &pointer, const QJsonValue &value, const Portfolio &portfolio, QList<Fact> &facts)
{
    if (value.isObject()) {
        const auto object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            collectFacts(pointer + u'/' + QString(it.key()).replace(u'~', u"~0"_s).replace(u'/', u"~1"_s), it.value(), portfolio, facts);
    } else if (value.isArray()) {
        const auto array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            collectFacts(pointer + u'/' + QString::number(i), array.at(i), portfolio, facts);
    } else {
        Fact fact;
        fact.pointer = pointer;
        fact.value = value;
        const auto found = portfolio.provenance.constFind(pointer);
        if (found != portfolio.provenance.constEnd() && found->end > found->start)
            fact.place = *found;
        facts.append(fact);
    }
}

/// In the order of the source; what has no place comes last.
QList<Fact> factsOf(const Portfolio &portfolio)
{
    auto resume = jsonResumeFromPortfolio(portfolio);
    resume.remove(u"$schema"_s);
    resume.remove(u"meta"_s);
    QList<Fact> facts;
    collectFacts({}, resume, portfolio, facts);
    std::stable_sort(facts.begin(), facts.end(), [](const Fact &a, const Fact &b) {
        if (a.place.has_value() != b.place.has_value())
            return a.place.has_value();
        return a.place && a.place->start < b.place->start;
    });
    return facts;
}

QString howFound(Provenance::How how)
{
    switch (how) {
    case Provenance::How::Exact: return u"exact"_s;
    case Provenance::How::Normalised: return u"normalised"_s;
    case Provenance::How::User: return u"user"_s;
    case Provenance::How::Model: return u"model"_s;
    }
    return {};
}

QString valueText(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 15);
    return value.isBool() ? (value.toBool() ? u"true"_s : u"false"_s) : value.isNull() ? u"null"_s : value.toString();
}

void printFactsAsJson(const QString &source, const ReadPortfolio &read)
{
    const TextPlaces places(read.document.text);
    const auto facts = factsOf(read.portfolio);
    for (const auto &fact : facts) {
        QJsonObject line{{u"event"_s, u"fact"_s}, {u"source"_s, source}, {u"pointer"_s, fact.pointer}, {u"value"_s, fact.value}};
        line.insert(u"found"_s, fact.place ? QJsonValue(howFound(fact.place->how)) : QJsonValue(QJsonValue::Null));
        if (fact.place) {
            const auto place = places.at(fact.place->start);
            line.insert(u"line"_s, place.line);
            line.insert(u"column"_s, place.column);
            line.insert(u"start"_s, fact.place->start);
            line.insert(u"end"_s, fact.place->end);
            line.insert(u"text"_s, read.document.text.mid(fact.place->start, fact.place->end - fact.place->start));
        }
        printJson(line);
    }
    QJsonObject writers; // by voice
    if (read.saved)
        for (const auto &wording : read.saved->content.wordings)
            writers.insert(wording.voice, wording.writer);
    printJson({{u"event"_s, u"report"_s},
               {u"source"_s, source},
               {u"kind"_s, QString(sourceKindName(read.document.kind))},
               {u"encoding"_s, read.document.encoding},
               {u"encoding_guessed"_s, read.document.encodingGuessed},
               {u"language"_s, read.portfolio.language},
               {u"sha256"_s, QString::fromLatin1(read.document.sha256)},
               {u"facts"_s, facts.size()},
               {u"kept_unknown"_s, QJsonArray::fromStringList(read.report.keptUnknown)},
               {u"not_understood"_s, QJsonArray::fromStringList(read.report.notUnderstood)},
               {u"unplaced"_s, QJsonArray::fromStringList(read.report.unplaced)},
               {u"words"_s, writers},
               {u"confirmed"_s, QJsonArray::fromStringList(read.saved ? read.saved->confirmed() : QStringList())}});
}

void printFindings(const QString &title, const QStringList &findings)
{
    if (findings.isEmpty())
        return;
    toStdout(u"\n%1"_s.arg(title));
    for (const auto &finding : findings)
        toStdout(u"  "_s + forTerminal(finding, 300));
}

void printFactsForPeople(const QString &source, const ReadPortfolio &read)
{
    const auto facts = factsOf(read.portfolio);
    const auto encoding = read.document.encoding.isEmpty()
        ? QString()
        : u", "_s + read.document.encoding + (read.document.encodingGuessed ? u" (guessed)"_s : QString());
    toStdout(u"%1: %2%3, language %4, %5\n"_s
                 .arg(forTerminal(source, 200), QString(sourceKindName(read.document.kind)), encoding, read.portfolio.language)
                 .arg(counted(facts.size(), "fact"_L1)));
    const TextPlaces places(read.document.text);
    qsizetype widest = 0;
    for (const auto &fact : facts)
        widest = std::max(widest, std::min<qsizetype>(fact.pointer.size(), 34));
    for (const auto &fact : facts) {
        const auto place = fact.place ? places.at(fact.place->start) : TextPlace();
        const auto where = fact.place ? u"%1:%2"_s.arg(place.line).arg(place.column) : u"-"_s;
        const auto value = valueText(fact.value);
        auto line = u"  %1  %2  %3"_s.arg(where, -8).arg(fact.pointer, -widest).arg(forTerminal(value, 160));
        if (!fact.place)
            line += u"   (no place of its own)"_s;
        else if (fact.place->how == Provenance::How::User || fact.place->how == Provenance::How::Model)
            line += u"   (found by the %1)"_s.arg(howFound(fact.place->how));
        const auto words = fact.place ? read.document.text.mid(fact.place->start, fact.place->end - fact.place->start) : QString();
        if (fact.place && words.simplified() != value.simplified())
            line += u"   from \"%1\""_s.arg(forTerminal(words, 80));
        toStdout(line);
    }
    printFindings(u"Kept as they are, though no field of ours holds them:"_s, read.report.keptUnknown);
    printFindings(u"Not understood:"_s, read.report.notUnderstood);
    printFindings(u"Belongs to no section:"_s, read.report.unplaced);
    if (!read.saved)
        return;
    QStringList words;
    for (const auto &wording : read.saved->content.wordings)
        words << u"%1, written by %2"_s.arg(wording.voice, wording.writer.isEmpty() ? u"nobody who is named"_s : wording.writer);
    printFindings(u"Words of voices:"_s, words);
    printFindings(u"Confirmed by you:"_s, read.saved->confirmed());
}

} // namespace

QString factsHelp()
{
    return u"Usage: trinity-cli facts SOURCE [--json]\n"
           "\n"
           "Shows what was read from a portfolio file: every fact with its place (line:column) in the source, the words that stand\n"
           "there when they are not the fact itself, and how it was found; then the import report. SOURCE is a file, a folder, or -\n"
           "for standard input. Places in PDF, DOCX, ODT and HTML files count in the text that was taken out of them.\n"
           "\n"
           "      --json   one JSON object per line: {\"event\":\"fact\",\"source\",\"pointer\",\"value\",\"found\",\"line\",\"column\",\n"
           "               \"start\",\"end\",\"text\"}, in the order of the source, then {\"event\":\"report\",...}. \"found\" is exact,\n"
           "               normalised, user or model, or null for a fact without a place; start and end count UTF-16 units.\n"
           "      --help\n"
           "\n"
           "Exit codes: 0 done, 1 one of several sources could not be read, 2 wrong usage, 3 no source could be read."_s;
}

ExitCode runFacts(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(u"json"_s));
    const bool parsed = parser.parse(QStringList{u"trinity-cli"_s} + arguments);
    if (!parsed || parser.positionalArguments().size() != 1) {
        toStderr(u"%1 See trinity-cli facts --help."_s.arg(parsed ? u"facts takes one source."_s : parser.errorText() + u'.'));
        return ExitCode::WrongUsage;
    }
    const auto list = SourceList::fromArguments(parser.positionalArguments());
    int readable = 0;
    for (const auto &source : list.sources) {
        const auto read = source.read();
        if (!read) {
            toStderr(errorSentence(read.error()));
            continue;
        }
        if (parser.isSet(u"json"_s)) {
            printFactsAsJson(source.name, *read);
        } else {
            if (readable > 0)
                toStdout({});
            printFactsForPeople(source.name, *read);
        }
        ++readable;
    }
    for (const auto &folder : list.emptyFolders)
        toStderr(u"%1 holds no portfolio file."_s.arg(folder));
    return readable == 0 ? ExitCode::NoSource : readable < list.sources.size() ? ExitCode::JobFailed : ExitCode::Done;
}

} // namespace trinity
