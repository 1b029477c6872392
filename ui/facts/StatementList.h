// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/facts/StatementCard.h"

#include <QtWidgets/QScrollArea>

class QVBoxLayout;

namespace trinity::ui {

/// The sentences of one wording that its source does not bear out, as cards in the order of the page. Cards stay in their
/// places when they are confirmed, and the focus goes on to the next one.
class StatementList final : public QScrollArea
{
    Q_OBJECT

public:
    explicit StatementList(QWidget *parent = nullptr);

    /// `writer` says whose words these are.
    void showReport(const FactReport &report, const QString &writer);
    /// Instead of cards, with what to do about it as a second sentence.
    void showNotice(const QString &title, const QString &text);

    [[nodiscard]] const QList<StatementCard *> &cards() const { return m_cards; }
    /// Moves the focus to the next card that waits for the person, around the corner. Whether there is one.
    bool focusNext();

signals:
    void actionWanted(const trinity::CheckedSentence &statement, trinity::ui::StatementCard::Action action);
    void sourceWanted(const trinity::CheckedSentence &statement);

private:
    void setCards(const QList<CheckedSentence> &statements);
    StatementCard *newCard();
    [[nodiscard]] qsizetype focusedCard() const; ///< -1: none
    /// Focuses the first card from this one on that waits for the person, around the corner.
    bool focusFrom(qsizetype first);

    QWidget *m_inside;
    QLabel *m_writer;
    QLabel *m_summary;
    QWidget *m_notice;
    QLabel *m_noticeIcon;
    QLabel *m_noticeTitle;
    QLabel *m_noticeText;
    QVBoxLayout *m_column;
    QList<StatementCard *> m_cards;
};

} // namespace trinity::ui
