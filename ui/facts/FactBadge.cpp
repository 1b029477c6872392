// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/facts/FactBadge.h"

#include "ui/facts/WordingReview.h"
#include "ui/style/Icons.h"
#include "ui/style/Tones.h"
#include "ui/text/StatementText.h"

#include <QtCore/QEvent>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

FactBadge::FactBadge(WordingReview &review, QWidget *parent) : QToolButton(parent), m_review(review)
{
    setObjectName(u"factBadge"_s);
    setProperty("look", u"flat"_s);
    setProperty("withIcon", true);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::StrongFocus);
    connect(&review, &WordingReview::changed, this, &FactBadge::refresh);
    refresh();
}

void FactBadge::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

void FactBadge::refresh()
{
    const auto counts = m_review.counts();
    setVisible(counts.has_value());
    if (!counts)
        return;
    const Tones tones = Tones::current();
    const bool toCheck = counts->unsupported > 0;
    setIcon(ui::icon(toCheck ? IconId::Warning : IconId::Check, toCheck ? tones.warning : tones.success));
    setText(StatementText::count(counts->unsupported));
    setToolTip(StatementText::countSentence(counts->unsupported, counts->confirmed));
    setAccessibleName(text());
    setAccessibleDescription(toolTip());
}

} // namespace trinity::ui
