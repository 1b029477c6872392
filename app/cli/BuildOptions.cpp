// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/cli/BuildOptions.h"

#include <QtCore/QCommandLineParser>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostRequestsInFlight = 1000;
constexpr double longestSeconds = 7 * 24 * 3600;

Error usage(const QString &sentence)
{
    return Error(ErrorKind::BadRequest, sentence);
}

void declareOptions(QCommandLineParser &parser)
{
    const auto value = [&parser](const QStringList &names) { parser.addOption({names, {}, u"value"_s}); };
    value({u"t"_s, u"theme"_s});
    value({u"voice"_s});
    value({u"o"_s, u"out"_s});
    value({u"f"_s, u"format"_s});
    value({u"provider"_s});
    value({u"url"_s});
    value({u"model"_s});
    value({u"j"_s, u"jobs"_s});
    value({u"when-down"_s});
    value({u"patience"_s});
    value({u"facts"_s});
    value({u"deadline"_s});
    value({u"save-documents"_s});
    for (const auto &flag : {u"no-cache"_s, u"refresh"_s, u"json"_s, u"quiet"_s})
        parser.addOption(QCommandLineOption(flag));
}

Result<QStringList> themesFrom(const QCommandLineParser &parser, const ThemeCatalog &catalog)
{
    const auto text = parser.isSet(u"theme"_s) ? parser.values(u"theme"_s).join(u',') : u"enterprise"_s;
    QStringList themes;
    for (const auto &part : text.split(u',', Qt::SkipEmptyParts)) {
        const auto id = part.trimmed();
        if (id == "all"_L1)
            themes << catalog.ids();
        else if (catalog.find(id))
            themes << id;
        else
            return usage(u"There is no theme \"%1\". Themes: %2."_s.arg(id, catalog.ids().join(u", "_s)));
    }
    themes.removeDuplicates();
    if (themes.isEmpty())
        return usage(u"No theme was named. Themes: %1."_s.arg(catalog.ids().join(u", "_s)));
    return themes;
}

Result<std::chrono::milliseconds> secondsFrom(const QCommandLineParser &parser, const QString &option)
{
    bool isNumber = false;
    const auto text = parser.value(option);
    const double seconds = text.toDouble(&isNumber);
    if (!isNumber || !(seconds > 0) || seconds > longestSeconds)
        return usage(u"--%1 takes a number of seconds, not \"%2\"."_s.arg(option, text));
    return std::chrono::milliseconds(qint64(seconds * 1000));
}

Result<void> readVoice(BuildOptions &options, const QCommandLineParser &parser, const ThemeCatalog &catalog)
{
    const auto voice = parser.value(u"voice"_s);
    if (voice.isEmpty() || voice == "theme"_L1)
        return {};
    if (voice == "plain"_L1) {
        options.jobs.voiceChoice = VoiceChoice::Plain;
        return {};
    }
    const auto *theme = catalog.find(voice);
    if (!theme || !theme->hasOwnVoice)
        return usage(u"There is no voice \"%1\": theme, plain, or the id of a theme that has its own."_s.arg(voice));
    options.jobs.voiceChoice = VoiceChoice::Named;
    options.jobs.voice = voice;
    return {};
}

Result<void> readOutput(BuildOptions &options, const QCommandLineParser &parser)
{
    options.jobs.exportTo = parser.isSet(u"out"_s) ? parser.value(u"out"_s) : u"sites"_s;
    if (options.jobs.exportTo->isEmpty())
        return usage(u"--out needs the name of a folder."_s);
    const auto format = parser.isSet(u"format"_s) ? parser.value(u"format"_s) : u"folder"_s;
    if (format == "folder"_L1)
        options.jobs.format = ExportFormat::Folder;
    else if (format == "single"_L1)
        options.jobs.format = ExportFormat::SingleFile;
    else if (format == "zip"_L1)
        options.jobs.format = ExportFormat::Zip;
    else
        return usage(u"--format is folder, single or zip, not \"%1\"."_s.arg(format));
    options.documents = parser.value(u"save-documents"_s);
    if (parser.isSet(u"save-documents"_s) && options.documents.isEmpty())
        return usage(u"--save-documents needs the name of a folder."_s);
    options.json = parser.isSet(u"json"_s);
    options.quiet = parser.isSet(u"quiet"_s);
    return {};
}

