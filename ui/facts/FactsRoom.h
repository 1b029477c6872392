// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/jobs/Job.h"

#include <QtCore/QObject>

class QMainWindow;

namespace trinity::ui {

class Commands;
class FactsDock;
class FactsPane;
class MessageBar;
class SourcePage;
class WordingReview;
class Workspace;
struct CommandState;

/// Everything about facts in the window, and how it works together: the pane at its side, the page with the source, the
/// commands. The window only gives them their places.
class FactsRoom final : public QObject
{
    Q_OBJECT

public:
    FactsRoom(Workspace &workspace, Commands &commands, MessageBar &messages, QMainWindow *window);

    [[nodiscard]] SourcePage *page() const { return m_page; } ///< for the centre of the window
    /// For where the shown text is looked at: how many of its sentences wait for the person.
    [[nodiscard]] QWidget *newBadge();
    [[nodiscard]] FactsPane *pane() const { return m_pane; }
    [[nodiscard]] WordingReview &review() const { return *m_review; }

    /// Whether there is anything to show facts of.
    void setAvailable(bool available);
    void setShown(bool shown);
    [[nodiscard]] bool isShown() const { return m_shown; } ///< as the person wants it
    /// Opens the pane with the sentences that wait for the person.
    void showStatements();
    void describe(CommandState *state) const;

signals:
    void pageWanted(); ///< the source is to be shown in the centre
    void changed(); ///< what describe() says

private:
    void showPlaces(const QList<Provenance> &places);

    const Commands &m_commands;
    WordingReview *m_review;
    SourcePage *m_page;
    FactsPane *m_pane;
    FactsDock *m_dock;
    bool m_available = false;
    bool m_shown = false;
};

} // namespace trinity::ui
