// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/preview/CompareColumn.h"

#include "ui/Workspace.h"
#include "ui/preview/PreviewPane.h"
#include "ui/preview/SitePreview.h"
#include "ui/style/Icons.h"
#include "ui/text/JobText.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/ThemeChooser.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QStyle>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

QToolButton *headButton(QWidget *parent, QLatin1StringView name)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(QString(name));
    button->setProperty("look", u"flat"_s);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

CompareColumn::CompareColumn(Workspace &workspace, PreviewHost &host, const QString &theme, QWidget *parent)
    : QFrame(parent)
    , m_workspace(workspace)
    , m_theme(theme)
    , m_chooser(new ThemeChooser(workspace.catalog(), this))
    , m_state(new ElidedLabel(this))
    , m_choose(headButton(this, "chooseSite"_L1))
    , m_focus(headButton(this, "focusPane"_L1))
    , m_close(headButton(this, "closePane"_L1))
    , m_preview(new SitePreview(host, this))
{
    setObjectName(u"compareColumn"_s);
    m_state->setObjectName(u"paneState"_s);
    m_state->setProperty("tone", u"muted"_s);
    m_choose->setProperty("withIcon", true);
    m_choose->setCheckable(true);
    m_choose->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_focus->setCheckable(true);
    m_focus->setIcon(icon(IconId::Focus));
    m_close->setIcon(icon(IconId::Cancel));
    m_close->setToolTip(tr("Close this pane"));
    m_close->setAccessibleName(m_close->toolTip());

    auto *head = new QHBoxLayout;
    head->setContentsMargins(8, 6, 6, 6);
    head->setSpacing(4);
    head->addWidget(m_chooser);
    head->addWidget(m_state, 1);
    head->addWidget(m_choose);
    head->addWidget(m_focus);
    head->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2, 2, 2, 2);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_preview, 1);

    connect(m_chooser, &ThemeChooser::themeChosen, this, &CompareColumn::themeChosen);
    connect(m_focus, &QToolButton::clicked, this, &CompareColumn::focusToggled);
    connect(m_close, &QToolButton::clicked, this, &CompareColumn::closeRequested);
    connect(m_choose, &QToolButton::clicked, this, [this](bool on) { m_workspace.setChosen(m_workspace.source(), m_theme, on); });
    connect(&workspace, &Workspace::choicesChanged, this, &CompareColumn::refreshState);
    connect(&workspace.queue(), &JobQueue::jobsChanged, this, &CompareColumn::refreshState);
    connect(&workspace.queue(), &JobQueue::jobFinished, this, &CompareColumn::refreshState);
    setFocused(false);
    refresh();
}

void CompareColumn::setTheme(const QString &theme)
{
    m_theme = theme;
    refresh();
}

void CompareColumn::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

void CompareColumn::setFocused(bool focused)
{
    m_focus->setChecked(focused);
    m_focus->setToolTip(focused ? tr("Show all panes again") : tr("Show this pane alone"));
    m_focus->setAccessibleName(m_focus->toolTip());
}

void CompareColumn::refresh()
{
    m_chooser->setTheme(m_theme);
    setAccessibleName(tr("Pane with %1").arg(m_workspace.themeName(m_theme)));
    showPage(m_workspace, m_theme, *m_preview);
    refreshState();
}

void CompareColumn::refreshState()
{
    const auto job = m_workspace.jobFor(m_workspace.source(), m_theme);
    m_state->setWholeText(job && !isFinal(job->state) ? JobText::stageWithProgress(*job) : QString());
    const bool chosen = m_workspace.isChosen(m_workspace.source(), m_theme);
    m_choose->setChecked(chosen);
    m_choose->setIcon(icon(chosen ? IconId::Starred : IconId::Star));
    m_choose->setText(chosen ? tr("Chosen") : tr("Choose"));
    m_choose->setToolTip(chosen ? tr("Take this site off the export") : tr("Export this site, and only chosen ones"));
    m_choose->setAccessibleName(m_choose->text());
    if (property("chosen").toBool() != chosen) {
        setProperty("chosen", chosen);
        style()->unpolish(this);
        style()->polish(this);
    }
}

} // namespace trinity::ui
