// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/widgets/MarkedLabel.h"

#include "ui/style/Tones.h"

#include <QtGui/QPainter>
#include <QtGui/QTextLayout>

#include <cmath>

namespace trinity::ui {

MarkedLabel::MarkedLabel(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void MarkedLabel::setText(const QString &text, const QString &marked)
{
    m_text = text;
    m_marked = marked;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void MarkedLabel::setToneOfMark(const QColor &colour)
{
    m_mark = colour;
    update();
}

QSize MarkedLabel::sizeHint() const
{
    const int width = fontMetrics().averageCharWidth() * 32;
    return {width, heightForWidth(width)};
}

int MarkedLabel::heightForWidth(int width) const
{
    QTextLayout layout;
    layOut(&layout, width);
    return static_cast<int>(std::ceil(layout.boundingRect().height()));
}

void MarkedLabel::layOut(QTextLayout *layout, int width) const
{
    const Tones tones = Tones::current();
    layout->setText(m_text);
    layout->setFont(font());
    layout->setCacheEnabled(true);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(m_text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    option.setAlignment(m_text.isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft);
    layout->setTextOption(option);
    if (const auto at = m_marked.isEmpty() ? -1 : m_text.indexOf(m_marked, 0, Qt::CaseInsensitive); at >= 0 && m_mark.isValid()) {
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(at);
        range.length = static_cast<int>(m_marked.size());
        range.format.setBackground(blend(tones.surface, m_mark, tones.dark ? 0.26 : 0.16));
        range.format.setForeground(tones.text);
        range.format.setUnderlineStyle(QTextCharFormat::SingleUnderline);
        range.format.setUnderlineColor(m_mark);
        layout->setFormats({range});
    }
    layout->beginLayout();
    qreal top = 0;
    for (QTextLine line = layout->createLine(); line.isValid(); line = layout->createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, top});
        top += line.height() + 1;
    }
    layout->endLayout();
}

void MarkedLabel::paintEvent(QPaintEvent *)
{
    QTextLayout layout;
    layOut(&layout, width());
    QPainter painter(this);
    painter.setPen(Tones::current().text);
    layout.draw(&painter, {0, 0});
}

} // namespace trinity::ui