Result<void> readConnection(BuildOptions &options, const QCommandLineParser &parser)
{
    auto &wish = options.connection;
    if (parser.isSet(u"provider"_s)) {
        const auto provider = parser.value(u"provider"_s);
        if (!setProvider(wish, provider))
            return usage(u"--provider is auto, builtin, ollama, openai, anthropic or gemini, not \"%1\"."_s.arg(provider));
    }
    wish.url = parser.value(u"url"_s);
    wish.model = parser.value(u"model"_s);
    if (parser.isSet(u"jobs"_s) && parser.value(u"jobs"_s) != "auto"_L1) {
        bool isNumber = false;
        wish.requestsInFlight = parser.value(u"jobs"_s).toInt(&isNumber);
        if (!isNumber || wish.requestsInFlight < 1 || wish.requestsInFlight > mostRequestsInFlight)
            return usage(u"--jobs is auto or a number from 1 to %1, not \"%2\"."_s.arg(mostRequestsInFlight).arg(parser.value(u"jobs"_s)));
    }
    if (const auto unknown = wish.fillFromEnvironment(); !unknown.isEmpty())
        return usage(u"TRINITY_PROVIDER is auto, builtin, ollama, openai, anthropic or gemini, not \"%1\"."_s.arg(unknown));
    return {};
}

Result<void> readWaiting(BuildOptions &options, const QCommandLineParser &parser)
{
    auto &waiting = options.jobs.wording;
    const auto whenDown = parser.isSet(u"when-down"_s) ? parser.value(u"when-down"_s) : u"saved"_s;
    if (whenDown == "wait"_L1)
        waiting.whenDown = WhenDown::Wait;
    else if (whenDown == "builtin"_L1)
        waiting.whenDown = WhenDown::BuiltIn;
    else if (whenDown == "fail"_L1)
        waiting.whenDown = WhenDown::Fail;
    else if (whenDown == "saved"_L1)
        waiting.whenDown = WhenDown::Saved;
    else
        return usage(u"--when-down is wait, saved, builtin or fail, not \"%1\"."_s.arg(whenDown));
    if (parser.isSet(u"patience"_s)) {
        const auto patience = secondsFrom(parser, u"patience"_s);
        if (!patience)
            return patience.error();
        waiting.patience = *patience;
        waiting.firstPatience = *patience;
    }
    if (parser.isSet(u"deadline"_s)) {
        const auto deadline = secondsFrom(parser, u"deadline"_s);
        if (!deadline)
            return deadline.error();
        waiting.deadline = *deadline;
    }
    return {};
}

Result<void> readCache(BuildOptions &options, const QCommandLineParser &parser)
{
    const bool none = parser.isSet(u"no-cache"_s);
    const bool refresh = parser.isSet(u"refresh"_s);
    if (none && refresh)
        return usage(u"--no-cache saves nothing and --refresh saves anew: choose one."_s);
    if (none)
        options.cache.reset();
    else if (refresh)
        options.cache = CacheUse::WriteOnly;
    if (refresh)
        options.jobs.documentWords = DocumentWords::WriteAnew;
    return {};
}

Result<void> readFacts(BuildOptions &options, const QCommandLineParser &parser)
{
    const auto mode = parser.isSet(u"facts"_s) ? parser.value(u"facts"_s) : u"warn"_s;
    if (mode == "strict"_L1)
        options.jobs.wording.facts = FactsMode::Strict;
    else if (mode == "warn"_L1)
        options.jobs.wording.facts = FactsMode::Warn;
    else if (mode == "off"_L1)
        options.jobs.wording.facts = FactsMode::Off;
    else
        return usage(u"--facts is strict, warn or off, not \"%1\"."_s.arg(mode));
    return {};
}

} // namespace

Result<BuildOptions> BuildOptions::parse(const QStringList &arguments, const ThemeCatalog &catalog)
{
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsCompactedShortOptions);
    declareOptions(parser);
    if (!parser.parse(QStringList{u"trinity-cli build"_s} + arguments))
        return usage(parser.errorText());

    BuildOptions options;
    options.sources = parser.positionalArguments();
    if (options.sources.isEmpty())
        return usage(u"Name at least one file or folder, or - for standard input."_s);
    const auto themes = themesFrom(parser, catalog);
    if (!themes)
        return themes.error();
    options.themes = *themes;
    for (const auto &read : {readVoice(options, parser, catalog), readOutput(options, parser), readConnection(options, parser),
                             readWaiting(options, parser), readCache(options, parser), readFacts(options, parser)})
        if (!read)
            return read.error();
    return options;
}

} // namespace trinity
