// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/queue/QueuePane.h"

#include "ui/Commands.h"
#include "ui/Workspace.h"
#include "ui/queue/JobDelegate.h"
#include "ui/queue/JobListModel.h"
#include "ui/style/Icons.h"
#include "ui/text/ErrorText.h"
#include "ui/text/JobText.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr CommandId rowCommands[] = {CommandId::OpenSite, CommandId::Retry, CommandId::Cancel, CommandId::WriteBuiltIn,
                                     CommandId::CopyError};
constexpr CommandId headerCommands[] = {CommandId::StopAll, CommandId::ClearFinished};

} // namespace

QueuePane::QueuePane(Workspace &workspace, Commands &commands, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(new JobListModel(workspace.queue(), workspace.catalog(), this))
    , m_table(new QTableView(this))
    , m_header(new QWidget(this))
    , m_summary(new QLabel(m_header))
    , m_fold(new QToolButton(m_header))
{
    setObjectName(u"queuePane"_s);
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Queue"));
    buildHeader(commands);
    buildTable(commands);
    connectCommands(commands);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_table, 1);

    connect(m_model, &JobListModel::countsChanged, this, &QueuePane::refreshSummary);
    connect(&workspace.queue(), &JobQueue::idle, this, [this] {
        if (!isActiveWindow())
            QApplication::alert(window());
    });
    refreshSummary();
}

void QueuePane::buildHeader(Commands &commands)
{
    m_header->setAccessibleName(tr("Queue"));
    auto *title = new QLabel(tr("Queue"), m_header);
    title->setProperty("tone", u"heading"_s);
    m_summary->setObjectName(u"queueSummary"_s);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setProperty("tone", u"muted"_s);
    m_fold->setObjectName(u"queueFold"_s);
    m_fold->setProperty("look", u"flat"_s);
    connect(m_fold, &QToolButton::clicked, this, [this] { setFolded(!isFolded()); });

    auto *row = new QHBoxLayout(m_header);
    row->setContentsMargins(14, 5, 10, 5);
    row->setSpacing(10);
    row->addWidget(title);
    row->addWidget(m_summary);
    row->addStretch();
    for (const auto id : headerCommands) {
        auto *button = new QToolButton(m_header);
        button->setDefaultAction(commands.action(id));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setProperty("look", u"flat"_s);
        button->setProperty("withIcon", true);
        button->setAccessibleName(commands.action(id)->text().remove(u'&'));
        row->addWidget(button);
    }
    row->addWidget(m_fold);
}

void QueuePane::buildTable(Commands &commands)
{
    m_table->setObjectName(u"queueTable"_s);
    m_table->setAccessibleName(tr("Jobs"));
    m_table->setModel(m_model);
    auto *delegate = new JobDelegate(m_table);
    m_table->setItemDelegate(delegate);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setMouseTracking(true);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 14);
    auto *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setStretchLastSection(false);
    const int em = m_table->fontMetrics().averageCharWidth();
    const int widths[] = {em * 22, em * 17, em * 38, em * 11, em * 32, em * 30, em * 7};
    for (int column = 0; column < JobListModel::columns; ++column)
        m_table->setColumnWidth(column, widths[column]);
    header->setSectionResizeMode(static_cast<int>(JobListModel::Column::Message), QHeaderView::Stretch);
    header->setSectionResizeMode(static_cast<int>(JobListModel::Column::Action), QHeaderView::Fixed);

    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this, &commands](const QPoint &at) {
        auto *menu = new QMenu(m_table);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setToolTipsVisible(true);
        for (const auto id : rowCommands)
            menu->addAction(commands.action(id));
        menu->popup(m_table->viewport()->mapToGlobal(at));
    });
    connect(delegate, &JobDelegate::actionClicked, this, &QueuePane::runRowAction);
    connect(m_table, &QAbstractItemView::activated, this, &QueuePane::openRow);
    connect(m_table, &QAbstractItemView::clicked, this, &QueuePane::openFacts);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &QueuePane::selectionChanged);
}

