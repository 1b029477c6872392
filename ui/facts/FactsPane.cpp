// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/facts/FactsPane.h"

#include "ui/Workspace.h"
#include "ui/facts/FactDelegate.h"
#include "ui/facts/FactTreeModel.h"
#include "ui/facts/ReadingReport.h"
#include "ui/facts/StatementList.h"
#include "ui/facts/WordingReview.h"
#include "ui/style/Icons.h"
#include "ui/text/ErrorText.h"
#include "ui/text/JobText.h"
#include "ui/widgets/SegmentedControl.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeView>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

FactsPane::FactsPane(Workspace &workspace, WordingReview &review, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_review(review)
    , m_head(new QWidget(this))
    , m_tabs(new SegmentedControl(tr("Kind of facts"), m_head))
    , m_stack(new QStackedWidget(this))
    , m_statements(new StatementList(m_stack))
    , m_tree(new QTreeView(m_stack))
    , m_facts(new FactTreeModel(this))
    , m_report(new ReadingReport(m_stack))
{
    setObjectName(u"factsPane"_s);
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Facts"));
    buildHead();
    buildTree();
    m_stack->setAccessibleName(tr("Facts"));
    for (QWidget *page : {static_cast<QWidget *>(m_statements), static_cast<QWidget *>(m_tree), static_cast<QWidget *>(m_report)})
        m_stack->addWidget(page);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_stack, 1);
    setMinimumWidth(fontMetrics().averageCharWidth() * 30);

    connect(m_tabs, &SegmentedControl::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_statements, &StatementList::actionWanted, &review, &WordingReview::act);
    connect(m_statements, &StatementList::sourceWanted, this, &FactsPane::showPlacesOf);
    connect(m_report, &ReadingReport::paragraphWanted, this, &FactsPane::showParagraph);
    connect(m_report, &ReadingReport::pasteWanted, this, &FactsPane::pasteWanted);
    connect(&review, &WordingReview::changed, this, &FactsPane::refreshLater);
    connect(&workspace.queue(), &JobQueue::sourceRead, this, [this](SourceId source) {
        if (source.value == m_shownSource)
            m_shownSource = 0;
        refreshLater();
    });
    m_refresh.setSingleShot(true);
    connect(&m_refresh, &QTimer::timeout, this, &FactsPane::refresh);
}

void FactsPane::buildHead()
{
    m_head->setObjectName(u"paneBar"_s);
    m_head->setAttribute(Qt::WA_StyledBackground);
    m_head->setAccessibleName(tr("Facts"));
    m_tabs->setObjectName(u"factsTabs"_s);
    m_statementsTab = m_tabs->addSegment(static_cast<int>(Tab::Statements), tr("To check"), tr("Sentences that are not in your file"));
    m_tabs->addSegment(static_cast<int>(Tab::Facts), tr("Facts"), tr("What your file says, with its places"));
    m_tabs->addSegment(static_cast<int>(Tab::Reading), tr("Reading"), tr("What reading the file came to"));
    m_tabs->setCurrent(static_cast<int>(Tab::Statements));
    auto *close = new QToolButton(m_head);
    close->setObjectName(u"closeFacts"_s);
    close->setIcon(icon(IconId::Cancel));
    close->setProperty("look", u"flat"_s);
    close->setFocusPolicy(Qt::StrongFocus);
    close->setToolTip(tr("Close the facts"));
    close->setAccessibleName(close->toolTip());
    connect(close, &QToolButton::clicked, this, &FactsPane::closeWanted);
    auto *row = new QHBoxLayout(m_head);
    row->setContentsMargins(14, 7, 8, 7);
    row->addWidget(m_tabs);
    row->addStretch();
    row->addWidget(close);
}

void FactsPane::buildTree()
{
    m_tree->setObjectName(u"factTree"_s);
    m_tree->setAccessibleName(tr("Facts of the source"));
    m_tree->setModel(m_facts);
    m_tree->setItemDelegate(new FactDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(0);
    m_tree->setItemsExpandable(false);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setMouseTracking(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    // A click or Return shows the place; moving with the arrows only follows when the source is in view already.
    connect(m_tree, &QAbstractItemView::activated, this, [this](const QModelIndex &index) { emit placesWanted(m_facts->placesOf(index)); });
    connect(m_tree, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) { emit placesWanted(m_facts->placesOf(index)); });
}

void FactsPane::showTab(Tab tab)
{
    m_tabs->setCurrent(static_cast<int>(tab));
}

void FactsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void FactsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && isVisible())
        refreshLater(); // the cards' icons
}

