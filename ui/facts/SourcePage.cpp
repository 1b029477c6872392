// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/facts/SourcePage.h"

#include "ui/Workspace.h"
#include "ui/facts/SourceText.h"
#include "ui/text/ErrorText.h"
#include "ui/text/ReadingText.h"
#include "ui/widgets/ElidedLabel.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

SourcePage::SourcePage(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_title(new QLabel(this))
    , m_form(new ElidedLabel(this))
    , m_hint(new ElidedLabel(this))
    , m_text(new SourceText(this))
    , m_notice(new QLabel(this))
{
    setObjectName(u"canvas"_s);
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Source"));
    setFocusProxy(m_text);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setProperty("tone", u"heading"_s);
    m_form->setProperty("tone", u"muted"_s);
    m_hint->setProperty("tone", u"muted"_s);
    m_hint->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);

    m_notice->setObjectName(u"sourceNotice"_s);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setProperty("tone", u"muted"_s);
    m_notice->setAlignment(Qt::AlignCenter);
    m_notice->setWordWrap(true);
    m_notice->setMargin(40);
    m_notice->hide();

    auto *bar = new QWidget(this);
    bar->setObjectName(u"paneBar"_s);
    bar->setAttribute(Qt::WA_StyledBackground);
    bar->setAccessibleName(tr("Source"));
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(14, 12, 14, 12);
    row->setSpacing(10);
    row->addWidget(m_title);
    row->addWidget(m_form, 1);
    row->addWidget(m_hint, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(m_text, 1);
    column->addWidget(m_notice, 1);

    connect(m_text, &SourceText::placeChosen, this, &SourcePage::placeChosen);
    connect(&workspace, &Workspace::sourceChanged, this, &SourcePage::refresh);
    connect(&workspace.queue(), &JobQueue::sourceRead, this, [this](SourceId source) {
        if (source.value == m_shownSource)
            m_shownSource = 0;
        refresh();
    });
}

void SourcePage::showPlaces(const QList<Provenance> &places)
{
    refresh();
    m_text->showPlaces(places);
    const bool nowhere = m_text->shownPlaces().isEmpty() && m_shownSource != 0;
    m_hint->setWholeText(nowhere ? tr("Nothing in this text says it.") : factsHint());
}

QString SourcePage::factsHint()
{
    return tr("Underlined: facts. Click one to find it in the list.");
}

void SourcePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void SourcePage::refresh()
{
    const SourceId source = m_workspace.source();
    if (!isVisible() || source.value == m_shownSource)
        return;
    m_title->setText(source.value == 0 ? QString() : m_workspace.queue().sourceName(source));
    const auto reading = m_workspace.queue().reading(source);
    m_text->setVisible(reading.has_value());
    m_notice->setVisible(!reading);
    m_hint->setWholeText(reading ? factsHint() : QString());
    if (!reading) {
        const auto page = m_workspace.queue().siteNow(source, m_workspace.theme());
        const bool failed = source.value != 0 && !page && page.error().kind != ErrorKind::Internal;
        m_form->setWholeText({});
        m_notice->setText(failed ? ErrorText::of(page.error()).sentence() : tr("Reading"));
        return;
    }
    m_shownSource = source.value;
    m_form->setWholeText(ReadingText::form(*reading));
    m_text->setSource(reading->document.text, reading->portfolio.provenance.values());
}

} // namespace trinity::ui
