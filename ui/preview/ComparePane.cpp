// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/preview/ComparePane.h"

#include "ui/Workspace.h"
#include "ui/preview/CompareColumn.h"
#include "ui/preview/PreviewBar.h"
#include "ui/preview/SitePreview.h"
#include "ui/style/Icons.h"
#include "ui/widgets/SidewaysScroll.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

#include <chrono>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr qsizetype fewestColumns = 2;
constexpr qsizetype mostColumns = 4;
constexpr int compareDeviceWidth = 768;

} // namespace

ComparePane::ComparePane(Workspace &workspace, PreviewHost &host, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_host(host)
    , m_bar(new PreviewBar(workspace, this))
    , m_sync(new QToolButton(m_bar))
    , m_add(new QToolButton(m_bar))
    , m_row(new QHBoxLayout)
{
    setObjectName(u"canvas"_s);
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Compare"));
    m_sync->setObjectName(u"scrollSync"_s);
    m_sync->setText(tr("Scroll together"));
    m_sync->setIcon(icon(IconId::Link));
    m_sync->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_sync->setProperty("withIcon", true);
    m_add->setProperty("withIcon", true);
    m_sync->setCheckable(true);
    m_sync->setChecked(true);
    m_sync->setToolTip(tr("The other panes follow to the same section"));
    m_sync->setAccessibleName(m_sync->text());
    m_sync->setFocusPolicy(Qt::StrongFocus);
    m_add->setObjectName(u"addPane"_s);
    m_add->setText(tr("Pane"));
    m_add->setIcon(icon(IconId::Add));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add->setAccessibleName(tr("Add a pane"));
    m_add->setFocusPolicy(Qt::StrongFocus);
    m_bar->addAtEnd(m_sync);
    m_bar->addAtEnd(m_add);
    m_bar->setDeviceWidth(compareDeviceWidth);

    auto *columns = new QWidget(this);
    columns->setAccessibleName(tr("Panes"));
    columns->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    columns->setLayout(m_row);
    m_row->setContentsMargins(12, 12, 12, 12);
    m_row->setSpacing(12);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new SidewaysScroll(m_bar, this));
    column->addWidget(new SidewaysScroll(columns, this), 1);

    connect(m_add, &QToolButton::clicked, this, &ComparePane::addPane);
    connect(m_bar, &PreviewBar::deviceWidthChanged, this, [this](int width) {
        for (auto *pane : std::as_const(m_columns))
            pane->preview().setDeviceWidth(width);
    });
    connect(&workspace, &Workspace::comparedThemesChanged, this, &ComparePane::rebuild);
    connect(&workspace, &Workspace::sourceChanged, this, &ComparePane::refresh);
    connect(&workspace, &Workspace::schemeChanged, this, &ComparePane::refresh);
    connect(&workspace, &Workspace::pageChanged, this, [this](SourceId source, const QString &theme) {
        if (source != m_workspace.source() || !isVisible())
            return;
        for (auto *pane : std::as_const(m_columns)) {
            if (pane->theme() == theme)
                pane->refresh();
        }
    });
    refreshButtons();
}

void ComparePane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    rebuild();
    refresh();
    if (!m_columns.isEmpty())
        setFocusProxy(&m_columns.first()->preview());
}

void ComparePane::rebuild()
{
    if (!isVisible())
        return;
    const QStringList themes = m_workspace.comparedThemes();
    while (m_columns.size() > themes.size())
        delete m_columns.takeLast();
    for (qsizetype i = 0; i < themes.size(); ++i) {
        if (i >= m_columns.size())
            addColumn(themes.at(i));
        else if (m_columns.at(i)->theme() != themes.at(i))
            m_columns.at(i)->setTheme(themes.at(i));
    }
    if (!m_alone) {
        for (auto *pane : std::as_const(m_columns))
            pane->show();
    }
    refreshButtons();
}

CompareColumn *ComparePane::addColumn(const QString &theme)
{
    auto *pane = new CompareColumn(m_workspace, m_host, theme, this);
    m_columns.append(pane);
    m_row->addWidget(pane, 1);
    pane->preview().setDeviceWidth(m_bar->deviceWidth());
    connect(pane, &CompareColumn::themeChosen, this, [this, pane](const QString &chosen) { choose(pane, chosen); });
    connect(
        pane, &CompareColumn::closeRequested, this, [this, pane] { close(pane); }, Qt::QueuedConnection);
    connect(pane, &CompareColumn::focusToggled, this, [this, pane] { toggleFocus(pane); });
    connect(&pane->preview(), &SitePreview::linkActivated, this, &ComparePane::linkActivated);
    connect(&pane->preview(), &SitePreview::scrolled, this, [this, pane](const PagePlace &place) { follow(pane, place); });
    return pane;
}

void ComparePane::addPane()
{
    QStringList themes = m_workspace.comparedThemes();
    if (themes.size() >= mostColumns)
        return;
    const QStringList all = m_workspace.catalog().ids();
    QString next = all.value(0);
    for (const auto &id : all) {
        if (!themes.contains(id)) {
            next = id;
            break;
        }
    }
    m_workspace.setComparedThemes(themes << next);
}

void ComparePane::toggleFocus(CompareColumn *column)
{
    m_alone = m_alone == column ? nullptr : column;
    for (auto *pane : std::as_const(m_columns)) {
        pane->setVisible(!m_alone || pane == m_alone);
        pane->setFocused(pane == m_alone);
    }
    refreshButtons();
}

void ComparePane::choose(CompareColumn *column, const QString &theme)
{
    QStringList themes = shownThemes();
    const auto at = m_columns.indexOf(column);
    const auto other = themes.indexOf(theme);
    // A theme that stands in another pane changes places with this one: a page beside itself compares nothing.
    if (other >= 0 && other != at)
        themes[other] = themes.at(at);
    themes[at] = theme;
    m_workspace.setComparedThemes(themes);
}

void ComparePane::close(CompareColumn *column)
{
    const auto at = m_columns.indexOf(column);
    if (at < 0 || m_columns.size() <= fewestColumns)
        return;
    if (m_alone == column)
        toggleFocus(column);
    QStringList themes = shownThemes();
    themes.removeAt(at);
    delete m_columns.takeAt(at);
    m_workspace.setComparedThemes(themes);
    refreshButtons();
}

void ComparePane::follow(CompareColumn *leader, const PagePlace &place)
{
    if (!m_sync->isChecked())
        return;
    for (auto *pane : std::as_const(m_columns)) {
        if (pane != leader)
            pane->preview().scrollTo(place);
    }
}

void ComparePane::refresh()
{
    if (!isVisible())
        return;
    for (auto *pane : std::as_const(m_columns))
        pane->refresh();
}

void ComparePane::refreshButtons()
{
    const bool full = m_columns.size() >= mostColumns;
    m_add->setEnabled(!full && !m_alone);
    m_add->setToolTip(full          ? tr("Four panes are the most")
                          : m_alone ? tr("One pane is shown alone")
                                    : tr("Add another theme beside these"));
    for (auto *pane : std::as_const(m_columns))
        pane->setClosable(m_columns.size() > fewestColumns && !m_alone);
}

QStringList ComparePane::shownThemes() const
{
    QStringList themes;
    for (const auto *pane : m_columns)
        themes.append(pane->theme());
    return themes;
}

} // namespace trinity::ui
