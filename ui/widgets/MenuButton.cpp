// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/widgets/MenuButton.h"

#include "ui/style/Icons.h"
#include "ui/style/Tones.h"

#include <QtGui/QAction>
#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr int menuArrow = 12;

} // namespace

MenuButton::MenuButton(QWidget *parent) : QToolButton(parent)
{
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::StrongFocus);
}

void MenuButton::follow(QAction *action)
{
    const auto copy = [this, action] {
        setText(action->text().remove(u'&'));
        setToolTip(action->toolTip());
        setEnabled(action->isEnabled() || popupMode() == InstantPopup);
        updateGeometry();
    };
    connect(action, &QAction::changed, this, copy);
    connect(this, &QToolButton::clicked, action, &QAction::trigger);
    copy();
}

void MenuButton::paintEvent(QPaintEvent *event)
{
    QToolButton::paintEvent(event);
    const Tones tones = Tones::current();
    const bool primary = property("look").toString() == "primary"_L1;
    QPainter painter(this);
    const QRect right(width() - menuArrow - 6, (height() - menuArrow) / 2, menuArrow, menuArrow);
    paintIcon(painter, IconId::Down, QStyle::visualRect(layoutDirection(), rect(), right),
              !isEnabled()  ? tones.faint
                  : primary ? tones.onAccent
                            : tones.muted);
}

QSize MenuButton::sizeHint() const
{
    const QSize size = QToolButton::sizeHint();
    return popupMode() == MenuButtonPopup ? size : size + QSize(menuArrow, 0);
}

} // namespace trinity::ui
