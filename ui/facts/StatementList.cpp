// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/facts/StatementList.h"

#include "ui/style/Icons.h"
#include "ui/style/Tones.h"
#include "ui/text/StatementText.h"

#include <QtGui/QAccessible>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr int listMargin = 14;
constexpr int noticeIconSize = 28;
/// More than anybody reads; the summary counts all of them.
constexpr qsizetype mostCards = 200;

QLabel *plainTextLabel(const QString &tone, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("tone", tone);
    return label;
}

} // namespace

StatementList::StatementList(QWidget *parent)
    : QScrollArea(parent)
    , m_inside(new QWidget)
    , m_writer(plainTextLabel(u"muted"_s, m_inside))
    , m_summary(plainTextLabel(u"muted"_s, m_inside))
    , m_notice(new QWidget(m_inside))
    , m_noticeIcon(new QLabel(m_notice))
    , m_noticeTitle(plainTextLabel(u"heading"_s, m_notice))
    , m_noticeText(plainTextLabel(u"muted"_s, m_notice))
    , m_column(new QVBoxLayout(m_inside))
{
    setObjectName(u"statementList"_s);
    setAccessibleName(tr("Statements to check"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_inside->setObjectName(u"factsInside"_s);
    m_inside->setAccessibleName(tr("Statements to check"));
    m_summary->setObjectName(u"statementSummary"_s);
    m_noticeTitle->setObjectName(u"statementNotice"_s);
    m_noticeTitle->setAlignment(Qt::AlignHCenter);
    m_noticeText->setAlignment(Qt::AlignHCenter);
    m_noticeIcon->setAlignment(Qt::AlignHCenter);
    m_notice->setAccessibleName(tr("Statements to check"));
    auto *notice = new QVBoxLayout(m_notice);
    notice->setContentsMargins(12, 36, 12, 24);
    notice->setSpacing(8);
    notice->addWidget(m_noticeIcon);
    notice->addWidget(m_noticeTitle);
    notice->addWidget(m_noticeText);

    m_column->setContentsMargins(listMargin, 12, listMargin, listMargin);
    m_column->setSpacing(10);
    m_column->addWidget(m_writer);
    m_column->addWidget(m_notice);
    m_column->addWidget(m_summary);
    m_column->addStretch();
    setWidget(m_inside);
}

void StatementList::showReport(const FactReport &report, const QString &writer)
{
    QList<CheckedSentence> statements;
    for (const auto &sentence : report.sentences) {
        if (sentence.support == Support::Unsupported || sentence.support == Support::Confirmed)
            statements.append(sentence);
    }
    m_writer->setText(writer);
    m_writer->setVisible(!writer.isEmpty());
    setCards(statements.mid(0, mostCards));
    m_summary->setText(StatementText::summary(report));
    m_summary->setVisible(!m_summary->text().isEmpty());
    m_notice->setVisible(statements.isEmpty());
    if (statements.isEmpty()) {
        m_noticeIcon->setPixmap(icon(IconId::Check, Tones::current().success).pixmap(noticeIconSize, noticeIconSize));
        m_noticeIcon->setVisible(true);
        m_noticeIcon->setAccessibleName(tr("All is well"));
        m_noticeTitle->setText(tr("All of it is in your file"));
        m_noticeText->setText(tr("No sentence of this text names anything that your file does not say."));
    }
}

void StatementList::showNotice(const QString &title, const QString &text)
{
    setCards({});
    m_writer->hide();
    m_summary->hide();
    m_noticeIcon->hide();
    m_noticeTitle->setText(title);
    m_noticeText->setText(text);
    m_notice->show();
}

qsizetype StatementList::focusedCard() const
{
    for (qsizetype i = 0; i < m_cards.size(); ++i) {
        if (m_cards.at(i)->isAncestorOf(QApplication::focusWidget()))
            return i;
    }
    return -1;
}

/// Cards are used again, so that the one under the pointer or the focus stays the same widget.
void StatementList::setCards(const QList<CheckedSentence> &statements)
{
    const auto focused = focusedCard();
    const auto before = focused < 0 ? CheckedSentence() : m_cards.at(focused)->statement();
    while (m_cards.size() < statements.size())
        m_cards.append(newCard());
    for (qsizetype i = 0; i < statements.size(); ++i) {
        m_cards.at(i)->setStatement(statements.at(i));
        m_cards.at(i)->show();
    }
    while (m_cards.size() > statements.size()) {
        auto *card = m_cards.takeLast();
        card->hide();
        card->deleteLater();
    }
    if (focused < 0 || m_cards.isEmpty())
        return;
    const auto now = statements.value(focused);
    const bool isSame = now.sentence == before.sentence;
    if (isSame && now.support == before.support)
        return;
    // The button that was pressed is gone, and Qt has given the focus to whatever stood behind it.
    if (!focusFrom(isSame ? focused + 1 : focused))
        m_cards.at(qMin(focused, m_cards.size() - 1))->focusFirst();
}

StatementCard *StatementList::newCard()
{
    auto *card = new StatementCard(m_inside);
    m_column->insertWidget(m_column->indexOf(m_notice), card);
    connect(card, &StatementCard::actionWanted, this, [this, card](StatementCard::Action action) {
        const CheckedSentence statement = card->statement(); // the card may speak of another one before this is done
        emit actionWanted(statement, action);
    });
    connect(card, &StatementCard::sourceWanted, this, [this, card] { emit sourceWanted(card->statement()); });
    return card;
}

bool StatementList::focusNext()
{
    return focusFrom(focusedCard() + 1);
}

bool StatementList::focusFrom(qsizetype first)
{
    const auto count = m_cards.size();
    for (qsizetype step = 0; step < count; ++step) {
        auto *card = m_cards.at((first + step) % count);
        if (card->isConfirmed())
            continue;
        card->focusFirst();
        ensureWidgetVisible(card);
        return true;
    }
    return false;
}

} // namespace trinity::ui
