// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Error.h"
#include "engine/jobs/Job.h"
#include "ui/documents/UnsavedDocuments.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QSet>

class QWidget;

namespace trinity {
class TrinityDocument;
}

namespace trinity::ui {

class Commands;
class MessageBar;
class SourceIntake;
class Workspace;

/// Sources as documents: saves them with their words and what a person has said about them, and shows the words of those
/// that are opened. What is not saved is kept at once, so nothing needs to be asked when the window closes.
class DocumentDesk final : public QObject
{
    Q_OBJECT

public:
    DocumentDesk(Workspace &workspace, Commands &commands, SourceIntake &intake, MessageBar &messages, const QString &recoveryFolder,
                 QWidget *window);
    ~DocumentDesk() override;

    void save(); ///< the current source; asks where when it has no place yet
    void saveAs();
    void saveTo(SourceId source, const QString &path);
    void open(); ///< asks which document

    /// A person has decided something about this source.
    void noteChange(SourceId source);
    [[nodiscard]] bool hasUnsaved(SourceId source) const { return m_changed.contains(source); }
    /// Where a source is saved; empty: nowhere yet.
    [[nodiscard]] QString pathOf(SourceId source) const;
    /// Says what earlier runs have left unsaved, and offers to open it.
    void offerLeft();

signals:
    void saved(const QString &path);
    void changed(); ///< hasUnsaved() of some source

private:
    void handleRead(SourceId source);
    void handleRemoved(SourceId source);
    void handleSaved(SourceId source, const QString &path, const Result<void> &result);
    void keep(SourceId source);
    /// Adds a document that was kept as a source again.
    void bringBack(const UnsavedDocuments::Kept &kept);
    [[nodiscard]] static QString keyOf(SourceId source);

    Workspace &m_workspace;
    SourceIntake &m_intake;
    MessageBar &m_messages;
    QWidget *m_window;
    UnsavedDocuments m_unsaved;
    QHash<SourceId, QString> m_paths; ///< of those that were saved or brought back
    QSet<SourceId> m_changed;
    QHash<SourceId, UnsavedDocuments::Kept> m_broughtBack; ///< not read again yet
    QList<UnsavedDocuments::Kept> m_removed; ///< of sources that left the list, until the program ends
    QString m_lastFolder;
};

} // namespace trinity::ui
