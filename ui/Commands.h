// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtGui/QAction>

class QActionGroup;

namespace trinity::ui {

enum class CommandId {
    AddFiles,
    AddFolder,
    Paste,
    PasteText,
    AddSample,
    OpenDocument,
    SaveDocument,
    SaveDocumentAs,
    RemoveSource,
    Quit,
    MakeSites,
    StopAll,
    Cancel,
    Retry,
    WriteBuiltIn,
    OpenSite,
    CopyError,
    ClearFinished,
    ShowGallery,
    ShowPreview,
    ShowCompare,
    ShowSource,
    ShowFacts,
    NextStatement,
    NextTheme,
    PreviousTheme,
    Export,
    ExportTo,
    ExportAsFolder,
    ExportAsSingleFile,
    ExportAsZip,
    EngineSettings,
    ColoursSystem,
    ColoursLight,
    ColoursDark,
    NextRegion,
    PreviousRegion,
    ShowShortcuts,
};

/// What the rules of the commands look at.
struct CommandState {
    CommandState() = default;

    bool hasSource = false;
    bool hasSamples = false;
    bool sourceReadable = false; ///< the current source can be shown
    int statementsToCheck = 0; ///< of the shown text
    int sourcesToMake = 0;
    int themesToMake = 0;
    int jobsRunning = 0;
    int jobsFinished = 0;
    int selectedRunning = 0;
    int selectedRetryable = 0;
    int selectedWaiting = 0;
    int selectedOpenable = 0;
    int selectedFailed = 0;
    int selected = 0;
    int sitesToExport = 0;
    bool exporting = false;

    bool operator==(const CommandState &) const = default;
};

/// Every action of the window by its id, with the rule when it is possible. A disabled action's tool tip says why. The
/// window connects the actions; menus, tool bar and context menus only show them.
class Commands final : public QObject
{
    Q_OBJECT

public:
    explicit Commands(QObject *parent = nullptr);

    [[nodiscard]] QAction *action(CommandId id) const { return m_actions.value(static_cast<int>(id)); }
    [[nodiscard]] QList<QAction *> all() const;
    [[nodiscard]] QList<QAction *> ofWindow() const; ///< whose keys work wherever the focus is

    void update(const CommandState &state);

private:
    struct Definition;

    void add(const Definition &definition);
    void group(std::initializer_list<CommandId> ids);
    void rule(CommandId id, bool possible, const QString &whyNot);

    QHash<int, QAction *> m_actions;
    QList<int> m_order;
    QHash<int, QString> m_tips;
    CommandState m_state;
};

} // namespace trinity::ui
