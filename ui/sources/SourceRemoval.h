// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/jobs/Job.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

class QMessageBox;
class QWidget;

namespace trinity::ui {

class Commands;
class Workspace;

/// Takes the selected sources off the list. Asks first when sites of theirs are still being made, because only then
/// something is lost. The files on disk are never touched.
class SourceRemoval final : public QObject
{
    Q_OBJECT

public:
    SourceRemoval(Workspace &workspace, Commands &commands, QWidget *parent);

    void removeSelected();

private:
    void ask(const QList<SourceId> &sources, int running);
    void remove(const QList<SourceId> &sources);

    Workspace &m_workspace;
    QWidget *m_parent;
    QPointer<QMessageBox> m_question;
};

} // namespace trinity::ui
