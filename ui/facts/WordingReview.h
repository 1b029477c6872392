// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/jobs/JobQueue.h"
#include "ui/facts/StatementCard.h"

#include <QtCore/QObject>

#include <functional>
#include <optional>

namespace trinity::ui {

class Workspace;

/// The check of the text that is shown now, and what a person decides about its sentences. Asks for the places that bear the
/// sentences out only while somebody looks.
class WordingReview final : public QObject
{
    Q_OBJECT

public:
    explicit WordingReview(Workspace &workspace, QObject *parent = nullptr);

    /// The newest job of the shown source and theme.
    [[nodiscard]] std::optional<Job> job() const;
    [[nodiscard]] std::optional<FactReport> report() const; ///< none: not checked yet
    /// How many sentences of the shown text wait for a person; none while it is not known.
    [[nodiscard]] std::optional<FactCounts> counts() const;

    void check(); ///< report() follows, with changed()
    void act(const CheckedSentence &statement, StatementCard::Action action);

signals:
    void changed();
    void decided(trinity::SourceId source); ///< a person has said or changed something
    /// A sentence has left the text; `undo` brings it back.
    void wordsChanged(const QString &what, const std::function<void()> &undo);

private:
    void changeWords(const Job &job, const QString &field, const QString &text, const QString &what);

    Workspace &m_workspace;
};

} // namespace trinity::ui
