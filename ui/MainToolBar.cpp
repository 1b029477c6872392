// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/MainToolBar.h"

#include "ui/Commands.h"
#include "ui/servers/EngineChip.h"
#include "ui/style/Icons.h"
#include "ui/widgets/MenuButton.h"
#include "ui/widgets/SegmentedControl.h"

#include <QtWidgets/QMenu>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr int toolIconSize = 16;

} // namespace

MainToolBar::MainToolBar(Commands &commands, EngineStatus &engine, QMenu *samples, QWidget *parent)
    : QToolBar(tr("Tool bar"), parent), m_chip(new EngineChip(engine, this))
{
    setObjectName(u"mainToolBar"_s);
    setAccessibleName(tr("Tool bar"));
    setMovable(false);
    setIconSize(QSize(toolIconSize, toolIconSize));
    setContextMenuPolicy(Qt::PreventContextMenu);

    auto *addMenu = new QMenu(this);
    addMenu->setToolTipsVisible(true);
    for (const auto id : {CommandId::AddFiles, CommandId::AddFolder, CommandId::PasteText})
        addMenu->addAction(commands.action(id));
    addMenu->addMenu(samples);
    auto *add = new MenuButton(this);
    add->setObjectName(u"addButton"_s);
    add->setText(tr("Add"));
    add->setIcon(icon(IconId::Add));
    add->setToolTip(tr("Add files, a folder, text or a sample"));
    add->setAccessibleName(tr("Add a source"));
    add->setMenu(addMenu);
    add->setPopupMode(QToolButton::InstantPopup);
    addWidget(add);

    auto *views = new SegmentedControl(tr("View"), this);
    views->setObjectName(u"viewSwitch"_s);
    for (const auto id : {CommandId::ShowGallery, CommandId::ShowPreview, CommandId::ShowCompare, CommandId::ShowSource})
        views->addSegment(commands.action(id));
    addWidget(views);

    auto *space = new QWidget(this);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    space->setAccessibleName(tr("Space"));
    addWidget(space);
    addWidget(m_chip);
    connect(commands.action(CommandId::EngineSettings), &QAction::triggered, m_chip, &EngineChip::openPanel);

    auto *facts = new QToolButton(this);
    facts->setObjectName(u"factsButton"_s);
    facts->setDefaultAction(commands.action(CommandId::ShowFacts));
    facts->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    facts->setProperty("withIcon", true);
    facts->setFocusPolicy(Qt::StrongFocus);
    facts->setAccessibleName(tr("Facts"));
    addWidget(facts);

    auto *exportMenu = new QMenu(this);
    exportMenu->setToolTipsVisible(true);
    exportMenu->addAction(commands.action(CommandId::ExportTo));
    exportMenu->addSeparator();
    for (const auto id : {CommandId::ExportAsFolder, CommandId::ExportAsSingleFile, CommandId::ExportAsZip})
        exportMenu->addAction(commands.action(id));
    auto *exportButton = new MenuButton(this);
    exportButton->setObjectName(u"exportButton"_s);
    exportButton->setIcon(icon(IconId::Export, QPalette::HighlightedText));
    exportButton->setMenu(exportMenu);
    exportButton->setPopupMode(QToolButton::MenuButtonPopup);
    exportButton->follow(commands.action(CommandId::Export));
    exportButton->setProperty("look", u"primary"_s);
    exportButton->setAccessibleName(tr("Export"));
    addWidget(exportButton);
}

} // namespace trinity::ui
