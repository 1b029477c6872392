// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/widgets/SegmentedControl.h"

#include <QtGui/QAction>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QToolButton>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

SegmentedControl::SegmentedControl(const QString &accessibleName, QWidget *parent) : QWidget(parent), m_group(new QButtonGroup(this))
{
    setAccessibleName(accessibleName);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on)
            emit currentChanged(id);
    });
}

QToolButton *SegmentedControl::addSegment(int id, const QString &text, const QString &toolTip)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
    button->setCheckable(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_group->addButton(button, id);
    append(button);
    return button;
}

QToolButton *SegmentedControl::addSegment(QAction *action)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAccessibleName(action->text().remove(u'&'));
    button->setProperty("withIcon", true);
    append(button);
    return button;
}

void SegmentedControl::append(QToolButton *button)
{
    m_buttons.append(button);
    layout()->addWidget(button);
    connect(button, &QToolButton::toggled, this, &SegmentedControl::letTabReachTheCurrent);
    joinShapes();
    letTabReachTheCurrent();
}

void SegmentedControl::letTabReachTheCurrent()
{
    const bool someOn = std::any_of(m_buttons.begin(), m_buttons.end(), [](const auto *button) { return button->isChecked(); });
    for (auto *button : std::as_const(m_buttons))
        button->setFocusPolicy(button->isChecked() || (!someOn && button == m_buttons.first()) ? Qt::StrongFocus : Qt::ClickFocus);
}

void SegmentedControl::setCurrent(int id)
{
    if (auto *button = m_group->button(id))
        button->setChecked(true);
}

int SegmentedControl::current() const
{
    return m_group->checkedId();
}

void SegmentedControl::joinShapes()
{
    const auto last = m_buttons.size() - 1;
    for (qsizetype i = 0; i <= last; ++i) {
        const auto place = last == 0 ? ""_L1 : i == 0 ? "first"_L1 : i == last ? "last"_L1 : "middle"_L1;
        m_buttons.at(i)->setProperty("segment", last == 0 ? QVariant() : QVariant(QString(place)));
    }
}

} // namespace trinity::ui
