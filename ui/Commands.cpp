// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/Commands.h"

#include "ui/style/Icons.h"

#include <QtGui/QActionGroup>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

struct Commands::Definition {
    CommandId id;
    QString text;
    QString tip;
    std::optional<IconId> icon;
    QList<QKeySequence> keys;
    bool checkable = false;
};

Commands::Commands(QObject *parent) : QObject(parent)
{
    using K = QKeySequence;
    const Definition definitions[] = {
        {CommandId::AddFiles,
         tr("Add &files…"),
         tr("Add portfolio files: PDF, Word, text, Markdown, JSON Resume and more"),
         IconId::Files,
         {K::Open}},
        {CommandId::AddFolder,
         tr("Add f&older…"),
         tr("Add all portfolio files of a folder"),
         IconId::Folder,
         {K(Qt::CTRL | Qt::SHIFT | Qt::Key_O)}},
        {CommandId::Paste, tr("&Paste"), tr("Paste files or text as a source"), IconId::Paste, {K::Paste}},
        {CommandId::PasteText, tr("Paste &text…"), tr("Paste or type a portfolio"), IconId::Paste, {}},
        {CommandId::AddSample,
         tr("Try a &sample"),
         tr("Add an invented portfolio and make all its sites"),
         IconId::Sample,
         {K(Qt::CTRL | Qt::SHIFT | Qt::Key_N)}},
        {CommandId::OpenDocument, tr("Open &document…"), tr("Open a Trinity document with the words that are saved in it"), {}, {}},
        {CommandId::SaveDocument,
         tr("&Save document…"),
         tr("Save the source with its facts, its texts and what you confirmed"),
         IconId::Save,
         {K::Save}},
        {CommandId::SaveDocumentAs,
         tr("Save document &as…"),
         tr("Save the source as another document"),
         {},
         {K(Qt::CTRL | Qt::SHIFT | Qt::Key_S)}},
        {CommandId::RemoveSource,
         tr("&Remove source"),
         tr("Take the selected sources and their sites off the list; the files on disk are not touched"),
         IconId::Cancel,
         {K::Delete}},
        {CommandId::Quit, tr("&Quit"), tr("Close Trinity"), {}, {K::Quit}},
        {CommandId::MakeSites,
         tr("&Make sites"),
         tr("Write the selected sources in the chosen themes"),
         IconId::Make,
         {K(Qt::CTRL | Qt::Key_Return)}},
        {CommandId::StopAll, tr("&Stop all"), tr("Cancel every job that is not finished"), IconId::Stop, {K(Qt::CTRL | Qt::Key_Period)}},
        {CommandId::Cancel,
         tr("&Cancel or remove job"),
         tr("Cancel the selected jobs; finished ones leave the list"),
         IconId::Cancel,
         {K::Delete}},
        {CommandId::Retry, tr("&Retry"), tr("Run the selected jobs again"), IconId::Retry, {K(Qt::CTRL | Qt::Key_R)}},
        {CommandId::WriteBuiltIn,
         tr("Write with the &built-in writer"),
         tr("Do not wait for the engine: use the source's own words"),
         IconId::Pen,
         {}},
        {CommandId::OpenSite, tr("&Open in the preview"), tr("Show this site"), IconId::Preview, {}},
        {CommandId::CopyError, tr("Copy &error"), tr("Copy what went wrong, with its technical details"), IconId::Copy, {}},
        {CommandId::ClearFinished, tr("Clear &finished"), tr("Take finished jobs off the list; running ones stay"), IconId::Broom, {}},
        {CommandId::ShowGallery, tr("&Gallery"), tr("Your portfolio in every theme"), IconId::Gallery, {K(Qt::CTRL | Qt::Key_1)}, true},
        {CommandId::ShowPreview, tr("&Preview"), tr("One site, at any width"), IconId::Preview, {K(Qt::CTRL | Qt::Key_2)}, true},
        {CommandId::ShowCompare, tr("&Compare"), tr("Two to four themes side by side"), IconId::Compare, {K(Qt::CTRL | Qt::Key_3)}, true},
        {CommandId::ShowSource, tr("S&ource"), tr("What stands in the file"), IconId::Source, {K(Qt::CTRL | Qt::Key_4)}, true},
        {CommandId::ShowFacts,
         tr("&Facts"),
         tr("Sentences to check, the facts, and what reading came to"),
         IconId::Facts,
         {K(Qt::CTRL | Qt::Key_I)},
         true},
        {CommandId::NextStatement,
         tr("Next sentence to chec&k"),
         tr("Go to the next sentence that is not in your file"),
         {},
         {K(Qt::Key_F8)}},
        {CommandId::NextTheme, tr("&Next theme"), tr("Show the next theme"), IconId::Right, {K(Qt::CTRL | Qt::Key_BracketRight)}},
        {CommandId::PreviousTheme, tr("P&revious theme"), tr("Show the previous theme"), IconId::Left, {K(Qt::CTRL | Qt::Key_BracketLeft)}},
        {CommandId::Export, tr("&Export"), tr("Save the finished sites to the last folder"), IconId::Export, {K(Qt::CTRL | Qt::Key_E)}},
        {CommandId::ExportTo,
         tr("Export &to…"),
         tr("Save the finished sites to another folder"),
         {},
         {K(Qt::CTRL | Qt::SHIFT | Qt::Key_E)}},
        {CommandId::ExportAsFolder, tr("As f&olders"), tr("One folder for each site, ready for any web host"), {}, {}, true},
        {CommandId::ExportAsSingleFile, tr("As s&ingle files"), tr("One HTML file for each site, easy to send"), {}, {}, true},
        {CommandId::ExportAsZip, tr("As &zip files"), tr("One zip file for each site"), {}, {}, true},
        {CommandId::EngineSettings,
         tr("&Engine…"),
         tr("Who writes: a language model or the built-in writer"),
         IconId::Engine,
         {K(Qt::CTRL | Qt::Key_L)}},
        {CommandId::ColoursSystem, tr("&System colours"), tr("Follow the desktop"), {}, {}, true},
        {CommandId::ColoursLight, tr("&Light"), tr("Light colours"), {}, {}, true},
        {CommandId::ColoursDark, tr("&Dark"), tr("Dark colours"), {}, {}, true},
        {CommandId::NextRegion, tr("Next &region"), tr("Move to the next part of the window"), {}, {K(Qt::Key_F6)}},
        {CommandId::PreviousRegion, tr("Pre&vious region"), tr("Move to the previous part of the window"), {}, {K(Qt::SHIFT | Qt::Key_F6)}},
        {CommandId::ShowShortcuts,
         tr("&Keyboard shortcuts"),
         tr("All keys at a glance"),
         IconId::Keyboard,
         {K(Qt::Key_F1), K(Qt::CTRL | Qt::Key_Question)}},
    };
    for (const auto &definition : definitions)
        add(definition);
    for (const auto id : {CommandId::RemoveSource, CommandId::Cancel}) // Delete is about the list that has the focus
        action(id)->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    group({CommandId::ShowGallery, CommandId::ShowPreview, CommandId::ShowCompare, CommandId::ShowSource});
    group({CommandId::ExportAsFolder, CommandId::ExportAsSingleFile, CommandId::ExportAsZip});
    group({CommandId::ColoursSystem, CommandId::ColoursLight, CommandId::ColoursDark});
    m_state.selected = -1; // no state at all, so that the first update is one
    update({});
}

