// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/StatusLine.h"

#include "ui/text/EngineText.h"
#include "ui/text/JobText.h"

#include <QtWidgets/QLabel>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

StatusLine::StatusLine(QWidget *parent) : QStatusBar(parent), m_summary(new QLabel(this)), m_privacy(new QLabel(this))
{
    for (auto *label : {m_summary, m_privacy})
        label->setTextFormat(Qt::PlainText);
    m_privacy->setObjectName(u"privacyLabel"_s);
    setAccessibleName(tr("Status"));
    setSizeGripEnabled(false);
    addWidget(m_summary, 1);
    addPermanentWidget(m_privacy);
}

void StatusLine::tell(const JobListModel::Counts &counts, const EngineStatus::Snapshot &engine)
{
    m_summary->setText(counts.all > 0 ? JobText::summary(counts.done, counts.failed, counts.all) : tr("Ready"));
    m_privacy->setText(EngineText::privacy(engine));
}

} // namespace trinity::ui
