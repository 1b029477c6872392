// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/sources/DropHint.h"

#include "ui/style/Tones.h"

#include <QtGui/QPainter>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr int hintPadding = 12;

} // namespace

DropHint::DropHint(const QString &text, QWidget *parent) : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    setAlignment(Qt::AlignCenter);
    setWordWrap(true);
    setMargin(hintPadding);
    setProperty("tone", u"muted"_s);
}

void DropHint::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(blend(Tones::current().border, Tones::current().text, 0.15), 1.2);
    pen.setDashPattern({4, 3});
    painter.setPen(pen);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
    painter.end();
    QLabel::paintEvent(event);
}

} // namespace trinity::ui
