// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/sources/EmptyState.h"

#include "ui/servers/EngineStatus.h"
#include "ui/style/Icons.h"
#include "ui/style/Tones.h"
#include "ui/text/EngineText.h"

#include <QtGui/QAction>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr int fieldPadding = 44;
constexpr int illustrationHeight = 124;

/// Three pages in a fan: one portfolio, several sites.
class Illustration final : public QWidget
{
public:
    explicit Illustration(QWidget *parent) : QWidget(parent)
    {
        setMinimumHeight(illustrationHeight);
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setAccessibleName(EmptyState::tr("Three pages made from one file"));
    }

private:
    void paintEvent(QPaintEvent *) override
    {
        const Tones tones = Tones::current();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(width() / 2.0, height() / 2.0 + 8);
        page(painter, -9, -52, blend(tones.surface, tones.accent, 0.45), tones);
        page(painter, 9, 52, blend(tones.surface, tones.accent, 0.22), tones);
        page(painter, 0, 0, tones.surface, tones);
    }

    static void page(QPainter &painter, double degrees, double shift, const QColor &ground, const Tones &tones)
    {
        painter.save();
        painter.translate(shift, degrees == 0.0 ? -6 : 4);
        painter.rotate(degrees);
        const QRectF sheet(-34, -44, 68, 88);
        painter.setPen(QPen(blend(tones.border, tones.accent, 0.35), 1.2));
        painter.setBrush(ground);
        painter.drawRoundedRect(sheet, 7, 7);
        QPen line(blend(ground, tones.accent, 0.7), 4, Qt::SolidLine, Qt::RoundCap);
        painter.setPen(line);
        painter.drawLine(QPointF(-22, -28), QPointF(4, -28));
        line.setWidthF(2.5);
        line.setColor(blend(ground, tones.text, 0.28));
        painter.setPen(line);
        for (const double y : {-14.0, -5.0, 4.0})
            painter.drawLine(QPointF(-22, y), QPointF(y == 4.0 ? 8 : 22, y));
        painter.setPen(Qt::NoPen);
        painter.setBrush(blend(ground, tones.accent, 0.3));
        painter.drawRoundedRect(QRectF(-22, 15, 20, 18), 3, 3);
        painter.drawRoundedRect(QRectF(3, 15, 20, 18), 3, 3);
        painter.restore();
    }
};

QPushButton *buttonFor(QAction *action, const QString &text, QLatin1StringView name, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(QString(name));
    button->setIcon(action->icon());
    button->setToolTip(action->toolTip());
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

} // namespace

EmptyState::EmptyState(EngineStatus &engine, QAction *chooseFiles, QAction *pasteText, QAction *trySample, QAction *engineSettings,
                       QWidget *parent)
    : QWidget(parent), m_engine(engine), m_field(new QWidget(this)), m_engineLine(new QLabel(this))
{
    setObjectName(u"emptyState"_s);
    setAccessibleName(tr("Start"));
    auto *title = new QLabel(tr("Drop a CV, a README or a folder"), this);
    title->setTextFormat(Qt::PlainText);
    title->setProperty("tone", u"title"_s);
    title->setAlignment(Qt::AlignCenter);
    title->setWordWrap(true);
    auto *formats = new QLabel(tr("PDF, Word, OpenDocument, web pages, text, Markdown, JSON Resume and Trinity documents"), this);
    formats->setTextFormat(Qt::PlainText);
    formats->setProperty("tone", u"muted"_s);
    formats->setAlignment(Qt::AlignCenter);
    formats->setWordWrap(true);
    m_engineLine->setTextFormat(Qt::PlainText);
    m_engineLine->setProperty("tone", u"muted"_s);
    m_engineLine->setAlignment(Qt::AlignCenter);
    m_engineLine->setWordWrap(true);
    m_engineLine->setObjectName(u"engineLine"_s);

    auto *files = buttonFor(chooseFiles, tr("Choose files"), "startFiles"_L1, this);
    files->setProperty("look", u"primary"_s);
    files->setIcon(icon(IconId::Files, QPalette::HighlightedText));
    auto *paste = buttonFor(pasteText, tr("Paste text"), "startPaste"_L1, this);
    auto *sample = buttonFor(trySample, tr("Try a sample"), "startSample"_L1, this);
    auto *settings = buttonFor(engineSettings, tr("Engine settings"), "startEngine"_L1, this);
    settings->setProperty("look", u"flat"_s);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addStretch();
    buttons->addWidget(files);
    buttons->addWidget(paste);
    buttons->addWidget(sample);
    buttons->addStretch();
    auto *engineRow = new QHBoxLayout;
    engineRow->addStretch();
    engineRow->addWidget(settings);
    engineRow->addStretch();

    auto *inside = new QVBoxLayout(m_field);
    inside->setContentsMargins(fieldPadding, fieldPadding, fieldPadding, fieldPadding - 12);
    inside->setSpacing(14);
    inside->addWidget(new Illustration(m_field));
    inside->addSpacing(6);
    inside->addWidget(title);
    inside->addWidget(formats);
    inside->addSpacing(4);
    inside->addLayout(buttons);
    inside->addSpacing(14);
    inside->addWidget(m_engineLine);
    inside->addLayout(engineRow);
    m_field->setMaximumWidth(fontMetrics().averageCharWidth() * 92);
    m_field->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    m_field->setAccessibleName(tr("Start"));

    auto *outside = new QVBoxLayout(this);
    outside->addStretch(2);
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(m_field, 20);
    middle->addStretch(1);
    outside->addLayout(middle);
    outside->addStretch(3);

    connect(&engine, &EngineStatus::changed, this, &EmptyState::refresh);
    refresh();
}

void EmptyState::paintEvent(QPaintEvent *)
{
    const Tones tones = Tones::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), tones.canvas);
    QPen pen(blend(tones.canvas, tones.text, 0.24), 1.5);
    pen.setDashPattern({5, 4});
    painter.setPen(pen);
    painter.setBrush(blend(tones.canvas, tones.surface, 0.55));
    painter.drawRoundedRect(QRectF(m_field->geometry()).adjusted(1, 1, -1, -1), 16, 16);
}

void EmptyState::refresh()
{
    m_engineLine->setText(EngineText::sentence(m_engine.snapshot()) + u' ' + EngineText::privacy(m_engine.snapshot()) + u'.');
}

QWidget *EmptyState::inScrollArea()
{
    auto *area = new QScrollArea(parentWidget());
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setAccessibleName(accessibleName());
    area->setWidget(this);
    return area;
}

} // namespace trinity::ui
