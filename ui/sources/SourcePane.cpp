// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/sources/SourcePane.h"

#include "ui/Commands.h"
#include "ui/Workspace.h"
#include "ui/sources/DropHint.h"
#include "ui/sources/SourceDelegate.h"
#include "ui/sources/SourceListModel.h"
#include "ui/sources/SourceRemoval.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

SourcePane::SourcePane(Workspace &workspace, Commands &commands, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(new SourceListModel(workspace.queue(), workspace.catalog(), this))
    , m_list(new QListView(this))
{
    setObjectName(u"sourcePane"_s);
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Sources"));
    auto *heading = new QLabel(tr("Sources"), this);
    heading->setProperty("tone", u"muted"_s);
    heading->setContentsMargins(14, 12, 14, 4);

    m_list->setObjectName(u"sourceList"_s);
    m_list->setAccessibleName(tr("Sources"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new SourceDelegate(m_list));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->addAction(commands.action(CommandId::RemoveSource)); // its key works in this list
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QWidget::customContextMenuRequested, this, [this, &commands](const QPoint &at) { openMenu(commands, at); });
    new SourceRemoval(workspace, commands, this);

    auto *hint = new DropHint(tr("Drop a CV, a README,\na document or a folder"), this);
    auto *hintRow = new QVBoxLayout;
    hintRow->setContentsMargins(12, 8, 12, 12);
    hintRow->addWidget(hint);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(heading);
    column->addWidget(m_list, 1);
    column->addLayout(hintRow);
    setMinimumWidth(fontMetrics().averageCharWidth() * 24);

    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SourcePane::handleSelection);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &SourcePane::handleSelection);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &, int row) { selectNeighbour(row); });
}

void SourcePane::select(SourceId source)
{
    select(m_model->indexOf(source));
}

void SourcePane::select(const QModelIndex &index)
{
    // Not the list's own way to do it: that one asks which keys are held down.
    if (index.isValid())
        m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
}

/// After a row has gone: the one that has taken its place, else the last.
void SourcePane::selectNeighbour(int row)
{
    if (!m_list->selectionModel()->hasSelection())
        select(m_model->index(std::min(row, m_model->rowCount() - 1)));
}

void SourcePane::openMenu(Commands &commands, const QPoint &at)
{
    auto *menu = new QMenu(m_list);
    menu->setObjectName(u"sourceMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    for (const auto id : {CommandId::MakeSites, CommandId::RemoveSource})
        menu->addAction(commands.action(id));
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

void SourcePane::handleSelection()
{
    QList<SourceId> selected;
    auto rows = m_list->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const auto &a, const auto &b) { return a.row() < b.row(); });
    for (const auto &index : rows)
        selected.append(m_model->sourceAt(index));
    const SourceId current = m_model->sourceAt(m_list->currentIndex());
    if (current.value != 0)
        m_workspace.setSource(current);
    m_workspace.setSelectedSources(selected);
}

} // namespace trinity::ui