void Commands::add(const Definition &definition)
{
    auto *action = new QAction(definition.text, this);
    if (definition.icon)
        action->setIcon(icon(*definition.icon));
    action->setShortcuts(definition.keys);
    action->setCheckable(definition.checkable);
    action->setStatusTip(QString());
    const auto key = static_cast<int>(definition.id);
    const QString keys = definition.keys.isEmpty() ? QString() : u" (%1)"_s.arg(definition.keys.first().toString(QKeySequence::NativeText));
    m_tips.insert(key, definition.tip + keys);
    action->setToolTip(definition.tip + keys);
    m_actions.insert(key, action);
    m_order.append(key);
}

void Commands::group(std::initializer_list<CommandId> ids)
{
    auto *group = new QActionGroup(this);
    for (const auto id : ids)
        group->addAction(action(id));
}

QList<QAction *> Commands::all() const
{
    QList<QAction *> actions;
    for (const int id : m_order)
        actions.append(m_actions.value(id));
    return actions;
}

QList<QAction *> Commands::ofWindow() const
{
    auto actions = all();
    actions.removeIf([](const QAction *action) { return action->shortcutContext() != Qt::WindowShortcut; });
    return actions;
}

void Commands::update(const CommandState &state)
{
    if (state == m_state)
        return;
    m_state = state;
    const QString noSource = tr("Add a source first");
    const QString noSelection = tr("Select a job in the queue first");
    rule(CommandId::AddSample, state.hasSamples, tr("The sample portfolios are not installed"));
    rule(CommandId::RemoveSource, state.sourcesToMake > 0, state.hasSource ? tr("Select a source first") : noSource);
    action(CommandId::RemoveSource)
        ->setText(state.sourcesToMake > 1 ? tr("&Remove %n source(s)", nullptr, state.sourcesToMake) : tr("&Remove source"));
    rule(CommandId::MakeSites, state.sourcesToMake > 0 && state.themesToMake > 0,
         state.sourcesToMake == 0 ? noSource : tr("Choose a theme first"));
    rule(CommandId::StopAll, state.jobsRunning > 0, tr("Nothing is running"));
    rule(CommandId::ClearFinished, state.jobsFinished > 0, tr("No job is finished"));
    rule(CommandId::Cancel, state.selected > 0, noSelection);
    rule(CommandId::Retry, state.selectedRetryable > 0,
         state.selected == 0 ? noSelection : tr("Only failed and cancelled jobs can be run again"));
    rule(CommandId::WriteBuiltIn, state.selectedWaiting > 0,
         state.selected == 0 ? noSelection : tr("Only for jobs that wait for the engine"));
    rule(CommandId::OpenSite, state.selectedOpenable > 0, state.selected == 0 ? noSelection : tr("This site is not there yet"));
    rule(CommandId::CopyError, state.selectedFailed > 0, state.selected == 0 ? noSelection : tr("Nothing failed here"));
    rule(CommandId::ShowGallery, state.hasSource, noSource);
    rule(CommandId::ShowPreview, state.hasSource, noSource);
    rule(CommandId::ShowCompare, state.hasSource, noSource);
    rule(CommandId::ShowSource, state.hasSource, noSource);
    rule(CommandId::ShowFacts, state.hasSource, noSource);
    rule(CommandId::NextStatement, state.statementsToCheck > 0, tr("No sentence of the shown text waits for you"));
    const QString notRead = state.hasSource ? tr("The source has not been read") : noSource;
    rule(CommandId::SaveDocument, state.sourceReadable, notRead);
    rule(CommandId::SaveDocumentAs, state.sourceReadable, notRead);
    rule(CommandId::NextTheme, state.hasSource, noSource);
    rule(CommandId::PreviousTheme, state.hasSource, noSource);
    const QString noSite = state.exporting ? tr("An export is under way") : tr("There is no finished site yet");
    rule(CommandId::Export, state.sitesToExport > 0 && !state.exporting, noSite);
    rule(CommandId::ExportTo, state.sitesToExport > 0 && !state.exporting, noSite);
    action(CommandId::Export)->setText(state.sitesToExport > 0 ? tr("&Export %n site(s)", nullptr, state.sitesToExport) : tr("&Export"));
    const int sites = state.sourcesToMake * state.themesToMake;
    action(CommandId::MakeSites)->setText(sites > 0 ? tr("&Make %n site(s)", nullptr, sites) : tr("&Make sites"));
}

void Commands::rule(CommandId id, bool possible, const QString &whyNot)
{
    const auto key = static_cast<int>(id);
    QAction *action = m_actions.value(key);
    action->setEnabled(possible);
    action->setToolTip(possible ? m_tips.value(key) : m_tips.value(key) + u'\n' + whyNot);
}

} // namespace trinity::ui
