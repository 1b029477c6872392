// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/writing/FactCheck.h"

#include <QtWidgets/QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace trinity::ui {

class MarkedLabel;

/// One sentence that the source does not bear out: which part, why, and the four things that can be done about it.
class StatementCard final : public QFrame
{
    Q_OBJECT

public:
    enum class Action { UseSource, Remove, Confirm, TakeBack };

    explicit StatementCard(QWidget *parent = nullptr);

    void setStatement(const CheckedSentence &statement);
    [[nodiscard]] const CheckedSentence &statement() const { return m_statement; }
    [[nodiscard]] bool isConfirmed() const { return m_statement.support == Support::Confirmed; }

    void focusFirst(); ///< the action to begin with
    /// The button for an action, for tests and for the focus.
    [[nodiscard]] QPushButton *button(Action action) const;

signals:
    void actionWanted(trinity::ui::StatementCard::Action action);
    void sourceWanted();

private:
    QPushButton *addButton(const QString &text, const QString &toolTip, QLatin1StringView name, Action action);
    void speak();

    CheckedSentence m_statement;
    QLabel *m_icon;
    QLabel *m_heading;
    QToolButton *m_source;
    MarkedLabel *m_sentence;
    QLabel *m_reason;
    QWidget *m_buttons;
    QPushButton *m_useSource;
    QPushButton *m_remove;
    QPushButton *m_confirm;
    QPushButton *m_takeBack;
};

} // namespace trinity::ui
