// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/gallery/ThemeGallery.h"

#include "ui/Commands.h"
#include "ui/Workspace.h"
#include "ui/gallery/ThemeCardDelegate.h"
#include "ui/gallery/ThemeListModel.h"
#include "ui/preview/Thumbnailer.h"
#include "ui/style/Icons.h"

#include <QtCore/QScopedValueRollback>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr int smallestCard = 264;
constexpr int largestCard = 440;
constexpr int galleryPadding = 12;

} // namespace

ThemeGallery::ThemeGallery(Workspace &workspace, Commands &commands, PreviewHost &host, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_thumbnailer(new Thumbnailer(host, this))
    , m_model(new ThemeListModel(workspace, *m_thumbnailer, this))
    , m_delegate(new ThemeCardDelegate(this))
    , m_head(new QWidget(this))
    , m_title(new QLabel(m_head))
    , m_subtitle(new QLabel(m_head))
    , m_all(new QToolButton(m_head))
    , m_list(new QListView(this))
{
    setObjectName(u"canvas"_s);
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Gallery"));
    buildHead(commands);
    buildList();
    setFocusProxy(m_list);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    auto *around = new QVBoxLayout;
    around->setContentsMargins(galleryPadding, galleryPadding, galleryPadding, 0);
    around->addWidget(m_list);
    column->addLayout(around, 1);

    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ThemeGallery::takeSelection);
    connect(&workspace, &Workspace::chosenThemesChanged, this, &ThemeGallery::showSelection);
    connect(&workspace, &Workspace::sourceChanged, this, &ThemeGallery::refreshTitle);
    connect(&workspace, &Workspace::selectedSourcesChanged, this, &ThemeGallery::refreshTitle);
    connect(&workspace.queue(), &JobQueue::sourceRead, this, &ThemeGallery::refreshTitle);
    showSelection();
    refreshTitle();
}

ThemeGallery::~ThemeGallery() = default;

void ThemeGallery::buildHead(Commands &commands)
{
    m_head->setObjectName(u"paneBar"_s);
    m_head->setAttribute(Qt::WA_StyledBackground);
    m_head->setAccessibleName(tr("Gallery"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setProperty("tone", u"heading"_s);
    m_subtitle->setTextFormat(Qt::PlainText);
    m_subtitle->setProperty("tone", u"muted"_s);
    m_subtitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_all->setObjectName(u"chooseAll"_s);
    m_all->setProperty("look", u"flat"_s);
    auto *make = new QToolButton(m_head);
    make->setObjectName(u"makeSites"_s);
    make->setDefaultAction(commands.action(CommandId::MakeSites));
    make->setToolButtonStyle(Qt::ToolButtonTextOnly);
    make->setProperty("look", u"primary"_s);
    make->setFocusPolicy(Qt::StrongFocus);
    make->setAccessibleName(tr("Make sites"));

    auto *row = new QHBoxLayout(m_head);
    row->setContentsMargins(14, 7, 14, 7);
    row->setSpacing(10);
    row->addWidget(m_title);
    row->addWidget(m_subtitle, 1);
    row->addWidget(m_all);
    row->addWidget(make);

    connect(m_all, &QToolButton::clicked, this, [this] {
        const QStringList all = m_workspace.catalog().ids();
        m_workspace.setChosenThemes(m_workspace.chosenThemes().size() == all.size() ? QStringList() : all);
    });
}

void ThemeGallery::buildList()
{
    m_list->setObjectName(u"themeList"_s);
    m_list->setAccessibleName(tr("Themes"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setViewMode(QListView::IconMode);
    m_list->setMovement(QListView::Static);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setWrapping(true);
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::MultiSelection);
    m_list->setSelectionRectVisible(false);
    m_list->setDragEnabled(false);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->installEventFilter(this);
    m_list->installEventFilter(this);
    connect(m_list, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex &index) {
        // The two clicks of it have toggled twice; the choice is as before.
        emit previewRequested(index.data(ThemeListModel::IdRole).toString());
    });
}

bool ThemeGallery::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list->viewport() && event->type() == QEvent::Resize)
        fitCards();
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_list->currentIndex().isValid()) {
            emit previewRequested(m_list->currentIndex().data(ThemeListModel::IdRole).toString());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ThemeGallery::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model->setActive(true);
}

void ThemeGallery::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_model->setActive(false);
}

void ThemeGallery::fitCards()
{
    // The scroll bar's room is always kept, or cards would jump when it comes.
    const int room = m_list->width() - m_list->verticalScrollBar()->sizeHint().width() - 2;
    // Few themes share the width among themselves instead of leaving a gap for more.
    const int columns = qBound(1, room / smallestCard, qMax(1, m_model->rowCount()));
    const int width = qMin(room / columns, largestCard);
    const QSize card(width, ThemeCardDelegate::heightFor(width, m_list->fontMetrics()));
    if (m_list->gridSize() == card)
        return;
    m_delegate->setCardWidth(width);
    m_list->setGridSize(card);
}

void ThemeGallery::takeSelection()
{
    if (m_showing)
        return;
    QStringList themes;
    for (const auto &index : m_list->selectionModel()->selectedIndexes())
        themes.append(index.data(ThemeListModel::IdRole).toString());
    m_workspace.setChosenThemes(themes);
}

void ThemeGallery::showSelection()
{
    const QScopedValueRollback<bool> showing(m_showing, true);
    QItemSelection selection;
    for (const auto &theme : m_workspace.chosenThemes()) {
        const QModelIndex index = m_model->indexOf(theme);
        selection.select(index, index);
    }
    m_list->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    const bool all = m_workspace.chosenThemes().size() == m_workspace.catalog().ids().size();
    m_all->setText(all ? tr("Choose none") : tr("Choose all"));
    m_all->setToolTip(all ? tr("Take the tick off every theme") : tr("Tick every theme"));
    m_all->setAccessibleName(m_all->text());
    refreshTitle();
}

void ThemeGallery::refreshTitle()
{
    const auto sources = m_workspace.selectedSources().size();
    if (sources > 1)
        m_title->setText(tr("%n sources", nullptr, static_cast<int>(sources)));
    else
        m_title->setText(m_workspace.hasSource() ? m_workspace.titleOf(m_workspace.source()) : tr("Themes"));
    m_subtitle->setText(tr("%1 of %2 themes chosen").arg(m_workspace.chosenThemes().size()).arg(m_workspace.catalog().ids().size()));
}

} // namespace trinity::ui
