// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/cli/BuildCommand.h"

#include "app/cli/BuildRun.h"
#include "app/cli/Interrupt.h"
#include "app/cli/SourceList.h"

#include <QtCore/QCoreApplication>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

ExitCode runBuild(const QStringList &arguments, const ThemeCatalog &catalog)
{
    if (catalog.themes().isEmpty()) {
        toStderr(u"No themes were found. Reinstall Trinity, or run it from its build folder."_s);
        return ExitCode::JobFailed;
    }
    const auto options = BuildOptions::parse(arguments, catalog);
    if (!options) {
        toStderr(u"%1 See trinity-cli build --help."_s.arg(options.error().detail));
        return ExitCode::WrongUsage;
    }
    const auto sources = SourceList::fromArguments(options->sources);
    for (const auto &folder : sources.emptyFolders)
        toStderr(u"%1 holds no portfolio file (text, Markdown or JSON)."_s.arg(folder));
    if (sources.sources.isEmpty())
        return ExitCode::NoSource;

    BuildRun run(*options, catalog);
    Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::interrupted, &run, &BuildRun::interrupt);
    QObject::connect(&run, &BuildRun::finished, QCoreApplication::instance(), [](ExitCode code) { QCoreApplication::exit(int(code)); },
                     Qt::QueuedConnection);
    run.start(sources.sources);
    return ExitCode(QCoreApplication::exec());
}

} // namespace trinity
