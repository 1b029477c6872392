// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/jobs/Job.h"
#include "ui/facts/StatementCard.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QStackedWidget;
class QToolButton;
class QTreeView;

namespace trinity::ui {

class FactTreeModel;
class ReadingReport;
class SegmentedControl;
class StatementList;
class WordingReview;
class Workspace;

/// What is true about the shown source: the sentences of the shown text that wait for a person, the facts with the lines they
/// stand in, and what reading the source came to.
class FactsPane final : public QWidget
{
    Q_OBJECT

public:
    enum class Tab { Statements, Facts, Reading };

    FactsPane(Workspace &workspace, WordingReview &review, QWidget *parent = nullptr);

    void showTab(Tab tab);
    [[nodiscard]] StatementList &statements() const { return *m_statements; }
    [[nodiscard]] QTreeView *facts() const { return m_tree; }
    [[nodiscard]] ReadingReport &report() const { return *m_report; }
    /// Goes on to the next sentence that waits for the person.
    void focusNextStatement();
    /// Selects the fact that stands at this place of the source.
    void selectFactAt(qsizetype position);

signals:
    void placesWanted(const QList<trinity::Provenance> &places); ///< are to be shown in the source
    void pasteWanted();
    void closeWanted();

private:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void buildHead();
    void buildTree();
    void refreshLater();
    void refresh();
    void refreshReading();
    void refreshStatements();
    void showPlacesOf(const CheckedSentence &statement);
    void showParagraph(const QString &text);

    Workspace &m_workspace;
    WordingReview &m_review;
    QWidget *m_head;
    SegmentedControl *m_tabs;
    QToolButton *m_statementsTab = nullptr;
    QStackedWidget *m_stack;
    StatementList *m_statements;
    QTreeView *m_tree;
    FactTreeModel *m_facts;
    ReadingReport *m_report;
    QTimer m_refresh;
    quint64 m_shownSource = 0; ///< whose facts and report are shown
};

} // namespace trinity::ui
