// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/cli/ConvertCommand.h"

#include "app/cli/Counted.h"
#include "app/cli/ErrorSentence.h"
#include "app/cli/SourceList.h"
#include "engine/portfolio/SeedDialect.h"
#include "engine/portfolio/TrinityFile.h"
#include "engine/reading/PortfolioReader.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <cstdio>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostFindingsTold = 20;

enum class ConvertTo { Trinity, JsonResume, Seed };

struct ConvertOptions {
    ConvertOptions() = default;
    QString source;
    QString output; ///< empty for standard output
    ConvertTo to = ConvertTo::Trinity;
    bool quiet = false;
};

Error wrongUsage(const QString &sentence)
{
    return Error(ErrorKind::BadRequest, sentence);
}

Result<ConvertOptions> convertOptionsFrom(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOption({{u"to"_s}, {}, u"form"_s});
    parser.addOption({{u"o"_s, u"out"_s}, {}, u"file"_s});
    parser.addOption(QCommandLineOption(u"quiet"_s));
    if (!parser.parse(QStringList{u"trinity-cli"_s} + arguments))
        return wrongUsage(parser.errorText() + u'.');
    ConvertOptions options;
    if (parser.positionalArguments().size() != 1)
        return wrongUsage(u"convert takes one source."_s);
    options.source = parser.positionalArguments().first();
    options.quiet = parser.isSet(u"quiet"_s);
    const auto form = parser.value(u"to"_s);
    if (form == "trinity"_L1)
        options.to = ConvertTo::Trinity;
    else if (form == "jsonresume"_L1)
        options.to = ConvertTo::JsonResume;
    else if (form == "seed"_L1)
        options.to = ConvertTo::Seed;
    else
        return wrongUsage(form.isEmpty() ? u"--to is missing: trinity, jsonresume or seed."_s
                                         : u"--to is trinity, jsonresume or seed, not \"%1\"."_s.arg(form));
    if (parser.isSet(u"out"_s) && parser.value(u"out"_s).isEmpty())
        return wrongUsage(u"--out needs the name of a file."_s);
    if (parser.value(u"out"_s) != "-"_L1)
        options.output = parser.value(u"out"_s);
    return options;
}

/// What is to be converted, as a document.
struct Converted {
    Converted() = default;
    TrinityDocument document;
    ImportReport report;
    bool wasDocument = false;
};

Result<Converted> readForConversion(const Source &source)
{
    auto reading = source.read();
    if (!reading)
        return reading.error();
    Converted converted;
    if (reading->document.kind != SourceKind::Trinity) {
        converted.document = TrinityDocument::fromSource(reading->document, reading->portfolio);
        converted.report = reading->report;
        return converted;
    }
    converted.wasDocument = true;
    auto document = source.path.isEmpty() ? TrinityDocument::fromJson(source.bytes, converted.report)
                                          : TrinityFile::open(source.path, converted.report);
    if (!document)
        return document.error();
    converted.document = *document;
    return converted;
}

void tellList(const QString &name, const QString &what, const QStringList &findings)
{
    for (const auto &finding : findings.first(std::min(mostFindingsTold, findings.size())))
        toStderr(u"%1: %2: %3"_s.arg(name, what, finding.simplified().left(200)));
    if (findings.size() > mostFindingsTold)
        toStderr(u"%1: %2: %3 more"_s.arg(name, what).arg(findings.size() - mostFindingsTold));
}

QString omissionsOfResume(const TrinityContent &content)
{
    QStringList parts;
    if (!content.sources.isEmpty())
        parts << u"the sources' texts"_s;
    if (!content.wordings.isEmpty() || !content.edits.isEmpty())
        parts << u"the wordings of "_s + counted(std::max(content.wordings.size(), content.edits.size()), "voice"_L1);
    if (!content.themes.isEmpty())
        parts << u"the options of themes"_s;
    return parts.join(u", "_s);
}

void tellReport(const QString &name, const ConvertOptions &options, const Converted &converted)
{
    tellList(name, u"not understood"_s, converted.report.notUnderstood);
    if (options.to != ConvertTo::Trinity)
        tellList(name, u"fits no field and is left out"_s, converted.report.unplaced);
    if (options.to == ConvertTo::Seed)
        if (const auto missing = seedOmissions(converted.document.facts()); !missing.isEmpty())
            toStderr(u"%1: the seed form has no place for: %2. It carries them under \"x_resume\" and \"x_more_repos\", which Trinity "
                     u"reads back and "
                     "other programs do not know."_s.arg(name, missing.join(u", "_s)));
    if (converted.wasDocument && options.to != ConvertTo::Trinity)
        if (const auto missing = omissionsOfResume(converted.document.content); !missing.isEmpty())
            toStderr(u"%1: left out, because only a Trinity document holds it: %2."_s.arg(name, missing));
    if (!options.quiet)
        toStderr(u"%1: %2 read, %3 kept as they are."_s.arg(name, counted(converted.report.factsRead, "fact"_L1),
                                                            counted(converted.report.keptUnknown.size(), "key"_L1)));
}

