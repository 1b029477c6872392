// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/preview/PreviewPane.h"

#include "ui/Commands.h"
#include "ui/Workspace.h"
#include "ui/preview/PreviewBar.h"
#include "ui/preview/SitePreview.h"
#include "ui/text/ErrorText.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/SidewaysScroll.h"
#include "ui/widgets/ThemeChooser.h"

#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

#include <chrono>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

void showPage(const Workspace &workspace, const QString &theme, SitePreview &preview)
{
    if (!workspace.hasSource()) {
        preview.showNotice({}); // what was removed is not shown any longer
        return;
    }
    const auto page = workspace.page(workspace.source(), theme);
    if (page) {
        const QString identity = u"%1/%2/%3"_s.arg(workspace.source().value).arg(theme).arg(static_cast<int>(workspace.scheme()));
        preview.showSite(identity, *page, workspace.groundOf(theme));
    } else if (page.error().kind == ErrorKind::Internal && !workspace.queue().reading(workspace.source())) {
        preview.showNotice(PreviewPane::tr("Reading %1").arg(workspace.titleOf(workspace.source())));
    } else {
        preview.showNotice(ErrorText::of(page.error()).sentence());
    }
}

PreviewPane::PreviewPane(Workspace &workspace, Commands &commands, PreviewHost &host, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_bar(new PreviewBar(workspace, this))
    , m_theme(new ThemeChooser(workspace.catalog(), m_bar))
    , m_preview(nullptr)
    , m_scale(new ElidedLabel(m_bar))
{
    setObjectName(u"canvas"_s);
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Preview"));
    m_theme->setObjectName(u"previewTheme"_s);
    m_scale->setProperty("tone", u"muted"_s);
    m_scale->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_preview = new SitePreview(host, this);
    m_preview->setObjectName(u"sitePreview"_s);
    setFocusProxy(m_preview);

    for (const auto id : {CommandId::PreviousTheme, CommandId::NextTheme}) {
        auto *button = new QToolButton(m_bar);
        button->setDefaultAction(commands.action(id));
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setProperty("look", u"flat"_s);
        button->setAccessibleName(commands.action(id)->text().remove(u'&'));
        if (id == CommandId::NextTheme)
            m_bar->addAtStart(m_theme);
        m_bar->addAtStart(button);
    }
    m_bar->addInRest(m_scale);

    auto *framed = new QVBoxLayout;
    framed->setContentsMargins(14, 14, 14, 14);
    framed->addWidget(m_preview);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new SidewaysScroll(m_bar, this));
    column->addLayout(framed, 1);

    connect(commands.action(CommandId::NextTheme), &QAction::triggered, &workspace, [&workspace] { workspace.stepTheme(1); });
    connect(commands.action(CommandId::PreviousTheme), &QAction::triggered, &workspace, [&workspace] { workspace.stepTheme(-1); });
    connect(m_theme, &ThemeChooser::themeChosen, &workspace, &Workspace::setTheme);
    connect(m_bar, &PreviewBar::deviceWidthChanged, m_preview, &SitePreview::setDeviceWidth);
    connect(m_preview, &SitePreview::linkActivated, this, &PreviewPane::linkActivated);
    connect(m_preview, &SitePreview::scaleChanged, this, [this] {
        const int percent = static_cast<int>(std::lround(m_preview->scale() * 100));
        m_scale->setWholeText(m_preview->deviceWidth() > 0 ? tr("at %1 %").arg(percent) : QString());
    });
    m_preview->setDeviceWidth(m_bar->deviceWidth());
    for (const auto changed : {&Workspace::sourceChanged, &Workspace::themeChanged, &Workspace::schemeChanged})
        connect(&workspace, changed, this, &PreviewPane::refresh);
    connect(&workspace, &Workspace::pageChanged, this, [this](SourceId source, const QString &theme) {
        if (source == m_workspace.source() && theme == m_workspace.theme())
            refresh();
    });
    refresh();
}

void PreviewPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void PreviewPane::refresh()
{
    m_theme->setTheme(m_workspace.theme());
    if (isVisible())
        showPage(m_workspace, m_workspace.theme(), *m_preview);
}

} // namespace trinity::ui