void FactsPane::refreshLater()
{
    if (isVisible() && !m_refresh.isActive())
        m_refresh.start(0);
}

void FactsPane::refresh()
{
    if (!isVisible())
        return;
    m_review.check();
    refreshReading();
    refreshStatements();
}

void FactsPane::refreshReading()
{
    const SourceId source = m_workspace.source();
    if (source.value == m_shownSource && source.value != 0)
        return;
    const auto reading = m_workspace.queue().reading(source);
    if (reading) {
        m_shownSource = source.value;
        m_facts->setFacts(*reading);
        m_tree->expandAll();
        m_report->showReading(m_workspace.queue().sourceName(source), *reading);
        return;
    }
    m_shownSource = 0;
    m_facts->clear();
    if (source.value == 0) {
        m_report->showNotice(tr("Add a file to see what it says."));
        return;
    }
    const QString name = m_workspace.queue().sourceName(source);
    const auto page = m_workspace.queue().siteNow(source, m_workspace.theme());
    if (page || page.error().kind == ErrorKind::Internal)
        m_report->showNotice(tr("Reading %1").arg(name));
    else
        m_report->showProblem(name, ErrorText::of(page.error()));
}

void FactsPane::refreshStatements()
{
    const auto counts = m_review.counts();
    const int toCheck = counts ? counts->unsupported : 0;
    m_statementsTab->setText(toCheck > 0 ? tr("To check (%1)").arg(toCheck) : tr("To check"));
    const auto job = m_review.job();
    if (!m_workspace.queue().reading(m_workspace.source())) {
        m_statements->showNotice(tr("Nothing to check"), tr("The source has not been read."));
    } else if (!job || (isFinal(job->state) && job->state != JobState::Done)) {
        m_statements->showNotice(tr("Your file's own words"),
                                 tr("No text has been written in this theme yet, so every word is from your file. Make the site to have it "
                                    "written; it is checked then."));
    } else if (job->state != JobState::Done) {
        m_statements->showNotice(JobText::stage(job->state), tr("The text is checked as soon as it is there."));
    } else if (const auto report = m_review.report()) {
        //: %1 is a theme, %2 who wrote the text
        m_statements->showReport(*report,
                                 tr("Text of %1, written by %2").arg(m_workspace.themeName(job->theme), JobText::writerName(job->writer)));
    } else {
        m_statements->showNotice(tr("Checking facts"), {});
    }
}

void FactsPane::focusNextStatement()
{
    showTab(Tab::Statements);
    refresh();
    if (!m_statements->focusNext())
        m_statementsTab->setFocus(Qt::TabFocusReason);
}

void FactsPane::selectFactAt(qsizetype position)
{
    const QModelIndex fact = m_facts->factAt(position);
    if (!fact.isValid())
        return;
    showTab(Tab::Facts);
    m_tree->setCurrentIndex(fact);
    m_tree->scrollTo(fact, QAbstractItemView::PositionAtCenter);
    emit placesWanted(m_facts->placesOf(fact));
}

/// Where the source says what of the sentence it does say; else the entry that it is about.
void FactsPane::showPlacesOf(const CheckedSentence &statement)
{
    QList<Provenance> places;
    for (const auto &evidence : statement.evidence)
        places.append(Provenance(evidence.start, evidence.end));
    if (const auto reading = m_workspace.queue().reading(m_workspace.source());
        places.isEmpty() && reading && statement.field.startsWith(u'/')) {
        const QString inside = statement.field + u'/';
        const auto &known = reading->portfolio.provenance;
        for (auto it = known.begin(); it != known.end(); ++it) {
            if (it.key() == statement.field || it.key().startsWith(inside))
                places.append(it.value());
        }
    }
    emit placesWanted(places);
}

void FactsPane::showParagraph(const QString &text)
{
    const auto reading = m_workspace.queue().reading(m_workspace.source());
    const auto at = reading ? reading->document.text.indexOf(text) : -1;
    emit placesWanted(at < 0 ? QList<Provenance>() : QList<Provenance>{Provenance(at, at + text.size())});
}

} // namespace trinity::ui
