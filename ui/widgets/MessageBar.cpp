// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/widgets/MessageBar.h"

#include "ui/style/Icons.h"
#include "ui/style/Tones.h"

#include <QtCore/QTimer>
#include <QtGui/QAccessible>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyle>
#include <QtWidgets/QToolButton>

#include <chrono>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace trinity::ui {

namespace {

constexpr auto newsStays = 12s;
constexpr int messageIconSize = 18;

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_label(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_close(new QToolButton(this))
    , m_leave(new QTimer(this))
{
    setObjectName(u"messageBar"_s);
    setAccessibleName(tr("Message"));
    m_icon->setAccessibleName(tr("Kind of message"));
    m_label->setObjectName(u"messageText"_s);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action->setObjectName(u"messageAction"_s);
    m_close->setIcon(icon(IconId::Cancel));
    m_close->setProperty("look", u"flat"_s);
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(tr("Close this message"));
    m_leave->setSingleShot(true);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 6, 8, 6);
    row->addWidget(m_icon);
    row->addWidget(m_label, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
    hide();

    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_leave, &QTimer::timeout, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, [this] {
        const auto action = m_do;
        hide();
        if (action)
            action();
    });
}

void MessageBar::say(Level level, const QString &text)
{
    say(level, text, {}, {});
}

void MessageBar::say(Level level, const QString &text, const QString &actionText, std::function<void()> action)
{
    const Tones tones = Tones::current();
    const auto id = level == Level::Error ? IconId::Warning : level == Level::Good ? IconId::Check : IconId::Info;
    const auto colour = level == Level::Error ? tones.danger : level == Level::Good ? tones.success : tones.accentText;
    m_icon->setPixmap(icon(id, colour).pixmap(messageIconSize, messageIconSize));
    m_label->setText(text);
    m_action->setText(actionText);
    m_action->setAccessibleName(actionText.isEmpty() ? tr("No action") : actionText);
    m_action->setVisible(!actionText.isEmpty());
    m_do = std::move(action);
    setProperty("level", level == Level::Error ? u"error"_s : level == Level::Good ? u"good"_s : u"info"_s);
    style()->unpolish(this);
    style()->polish(this);
    show();
    if (level == Level::Info && actionText.isEmpty())
        m_leave->start(newsStays);
    else
        m_leave->stop();
    setAccessibleDescription(text);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString MessageBar::text() const
{
    return m_label->text();
}

} // namespace trinity::ui
