// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/DataFolders.h"
#include "app/LogSetup.h"
#include "app/cli/BuildCommand.h"
#include "app/cli/CacheCommand.h"
#include "app/cli/CommandLine.h"
#include "app/cli/ConvertCommand.h"
#include "app/cli/DoctorCommand.h"
#include "app/cli/FactcheckCommand.h"
#include "app/cli/FactsCommand.h"
#include "app/cli/ThemesCommand.h"

#include "app/Version.h"

#include <QtCore/QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace {

trinity::ExitCode run(const QStringList &arguments)
{
    using namespace trinity;
    const auto command = arguments.value(1);
    const auto rest = arguments.mid(2);
    if (command.isEmpty()) {
        toStderr(generalHelp());
        return ExitCode::WrongUsage;
    }
    if (command == "--version"_L1) {
        toStdout(u"trinity-cli %1"_s.arg(QStringLiteral(TRINITY_VERSION)));
        return ExitCode::Done;
    }
    if (command == "--help"_L1 || command == "-h"_L1 || command == "help"_L1) {
        toStdout(generalHelp());
        return ExitCode::Done;
    }
    if (isPlannedCommand(command)) {
        toStderr(u"trinity-cli %1 is not built yet."_s.arg(command));
        return ExitCode::WrongUsage;
    }
    const auto help = helpFor(command);
    if (help.isEmpty()) {
        toStderr(u"There is no command \"%1\".\n\n%2"_s.arg(command, generalHelp()));
        return ExitCode::WrongUsage;
    }
    if (rest.contains(u"--help"_s) || rest.contains(u"-h"_s)) {
        toStdout(help);
        return ExitCode::Done;
    }
    if (command == "cache"_L1)
        return runCache(rest);
    if (command == "doctor"_L1)
        return runDoctor(rest);
    if (command == "convert"_L1)
        return runConvert(rest);
    if (command == "facts"_L1)
        return runFacts(rest);
    if (command == "factcheck"_L1)
        return runFactcheck(rest);
    const auto catalog = ThemeCatalog::fromDirectories(themeFolders());
    return command == "themes"_L1 ? listThemes(rest, catalog) : runBuild(rest, catalog);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"trinity"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(TRINITY_VERSION));
    trinity::setUpLogging();
    return int(run(QCoreApplication::arguments()));
}
