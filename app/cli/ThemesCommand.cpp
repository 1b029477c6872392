// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/cli/ThemesCommand.h"

#include "app/cli/JsonLines.h"

namespace trinity {

using namespace Qt::Literals::StringLiterals;

ExitCode listThemes(const QStringList &arguments, const ThemeCatalog &catalog)
{
    const bool json = arguments == QStringList{u"--json"_s};
    if (!json && !arguments.isEmpty()) {
        toStderr(u"trinity-cli themes does not know \"%1\"; see trinity-cli themes --help."_s.arg(arguments.first()));
        return ExitCode::WrongUsage;
    }
    for (const auto &theme : catalog.themes()) {
        if (json)
            printJson({{u"id"_s, theme.id},
                       {u"name"_s, theme.name},
                       {u"description"_s, theme.description},
                       {u"category"_s, theme.category},
                       {u"own_voice"_s, theme.hasOwnVoice}});
        else
            toStdout(u"%1  %2  %3%4"_s.arg(theme.id.leftJustified(14), theme.category.leftJustified(13), theme.description,
                                           theme.hasOwnVoice ? QString() : u" (speaks plainly)"_s));
    }
    for (const auto &problem : catalog.problems())
        toStderr(u"A theme is left out: %1"_s.arg(problem.detail));
    return catalog.themes().isEmpty() ? ExitCode::JobFailed : ExitCode::Done;
}

} // namespace trinity
