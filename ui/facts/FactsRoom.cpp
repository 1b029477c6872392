// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/facts/FactsRoom.h"

#include "ui/Commands.h"
#include "ui/Workspace.h"
#include "ui/facts/FactBadge.h"
#include "ui/facts/FactsDock.h"
#include "ui/facts/FactsPane.h"
#include "ui/facts/SourcePage.h"
#include "ui/facts/WordingReview.h"
#include "ui/widgets/MessageBar.h"

#include <QtWidgets/QMainWindow>

namespace trinity::ui {

FactsRoom::FactsRoom(Workspace &workspace, Commands &commands, MessageBar &messages, QMainWindow *window)
    : QObject(window)
    , m_commands(commands)
    , m_review(new WordingReview(workspace, this))
    , m_page(new SourcePage(workspace, window))
    , m_pane(new FactsPane(workspace, *m_review, window))
    , m_dock(new FactsDock(m_pane, window))
{
    connect(commands.action(CommandId::ShowFacts), &QAction::triggered, this, &FactsRoom::setShown);
    connect(commands.action(CommandId::NextStatement), &QAction::triggered, this, [this] {
        setShown(true);
        m_pane->focusNextStatement();
    });
    connect(m_pane, &FactsPane::closeWanted, this, [this] { setShown(false); });
    connect(m_pane, &FactsPane::pasteWanted, commands.action(CommandId::PasteText), &QAction::trigger);
    connect(m_pane, &FactsPane::placesWanted, this, &FactsRoom::showPlaces);
    connect(m_page, &SourcePage::placeChosen, this, [this](qsizetype position) {
        setShown(true);
        m_pane->selectFactAt(position);
    });
    connect(m_review, &WordingReview::changed, this, &FactsRoom::changed);
    connect(m_review, &WordingReview::wordsChanged, &messages, [&messages](const QString &what, const std::function<void()> &undo) {
        messages.say(MessageBar::Level::Info, what, tr("Undo"), undo);
    });
}

QWidget *FactsRoom::newBadge()
{
    auto *badge = new FactBadge(*m_review);
    connect(badge, &QToolButton::clicked, this, &FactsRoom::showStatements);
    return badge;
}

void FactsRoom::setAvailable(bool available)
{
    m_available = available;
    m_dock->setVisible(m_available && m_shown);
}

void FactsRoom::setShown(bool shown)
{
    m_shown = shown;
    m_commands.action(CommandId::ShowFacts)->setChecked(shown);
    m_dock->setVisible(m_available && m_shown);
}

void FactsRoom::showStatements()
{
    m_pane->showTab(FactsPane::Tab::Statements);
    setShown(true);
}

void FactsRoom::describe(CommandState *state) const
{
    const auto counts = m_review->counts();
    state->statementsToCheck = counts ? counts->unsupported : 0;
}

void FactsRoom::showPlaces(const QList<Provenance> &places)
{
    emit pageWanted();
    m_page->showPlaces(places);
}

} // namespace trinity::ui
