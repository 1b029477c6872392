// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/PageStack.h"

#include "ui/Commands.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr std::pair<CommandId, PageStack::Page> pageCommands[] = {
    {CommandId::ShowGallery, PageStack::Page::Gallery},
    {CommandId::ShowPreview, PageStack::Page::Preview},
    {CommandId::ShowCompare, PageStack::Page::Compare},
    {CommandId::ShowSource, PageStack::Page::Source},
};

} // namespace

PageStack::PageStack(const Commands &commands, QWidget *parent) : QStackedWidget(parent), m_commands(commands)
{
    setObjectName(u"centre"_s);
    setAccessibleName(tr("Sites"));
    for (const auto &[id, page] : pageCommands)
        connect(commands.action(id), &QAction::triggered, this, [this, page = page] { emit pageWanted(page); });
}

void PageStack::addPages(const QList<QWidget *> &pages)
{
    for (auto *page : pages)
        addWidget(page);
}

void PageStack::showPage(Page page)
{
    setCurrentIndex(static_cast<int>(page));
    for (const auto &[id, its] : pageCommands)
        m_commands.action(id)->setChecked(its == page);
    if (QWidget *inside = currentWidget()->focusProxy())
        inside->setFocus();
}

} // namespace trinity::ui