void QueuePane::connectCommands(Commands &commands)
{
    const auto on = [&](CommandId id, void (QueuePane::*then)()) {
        connect(commands.action(id), &QAction::triggered, this, [this, then] { (this->*then)(); });
    };
    addAction(commands.action(CommandId::Cancel)); // its key works in this pane
    on(CommandId::Cancel, &QueuePane::cancelSelected);
    on(CommandId::Retry, &QueuePane::retrySelected);
    on(CommandId::WriteBuiltIn, &QueuePane::writeSelectedWithBuiltIn);
    on(CommandId::CopyError, &QueuePane::copySelectedErrors);
    on(CommandId::ClearFinished, &QueuePane::clearFinished);
    connect(commands.action(CommandId::StopAll), &QAction::triggered, &m_workspace.queue(), [this] { m_workspace.queue().cancelAll(); });
    connect(commands.action(CommandId::OpenSite), &QAction::triggered, this, [this] {
        for (const auto &job : selectedJobs().mid(0, 1))
            emit openRequested(job.source, job.theme);
    });
}

QList<Job> QueuePane::selectedJobs() const
{
    QList<Job> jobs;
    for (const auto &index : m_table->selectionModel()->selectedRows()) {
        if (const auto job = m_model->jobAt(index))
            jobs.append(*job);
    }
    return jobs;
}

void QueuePane::describe(CommandState *state) const
{
    const auto counts = m_model->counts();
    state->jobsRunning = counts.running;
    state->jobsFinished = counts.all - counts.running;
    for (const auto &job : selectedJobs()) {
        const bool ended = isFinal(job.state);
        ++state->selected;
        state->selectedRunning += ended ? 0 : 1;
        state->selectedRetryable += ended && (job.state != JobState::Done || job.fellBack) ? 1 : 0;
        state->selectedWaiting += job.state == JobState::Waiting || job.state == JobState::Writing ? 1 : 0;
        state->selectedOpenable += m_workspace.queue().reading(job.source) ? 1 : 0;
        state->selectedFailed += job.state == JobState::Failed ? 1 : 0;
    }
}

void QueuePane::setFolded(bool folded)
{
    m_table->setVisible(!folded);
    setMaximumHeight(folded ? m_header->sizeHint().height() : QWIDGETSIZE_MAX);
    refreshSummary();
    emit foldedChanged(folded);
}

bool QueuePane::isFolded() const
{
    return m_table->isHidden();
}

void QueuePane::cancelSelected()
{
    for (const auto &job : selectedJobs()) {
        if (isFinal(job.state))
            m_workspace.queue().remove(job.id);
        else
            m_workspace.queue().cancel(job.id);
    }
}

void QueuePane::retrySelected()
{
    for (const auto &job : selectedJobs())
        m_workspace.queue().retry(job.id);
}

void QueuePane::writeSelectedWithBuiltIn()
{
    for (const auto &job : selectedJobs())
        m_workspace.queue().writeWithBuiltIn(job.id);
}

void QueuePane::copySelectedErrors()
{
    QStringList lines;
    for (const auto &job : selectedJobs()) {
        if (job.state == JobState::Failed)
            lines.append(u"%1 · %2: %3\n%4"_s.arg(job.sourceName, m_workspace.themeName(job.theme), ErrorText::of(job.error).sentence(),
                                                  ErrorText::of(job.error).details));
    }
    QGuiApplication::clipboard()->setText(lines.join(u"\n\n"_s));
}

void QueuePane::clearFinished()
{
    for (const auto id : m_workspace.queue().jobs()) {
        const auto job = m_workspace.queue().job(id);
        if (job && isFinal(job->state))
            m_workspace.queue().remove(id);
    }
}

void QueuePane::refreshSummary()
{
    const auto counts = m_model->counts();
    m_summary->setText(JobText::summary(counts.done, counts.failed, counts.all));
    const bool folded = isFolded();
    m_fold->setIcon(icon(folded ? IconId::Up : IconId::Down));
    m_fold->setToolTip(folded ? tr("Show the jobs") : tr("Fold the queue to one line"));
    m_fold->setAccessibleName(m_fold->toolTip());
}

void QueuePane::runRowAction(const QModelIndex &index)
{
    const auto job = m_model->jobAt(index);
    if (!job)
        return;
    if (job->state == JobState::Done)
        emit openRequested(job->source, job->theme);
    else if (isFinal(job->state))
        m_workspace.queue().retry(job->id);
    else
        m_workspace.queue().cancel(job->id);
}

void QueuePane::openFacts(const QModelIndex &index)
{
    if (index.column() != static_cast<int>(JobListModel::Column::Facts))
        return;
    const auto job = m_model->jobAt(index);
    if (job && job->state == JobState::Done)
        emit factsRequested(job->source, job->theme);
}

void QueuePane::openRow(const QModelIndex &index)
{
    if (const auto job = m_model->jobAt(index))
        emit openRequested(job->source, job->theme);
}

} // namespace trinity::ui
