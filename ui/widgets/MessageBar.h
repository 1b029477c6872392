// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWidgets/QFrame>

#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace trinity::ui {

/// A thin bar that says what has just happened and offers one thing to do about it. Replaces dialogs: it never takes the
/// focus, and screen readers hear it as an alert. A message that is only news leaves by itself.
class MessageBar final : public QFrame
{
    Q_OBJECT

public:
    enum class Level { Info, Good, Error };

    explicit MessageBar(QWidget *parent = nullptr);

    void say(Level level, const QString &text);
    void say(Level level, const QString &text, const QString &actionText, std::function<void()> action);
    [[nodiscard]] QString text() const;

private:
    QLabel *m_icon;
    QLabel *m_label;
    QPushButton *m_action;
    QToolButton *m_close;
    QTimer *m_leave;
    std::function<void()> m_do;
};

} // namespace trinity::ui
