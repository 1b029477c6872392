// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/facts/StatementCard.h"

#include "ui/style/Icons.h"
#include "ui/style/Tones.h"
#include "ui/text/StatementText.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/MarkedLabel.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyle>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr int statementIconSize = 15;
constexpr int statementPadding = 12;

} // namespace

StatementCard::StatementCard(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_heading(new QLabel(this))
    , m_source(new QToolButton(this))
    , m_sentence(new MarkedLabel(this))
    , m_reason(new QLabel(this))
    , m_buttons(new QWidget(this))
{
    setObjectName(u"statementCard"_s);
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setProperty("tone", u"heading"_s);
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setProperty("tone", u"muted"_s);
    m_reason->setWordWrap(true);
    m_source->setObjectName(u"showSource"_s);
    m_source->setText(tr("Show source"));
    m_source->setToolTip(tr("Show what your file says about this"));
    m_source->setProperty("look", u"link"_s);
    m_source->setFocusPolicy(Qt::StrongFocus);
    connect(m_source, &QToolButton::clicked, this, &StatementCard::sourceWanted);

    m_buttons->setLayout(new FlowLayout(6));
    m_confirm = addButton(tr("I confirm"), tr("This is true: keep the sentence, and do not ask again"), "confirm"_L1, Action::Confirm);
    m_useSource =
        addButton(tr("Use source's words"), tr("Show what your file says instead of this text"), "useSource"_L1, Action::UseSource);
    m_remove = addButton(tr("Remove"), tr("Take this sentence out of the text"), "removeSentence"_L1, Action::Remove);
    m_takeBack = addButton(tr("Take back"), tr("I did not mean to confirm this"), "takeBack"_L1, Action::TakeBack);

    auto *head = new QHBoxLayout;
    head->setSpacing(7);
    head->addWidget(m_icon);
    head->addWidget(m_heading, 1);
    head->addWidget(m_source);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(statementPadding, 9, statementPadding, statementPadding);
    column->setSpacing(7);
    column->addLayout(head);
    column->addWidget(m_sentence);
    column->addWidget(m_reason);
    column->addSpacing(2);
    column->addWidget(m_buttons);
}

QPushButton *StatementCard::addButton(const QString &text, const QString &toolTip, QLatin1StringView name, Action action)
{
    auto *button = new QPushButton(text, m_buttons);
    button->setObjectName(QString(name));
    button->setToolTip(toolTip);
    button->setProperty("look", u"small"_s);
    m_buttons->layout()->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, action] { emit actionWanted(action); });
    return button;
}

void StatementCard::setStatement(const CheckedSentence &statement)
{
    m_statement = statement;
    const Tones tones = Tones::current();
    const bool confirmed = isConfirmed();
    const QColor colour = confirmed ? tones.success : tones.warning;
    m_icon->setPixmap(icon(confirmed ? IconId::Check : IconId::Warning, colour).pixmap(statementIconSize, statementIconSize));
    m_heading->setText(StatementText::heading(statement));
    m_sentence->setToneOfMark(confirmed ? QColor() : colour);
    m_sentence->setText(statement.sentence, statement.token);
    m_reason->setText(StatementText::reason(statement));
    for (auto *button : {m_useSource, m_remove, m_confirm})
        button->setVisible(!confirmed);
    m_takeBack->setVisible(confirmed);
    setProperty("support", confirmed ? u"confirmed"_s : u"unsupported"_s);
    setProperty("mirrored", layoutDirection() == Qt::RightToLeft); // style sheets know no direction
    style()->unpolish(this);
    style()->polish(this);
    speak();
}

/// Each control says what it is about: a screen reader meets them one by one.
void StatementCard::speak()
{
    setAccessibleName(StatementText::heading(m_statement) + u": "_s + m_statement.sentence);
    setAccessibleDescription(StatementText::reason(m_statement));
    m_icon->setAccessibleName(StatementText::heading(m_statement));
    m_buttons->setAccessibleName(tr("What to do about it"));
    m_source->setAccessibleName(tr("Show source: %1").arg(m_statement.sentence));
    for (auto *button : {m_useSource, m_remove, m_confirm, m_takeBack}) {
        //: %1 is an action, %2 the sentence it is about
        button->setAccessibleName(tr("%1: %2").arg(button->text(), m_statement.sentence));
        button->setAccessibleDescription(StatementText::reason(m_statement));
    }
}

void StatementCard::focusFirst()
{
    (isConfirmed() ? m_takeBack : m_confirm)->setFocus(Qt::TabFocusReason);
}

QPushButton *StatementCard::button(Action action) const
{
    switch (action) {
    case Action::UseSource: return m_useSource;
    case Action::Remove: return m_remove;
    case Action::Confirm: return m_confirm;
    case Action::TakeBack: return m_takeBack;
    }
    return nullptr;
}

} // namespace trinity::ui
