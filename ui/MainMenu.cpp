// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/MainMenu.h"

#include "ui/Commands.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>

#include <initializer_list>

namespace trinity::ui {

namespace {

struct MainMenuText {
    Q_DECLARE_TR_FUNCTIONS(trinity::ui::MainMenu)
};

QMenu *addCommands(QMenu *menu, const Commands &commands, std::initializer_list<CommandId> ids)
{
    menu->setToolTipsVisible(true);
    for (const auto id : ids)
        menu->addAction(commands.action(id));
    return menu;
}

} // namespace

void fillMenuBar(QMenuBar &bar, const Commands &commands, QMenu *samples, QAction *queueToggle)
{
    auto *file = bar.addMenu(MainMenuText::tr("&File"));
    addCommands(file, commands, {CommandId::AddFiles, CommandId::AddFolder});
    file->addSeparator();
    addCommands(file, commands, {CommandId::Paste, CommandId::PasteText});
    file->addMenu(samples);
    file->addSeparator();
    addCommands(file, commands, {CommandId::OpenDocument, CommandId::SaveDocument, CommandId::SaveDocumentAs});
    file->addSeparator();
    addCommands(file, commands, {CommandId::RemoveSource});
    file->addSeparator();
    addCommands(file, commands, {CommandId::Export, CommandId::ExportTo});
    auto *format = file->addMenu(MainMenuText::tr("Export for&mat"));
    addCommands(format, commands, {CommandId::ExportAsFolder, CommandId::ExportAsSingleFile, CommandId::ExportAsZip});
    file->addSeparator();
    addCommands(file, commands, {CommandId::Quit});

    auto *sites = bar.addMenu(MainMenuText::tr("&Sites"));
    addCommands(sites, commands, {CommandId::MakeSites});
    sites->addSeparator();
    addCommands(sites, commands, {CommandId::OpenSite, CommandId::Retry, CommandId::Cancel, CommandId::WriteBuiltIn, CommandId::CopyError});
    sites->addSeparator();
    addCommands(sites, commands, {CommandId::StopAll, CommandId::ClearFinished});

    auto *view = bar.addMenu(MainMenuText::tr("&View"));
    addCommands(view, commands, {CommandId::ShowGallery, CommandId::ShowPreview, CommandId::ShowCompare, CommandId::ShowSource});
    view->addSeparator();
    addCommands(view, commands, {CommandId::ShowFacts, CommandId::NextStatement});
    view->addSeparator();
    addCommands(view, commands, {CommandId::NextTheme, CommandId::PreviousTheme});
    view->addSeparator();
    view->addAction(queueToggle);
    addCommands(view, commands, {CommandId::NextRegion, CommandId::PreviousRegion});
    view->addSeparator();
    addCommands(view, commands, {CommandId::ColoursSystem, CommandId::ColoursLight, CommandId::ColoursDark});

    addCommands(bar.addMenu(MainMenuText::tr("&Tools")), commands, {CommandId::EngineSettings});
    addCommands(bar.addMenu(MainMenuText::tr("&Help")), commands, {CommandId::ShowShortcuts});
}

} // namespace trinity::ui