/// JSON that is no document may be replaced: it is an earlier conversion. Other files are somebody's work.
Result<void> mayReplace(const QString &path)
{
    if (QFileInfo(path).size() == 0)
        return {};
    QFile file(path);
    const auto keep = [&path](const QString &why) {
        return Error(ErrorKind::WriteFailed, u"%1 was not overwritten: it %2"_s.arg(path, why));
    };
    if (!file.open(QIODevice::ReadOnly) || file.size() > TrinityDocument::maximumBytes)
        return keep(u"cannot be read"_s);
    const auto root = OrderedJson::parse(file.readAll());
    if (!root || !root->isObject())
        return keep(u"is no JSON object"_s);
    if (TrinityDocument::isDocument(*root))
        return keep(u"is a Trinity document, which holds more than this form"_s);
    return {};
}

Result<void> writeConversion(const ConvertOptions &options, const TrinityDocument &document)
{
    const QByteArray bytes = options.to == ConvertTo::Trinity ? document.toJson()
        : options.to == ConvertTo::JsonResume                 ? document.jsonResume().toBytes()
                                                              : document.seed().toBytes();
    if (options.output.isEmpty()) {
        const bool written =
            std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout) == size_t(bytes.size()) && std::fflush(stdout) == 0;
        return written ? Result<void>() : Error(ErrorKind::WriteFailed, u"standard output cannot be written"_s);
    }
    if (options.to == ConvertTo::Trinity)
        return TrinityFile::save(options.output, document);
    if (const auto may = mayReplace(options.output); !may)
        return may.error();
    return TrinityFile::write(options.output, bytes);
}

bool isSameFile(const QString &a, const QString &b)
{
    const auto path = QFileInfo(a).canonicalFilePath();
    return !path.isEmpty() && path == QFileInfo(b).canonicalFilePath();
}

} // namespace

QString convertHelp()
{
    return u"Usage: trinity-cli convert SOURCE --to trinity|jsonresume|seed [-o FILE]\n"
           "\n"
           "Reads a portfolio file of any kind and writes its facts in another form. SOURCE is a file, a folder with one portfolio\n"
           "file, or - for standard input.\n"
           "\n"
           "      --to trinity     a document of Trinity: a JSON Resume with the source's text and the place of each fact\n"
           "      --to jsonresume  JSON Resume 1.0\n"
           "      --to seed        the content JSON with brand_name, hero and repos; what has no place there stands under x_resume\n"
           "  -o, --out FILE       default: standard output. The source, a broken or newer document and files of other kinds are\n"
           "                       never overwritten\n"
           "      --quiet          only problems\n"
           "      --help\n"
           "\n"
           "JSON keeps the order of its keys, its numbers and its unknown keys. What was not understood, and what the other form\n"
           "cannot hold, is told on standard error.\n"
           "Exit codes: 0 done, 1 not written, 2 wrong usage, 3 the source could not be read."_s;
}

ExitCode runConvert(const QStringList &arguments)
{
    const auto options = convertOptionsFrom(arguments);
    if (!options) {
        toStderr(u"%1 See trinity-cli convert --help."_s.arg(options.error().detail));
        return ExitCode::WrongUsage;
    }
    const auto list = SourceList::fromArguments({options->source});
    if (const auto code = list.requireOne(u"convert"_s, options->source); code != ExitCode::Done)
        return code;
    const auto &source = list.sources.first();
    if (!options->output.isEmpty() && !source.path.isEmpty() && isSameFile(options->output, source.path)) {
        toStderr(u"The output would overwrite the source %1; name another file. See trinity-cli convert --help."_s.arg(source.path));
        return ExitCode::WrongUsage;
    }
    const auto converted = readForConversion(source);
    if (!converted) {
        toStderr(errorSentence(converted.error()));
        return ExitCode::NoSource;
    }
    tellReport(source.name, *options, *converted);
    if (const auto written = writeConversion(*options, converted->document); !written) {
        toStderr(u"%1."_s.arg(written.error().detail));
        return ExitCode::JobFailed;
    }
    return ExitCode::Done;
}

} // namespace trinity
