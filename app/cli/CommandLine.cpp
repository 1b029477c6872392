// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/cli/CommandLine.h"

#include "app/cli/ConvertCommand.h"
#include "app/cli/FactcheckCommand.h"
#include "app/cli/FactsCommand.h"

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
A SOURCE is a file, or a folder (its portfolio files, not recursive); - is standard input.
Files: CVs as PDF, DOCX, ODT or text, saved web pages, pasted repository pages, Markdown, JSON Resume, .trinity documents,
the content JSON of the older Trinity. The content decides what a file is, not its name.
A .trinity document is shown with the words, edits, confirmations and theme options that are saved in it.

Options:
  -t, --theme ID[,ID...]|all     themes to build; default enterprise
      --voice theme|plain|ID     each theme's own voice (default), one plain wording for all, or a named theme's voice
  -o, --out DIR                  where sites go; default sites
  -f, --format folder|single|zip default folder
                                 folder: DIR/<source>/<theme>/index.html
                                 single: DIR/<source>-<theme>.html    zip: DIR/<source>-<theme>.zip
      --provider auto|builtin|ollama|openai|anthropic|gemini
                                 who writes; auto takes the first server of this machine that answers, else the built-in
                                 writer; openai is every server that speaks that protocol (llama-server, LM Studio, vLLM)
      --url URL                  the server's address: host, host:port, with or without /v1 or /api
      --model NAME               default: the server's loaded or first model
  -j, --jobs N|auto              requests in flight; auto starts with what the server reports, or low, and finds out
      --when-down wait|saved|builtin|fail
                                 when the server stays away longer than --patience: the latest saved words for the same
                                 source and voice, then the built-in writer (default); the built-in writer; or fail
      --patience SECONDS         default 120; 5 for a server that has not answered once in this run
      --facts strict|warn|off    statements of a model that the source does not support: put the source's words back, count
                                 them (default), or do not check
      --no-cache                 neither use saved answers nor save new ones
      --refresh                  ask the server anew and save its answers in the place of the old ones; also for documents that
                                 carry words
      --save-documents DIR       also save DIR/<source>.trinity with the facts, the words that were written and what the
                                 source carried already: building from it asks nobody. Edits and confirmations that stand in
                                 another document of that name, and files that are none, are never overwritten
      --deadline SECONDS         of service for one wording, all attempts together
      --json                     one JSON object per line on stdout; people's text goes to stderr
      --quiet                    only problems
      --help

Environment: TRINITY_URL, TRINITY_PROVIDER, TRINITY_MODEL, TRINITY_API_KEY, OLLAMA_HOST, OPENAI_API_KEY,
ANTHROPIC_API_KEY, GEMINI_API_KEY. A key is never an option.
Exit codes: 0 all done, 1 a job failed, 2 wrong usage, 3 no source could be read, 130 interrupted.)");

const QString themesHelp = QStringLiteral(R"(Usage: trinity-cli themes [--json]

Lists the themes: id, name, category, description, and whether a theme has its own voice.)");

const QString doctorHelp = QStringLiteral(R"(Usage: trinity-cli doctor [--url URL] [--provider P] [--model NAME] [--json]

Finds the LLM servers on this computer's usual ports (11434, 1234, 8080, 8000) and tells what they offer: models, which of
them is loaded, how much it reads, how many requests at once. With --url or --provider it looks at that server and, when it
does not work, names the cause and what to do.
A key comes from the environment, as for build. Exit code: 0 at least one server works, 1 none does, 2 wrong usage.)");

const QString cacheHelp = QStringLiteral(R"(Usage: trinity-cli cache info|clear [--json]

Answers of models are saved for 30 days, so that the same question is not asked twice, and kept for 180 days for when the
server stays away (--when-down saved). At most 256 MB; the longest unused go first.

  info     where they are, how many, how old
  clear    forget them all)");

} // namespace

QString generalHelp()
{
    return u"Usage: trinity-cli COMMAND [options]\n"
           "\n"
           "Turns portfolio files into finished personal sites, with a language model or with the built-in writer.\n"
           "\n"
           "Commands:\n"
           "  build SOURCE...   read, write, build, export\n"
           "  convert SOURCE    the facts of a file as a Trinity document, JSON Resume or seed JSON\n"
           "  facts SOURCE      the facts that were read, with their places, and the import report\n"
           "  factcheck SOURCE  hold somebody's sentences against a source\n"
           "  themes            list the themes\n"
           "  cache info|clear  what is saved of models' answers, or forget it\n"
           "  doctor            find LLM servers, or say why one does not work\n"
           "\n"
           "Not built yet: check.\n"
           "\n"
           "trinity-cli COMMAND --help tells more. trinity-cli --version tells the version."_s;
}

QString helpFor(const QString &command)
{
    if (command == "build"_L1)
        return buildHelp;
    if (command == "themes"_L1)
        return themesHelp;
    if (command == "cache"_L1)
        return cacheHelp;
    if (command == "doctor"_L1)
        return doctorHelp;
    if (command == "convert"_L1)
        return convertHelp();
    if (command == "facts"_L1)
        return factsHelp();
    if (command == "factcheck"_L1)
        return factcheckHelp();
    return {};
}

bool isPlannedCommand(const QString &command)
{
    static const QStringList planned{u"check"_s};
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
