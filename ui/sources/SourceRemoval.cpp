// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/sources/SourceRemoval.h"

#include "ui/Commands.h"
#include "ui/Workspace.h"

#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

SourceRemoval::SourceRemoval(Workspace &workspace, Commands &commands, QWidget *parent)
    : QObject(parent), m_workspace(workspace), m_parent(parent)
{
    connect(commands.action(CommandId::RemoveSource), &QAction::triggered, this, &SourceRemoval::removeSelected);
}

void SourceRemoval::removeSelected()
{
    const auto sources = m_workspace.selectedSources();
    if (const int running = m_workspace.runningJobsOf(sources))
        ask(sources, running);
    else
        remove(sources);
}

void SourceRemoval::ask(const QList<SourceId> &sources, int running)
{
    if (m_question)
        return;
    auto *box = new QMessageBox(m_parent->window());
    m_question = box;
    box->setObjectName(u"removeQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(tr("Remove sources"));
    box->setText(sources.size() == 1 ? tr("Remove %1 from the list?").arg(m_workspace.titleOf(sources.first()))
                                     : tr("Remove %n source(s) from the list?", nullptr, static_cast<int>(sources.size())));
    box->setInformativeText(tr("%n site(s) still in the making would be cancelled. The files on disk stay as they are.", nullptr, running));
    auto *accept = box->addButton(tr("&Remove"), QMessageBox::AcceptRole);
    box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(accept, &QPushButton::clicked, this, [this, sources] { remove(sources); });
    box->open();
}

void SourceRemoval::remove(const QList<SourceId> &sources)
{
    for (const auto source : sources)
        m_workspace.queue().removeSource(source);
}

} // namespace trinity::ui
