// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/sources/DropOverlay.h"

#include "ui/style/Icons.h"
#include "ui/style/Tones.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr int frameInset = 14;
constexpr int frameRadius = 14;
constexpr int overlayIconSize = 44;
constexpr int cardPadding = 36;

} // namespace

DropOverlay::DropOverlay(QWidget *window) : QWidget(window)
{
    setObjectName(u"dropOverlay"_s);
    setAccessibleName(tr("What a drop would do"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DropOverlay::showVerdict(const DropVerdict &verdict)
{
    m_verdict = verdict;
    setAccessibleDescription(verdict.sentence);
    setGeometry(parentWidget()->rect());
    raise();
    show();
    update();
}

void DropOverlay::paintEvent(QPaintEvent *)
{
    const Tones tones = Tones::current();
    const QColor colour = m_verdict.isAcceptable() ? tones.accentText : tones.danger;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = tones.window;
    veil.setAlphaF(0.92F);
    painter.fillRect(rect(), veil);

    QPen dashes(colour, 2, Qt::DashLine, Qt::RoundCap);
    dashes.setDashPattern({4, 4});
    painter.setPen(dashes);
    painter.drawRoundedRect(QRectF(rect()).adjusted(frameInset, frameInset, -frameInset, -frameInset), frameRadius, frameRadius);

    QFont large = font();
    large.setPointSizeF(font().pointSizeF() * 1.6);
    large.setWeight(QFont::DemiBold);
    const QFontMetrics largeMetrics(large);
    const int textWidth = qMin(width() - 4 * cardPadding, largeMetrics.averageCharWidth() * 60);
    const QRect textRoom(0, 0, textWidth, height());
    const QRect sentence = largeMetrics.boundingRect(textRoom, Qt::AlignHCenter | Qt::TextWordWrap, m_verdict.sentence);
    const QString under =
        m_verdict.advice.isEmpty() ? (m_verdict.isAcceptable() ? tr("Drop anywhere. Esc cancels.") : QString()) : m_verdict.advice;
    const QRect small = fontMetrics().boundingRect(textRoom, Qt::AlignHCenter | Qt::TextWordWrap, under);

    const int cardHeight = cardPadding * 2 + overlayIconSize + 16 + sentence.height() + 10 + small.height();
    const int cardWidth = qMax(qMax(sentence.width(), small.width()), overlayIconSize) + 2 * cardPadding;
    const QRect card((width() - cardWidth) / 2, (height() - cardHeight) / 2, cardWidth, cardHeight);
    painter.setPen(QPen(tones.border, 1));
    painter.setBrush(tones.surface);
    painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), frameRadius, frameRadius);

    int top = card.top() + cardPadding;
    paintIcon(painter, m_verdict.isAcceptable() ? IconId::Drop : IconId::Cancel,
              QRectF(card.center().x() - overlayIconSize / 2.0, top, overlayIconSize, overlayIconSize), colour);
    top += overlayIconSize + 16;
    const int left = card.left() + (cardWidth - textWidth) / 2;
    painter.setPen(tones.text);
    painter.setFont(large);
    painter.drawText(QRect(left, top, textWidth, sentence.height()), Qt::AlignHCenter | Qt::TextWordWrap, m_verdict.sentence);
    top += sentence.height() + 10;
    painter.setPen(tones.muted);
    painter.setFont(font());
    painter.drawText(QRect(left, top, textWidth, small.height()), Qt::AlignHCenter | Qt::TextWordWrap, under);
}

} // namespace trinity::ui
