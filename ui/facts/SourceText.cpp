// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/facts/SourceText.h"

#include "ui/style/Tones.h"

#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtGui/QTextBlock>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr int gutterPadding = 10;
/// Each costs a little with every paint. More facts than this are in no CV.
constexpr qsizetype mostUnderlined = 2000;

} // namespace

class SourceText::Gutter final : public QWidget
{
public:
    explicit Gutter(SourceText *text) : QWidget(text), m_text(text) { setAccessibleName(SourceText::tr("Line numbers")); }

private:
    void paintEvent(QPaintEvent *event) override { m_text->paintGutter(event); }

    SourceText *m_text;
};

SourceText::SourceText(QWidget *parent) : QPlainTextEdit(parent), m_gutter(new Gutter(this))
{
    setObjectName(u"sourceText"_s);
    setAccessibleName(tr("Text of the source"));
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setCursorWidth(2);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int scrolled) {
        if (scrolled != 0)
            m_gutter->scroll(0, scrolled);
        else
            m_gutter->update(0, rect.top(), m_gutter->width(), rect.height());
    });
    connect(this, &QPlainTextEdit::blockCountChanged, this, &SourceText::layOutGutter);
}

void SourceText::setSource(const QString &text, const QList<Provenance> &facts)
{
    m_facts = facts.mid(0, mostUnderlined);
    m_shown.clear();
    setPlainText(text);
    layOutGutter();
    mark();
}

void SourceText::showPlaces(const QList<Provenance> &places)
{
    m_shown = places;
    m_shown.removeIf([](const Provenance &place) { return place.end <= place.start; });
    mark();
    const auto first = std::min_element(m_shown.begin(), m_shown.end(), [](const auto &a, const auto &b) { return a.start < b.start; });
    if (first == m_shown.end())
        return;
    QTextCursor cursor(document());
    cursor.setPosition(static_cast<int>(std::min<qsizetype>(first->start, document()->characterCount() - 1)));
    setTextCursor(cursor);
    centerCursor();
}

void SourceText::mark()
{
    const Tones tones = Tones::current();
    QTextCharFormat fact;
    fact.setUnderlineStyle(QTextCharFormat::DotLine);
    fact.setUnderlineColor(blend(tones.surface, tones.accentText, 0.7));
    QTextCharFormat shown;
    shown.setBackground(blend(tones.surface, tones.accent, tones.dark ? 0.45 : 0.28));
    shown.setForeground(tones.text);
    const auto last = static_cast<qsizetype>(document()->characterCount()) - 1;
    QList<QTextEdit::ExtraSelection> selections;
    const auto add = [&](const Provenance &place, const QTextCharFormat &format) {
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(document());
        selection.cursor.setPosition(static_cast<int>(std::clamp<qsizetype>(place.start, 0, last)));
        selection.cursor.setPosition(static_cast<int>(std::clamp<qsizetype>(place.end, 0, last)), QTextCursor::KeepAnchor);
        selection.format = format;
        selections.append(selection);
    };
    for (const auto &place : std::as_const(m_facts))
        add(place, fact);
    for (const auto &place : std::as_const(m_shown))
        add(place, shown);
    setExtraSelections(selections);
}

int SourceText::gutterWidth() const
{
    const QString widest(std::max(2, static_cast<int>(QString::number(blockCount()).size())), u'9');
    return fontMetrics().horizontalAdvance(widest) + 2 * gutterPadding;
}

void SourceText::layOutGutter()
{
    const int width = gutterWidth();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    setViewportMargins(mirrored ? 0 : width, 0, mirrored ? width : 0, 0);
    const QRect inside = contentsRect();
    m_gutter->setGeometry(mirrored ? inside.right() + 1 - width : inside.left(), inside.top(), width, inside.height());
}

void SourceText::paintGutter(QPaintEvent *event)
{
    const Tones tones = Tones::current();
    QPainter painter(m_gutter);
    painter.fillRect(event->rect(), blend(tones.surface, tones.window, 0.6));
    painter.setPen(tones.muted);
    painter.setFont(font());
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const auto align = Qt::AlignTop | (mirrored ? Qt::AlignLeft : Qt::AlignRight);
    QTextBlock block = firstVisibleBlock();
    QRectF where = blockBoundingGeometry(block).translated(contentOffset());
    while (block.isValid() && where.top() <= event->rect().bottom()) {
        if (block.isVisible() && where.bottom() >= event->rect().top()) {
            const QRect number(gutterPadding, static_cast<int>(where.top()), m_gutter->width() - 2 * gutterPadding, fontMetrics().height());
            painter.drawText(number, static_cast<int>(align), QString::number(block.blockNumber() + 1));
        }
        block = block.next();
        where = blockBoundingGeometry(block).translated(contentOffset());
    }
}

void SourceText::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    layOutGutter();
}

void SourceText::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange) {
        mark();
        layOutGutter();
    }
}

void SourceText::mouseReleaseEvent(QMouseEvent *event)
{
    QPlainTextEdit::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && !textCursor().hasSelection())
        emit placeChosen(textCursor().position());
}

void SourceText::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit placeChosen(textCursor().position());
    else
        QPlainTextEdit::keyPressEvent(event);
}

} // namespace trinity::ui
