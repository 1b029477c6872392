// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/facts/ReadingReport.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr int reportMargin = 14;
/// Of one kind; a file of another program's may have thousands.
constexpr qsizetype mostItems = 100;
constexpr qsizetype mostSpoken = 80; // characters of a paragraph, in the name of its button

} // namespace

ReadingReport::ReadingReport(QWidget *parent) : QScrollArea(parent)
{
    setObjectName(u"readingReport"_s);
    setAccessibleName(tr("What was read"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void ReadingReport::start(const QString &title)
{
    m_inside = new QWidget;
    m_inside->setObjectName(u"factsInside"_s);
    m_inside->setAccessibleName(tr("What was read"));
    m_column = new QVBoxLayout(m_inside);
    m_column->setContentsMargins(reportMargin, 12, reportMargin, reportMargin);
    m_column->setSpacing(6);
    if (!title.isEmpty())
        addLabel(title, u"heading"_s);
}

void ReadingReport::addLabel(const QString &text, const QString &tone)
{
    auto *label = new QLabel(text, m_inside);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("tone", tone);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // A file's longest word must not make the panel wider than the window.
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_column->addWidget(label);
}

void ReadingReport::addHeading(const QString &title, const QString &explanation)
{
    m_column->addSpacing(12);
    addLabel(title, u"heading"_s);
    if (!explanation.isEmpty())
        addLabel(explanation, u"muted"_s);
}

void ReadingReport::addItems(const QStringList &items, Source source)
{
    for (const auto &item : items.mid(0, mostItems)) {
        addLabel(item, u"item"_s);
        if (source == Source::Nowhere)
            continue;
        auto *show = new QPushButton(tr("Show source"), m_inside);
        show->setProperty("look", u"link"_s);
        show->setAccessibleName(tr("Show source: %1").arg(item.left(mostSpoken)));
        m_column->addWidget(show, 0, Qt::AlignLeading);
        connect(show, &QPushButton::clicked, this, [this, item] { emit paragraphWanted(item); });
    }
    if (items.size() > mostItems)
        addLabel(tr("and %n more", nullptr, static_cast<int>(items.size() - mostItems)), u"muted"_s);
}

void ReadingReport::showReading(const QString &name, const ReadPortfolio &reading)
{
    const ImportReport &report = reading.report;
    start(name);
    addLabel(ReadingText::form(reading), u"muted"_s);
    addLabel(ReadingText::sentence(report), {});
    if (ReadingText::notes(report) == 0)
        addLabel(tr("Nothing was left out."), u"good"_s);
    if (const auto count = report.notUnderstood.size()) {
        addHeading(tr("Not understood (%1)").arg(count), {});
        addItems(report.notUnderstood, Source::Nowhere);
    }
    if (const auto count = report.unplaced.size()) {
        addHeading(tr("Fits in no section (%1)").arg(count), tr("These words are in no part of the site. Nothing of them is lost."));
        addItems(report.unplaced, Source::Stands);
    }
    if (const auto count = report.keptUnknown.size()) {
        addHeading(tr("Kept, but not shown on pages (%1)").arg(count),
                   tr("Keys that Trinity does not know. They come back when you save or convert."));
        addItems(report.keptUnknown, Source::Nowhere);
    }
    m_column->addStretch();
    setWidget(m_inside);
}

void ReadingReport::showProblem(const QString &name, const ErrorText &problem)
{
    start(name);
    addLabel(problem.happened, u"error"_s);
    addLabel(problem.meaning, u"muted"_s);
    m_column->addSpacing(12);
    addLabel(tr("What you can do"), u"heading"_s);
    addLabel(problem.remedy, {});
    m_column->addSpacing(6);
    auto *paste = new QPushButton(tr("Paste text"), m_inside);
    paste->setObjectName(u"pasteInstead"_s);
    paste->setToolTip(tr("Copy the text in the program that opens the file, and paste it here"));
    m_column->addWidget(paste, 0, Qt::AlignLeading);
    connect(paste, &QPushButton::clicked, this, &ReadingReport::pasteWanted);
    m_column->addStretch();
    setWidget(m_inside);
}

void ReadingReport::showNotice(const QString &text)
{
    start({});
    addLabel(text, u"muted"_s);
    m_column->addStretch();
    setWidget(m_inside);
}

QString ReadingReport::text() const
{
    QStringList lines;
    for (const auto *label : findChildren<QLabel *>())
        lines.append(label->text());
    return lines.join(u'\n');
}

} // namespace trinity::ui
