// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/cli/CommandLine.h"

#include <cstdio>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

void writeLine(std::FILE *stream, const QString &text)
{
    const auto bytes = text.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    std::fflush(stream);
}

const QString buildHelp = QStringLiteral(R"(Usage: trinity-cli build [options] SOURCE...

Reads portfolio files, puts their facts into words, builds a site per source and theme, and exports them.
A SOURCE is a file, or a folder (its portfolio files, not recursive); - is standard input as text.
Files: text CVs, pasted repository pages, Markdown, JSON Resume, the content JSON of the older Trinity.

Options:
  -t, --theme ID[,ID...]|all     themes to build; default enterprise
      --voice theme|plain|ID     each theme's own voice (default), one plain wording for all, or a named theme's voice
  -o, --out DIR                  where sites go; default sites
  -f, --format folder|single|zip default folder
                                 folder: DIR/<source>/<theme>/index.html
                                 single: DIR/<source>-<theme>.html    zip: DIR/<source>-<theme>.zip
      --provider auto|builtin|ollama|openai
                                 who writes; auto takes the first server of this machine that answers, else the built-in
                                 writer; openai is every server that speaks that protocol (llama-server, LM Studio, vLLM)
      --url URL                  the server's address: host, host:port, with or without /v1 or /api
      --model NAME               default: the server's loaded or first model
  -j, --jobs N|auto              requests in flight; auto takes what the server reports, else 4
      --when-down wait|builtin|fail
                                 when the server stays away longer than --patience; default builtin, said on stderr
      --patience SECONDS         default 120; 5 for a server that has not answered once in this run
      --facts strict|warn|off    statements of a model that the source does not support: put the source's words back, count
                                 them (default), or do not check
      --no-cache                 ask the server anew (there is no cache yet, so this is always so)
      --deadline SECONDS         of service for one wording, all attempts together
      --json                     one JSON object per line on stdout; people's text goes to stderr
      --quiet                    only problems
      --help

Environment: TRINITY_URL, TRINITY_PROVIDER, TRINITY_MODEL, TRINITY_API_KEY, OLLAMA_HOST, OPENAI_API_KEY. A key is never an option.
Exit codes: 0 all done, 1 a job failed, 2 wrong usage, 3 no source could be read, 130 interrupted.)");

const QString themesHelp = QStringLiteral(R"(Usage: trinity-cli themes [--json]

Lists the themes: id, name, category, description, and whether a theme has its own voice.)");

} // namespace

QString generalHelp()
{
    return u"Usage: trinity-cli COMMAND [options]\n"
           "\n"
           "Turns portfolio files into finished personal sites, with a language model or with the built-in writer.\n"
           "\n"
           "Commands:\n"
           "  build SOURCE...   read, write, build, export\n"
           "  themes            list the themes\n"
           "\n"
           "Not built yet: check, facts, factcheck, convert, doctor, cache.\n"
           "\n"
           "trinity-cli COMMAND --help tells more. trinity-cli --version tells the version."_s;
}

QString helpFor(const QString &command)
{
    if (command == "build"_L1)
        return buildHelp;
    if (command == "themes"_L1)
        return themesHelp;
    return {};
}

bool isPlannedCommand(const QString &command)
{
    static const QStringList planned{u"check"_s, u"facts"_s, u"factcheck"_s, u"convert"_s, u"doctor"_s, u"cache"_s};
    return planned.contains(command);
}

void toStdout(const QString &text)
{
    writeLine(stdout, text);
}

void toStderr(const QString &text)
{
    writeLine(stderr, text);
}

} // namespace trinity
