// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/servers/EngineChip.h"

#include "ui/servers/ConnectionPanel.h"
#include "ui/style/Tones.h"
#include "ui/text/EngineText.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtGui/QPixmap>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr int dotBox = 12;

/// A dot, full when an engine writes, hollow when it cannot: the shape says it too, not the colour alone.
QIcon dotFor(EngineStatus::State state, const Tones &tones, qreal ratio)
{
    QPixmap pixmap(QSize(dotBox, dotBox) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF dot(2, 2, dotBox - 4, dotBox - 4);
    switch (state) {
    case EngineStatus::State::Ready:
        painter.setPen(Qt::NoPen);
        painter.setBrush(tones.success);
        painter.drawEllipse(dot);
        break;
    case EngineStatus::State::BuiltIn:
        painter.setPen(Qt::NoPen);
        painter.setBrush(tones.accent);
        painter.drawEllipse(dot);
        break;
    case EngineStatus::State::Searching:
        painter.setPen(QPen(tones.muted, 2, Qt::DotLine));
        painter.drawEllipse(dot);
        break;
    case EngineStatus::State::Waiting:
        painter.setPen(QPen(tones.warning, 2));
        painter.drawEllipse(dot);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tones.warning);
        painter.drawPie(dot, 90 * 16, -180 * 16);
        break;
    case EngineStatus::State::Unreachable:
        painter.setPen(QPen(tones.danger, 2));
        painter.drawEllipse(dot);
        break;
    }
    painter.end();
    return QIcon(pixmap);
}

} // namespace

EngineChip::EngineChip(EngineStatus &engine, QWidget *parent)
    : QToolButton(parent), m_engine(engine), m_panel(new ConnectionPanel(engine, this))
{
    setObjectName(u"engineChip"_s);
    setProperty("look", u"chip"_s);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::StrongFocus);
    setIconSize(QSize(dotBox, dotBox));
    connect(this, &QToolButton::clicked, this, &EngineChip::openPanel);
    connect(&engine, &EngineStatus::changed, this, &EngineChip::refresh);
    refresh();
}

void EngineChip::openPanel()
{
    m_panel->openBelow(*this);
}

void EngineChip::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        refresh();
}

void EngineChip::refresh()
{
    const auto &engine = m_engine.snapshot();
    setIcon(dotFor(engine.state, Tones::current(), devicePixelRatioF()));
    setText(EngineText::chip(engine));
    setToolTip(EngineText::sentence(engine));
    setAccessibleName(tr("Engine: %1").arg(EngineText::chip(engine)));
}

} // namespace trinity::ui
