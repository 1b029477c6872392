// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QObject>
#include <QtCore/QUrl>

#include <QtCore/QPointer>

#include <functional>

class QMessageBox;
class QWidget;

namespace trinity::ui {

/// A link of a previewed page was clicked: shows where it leads, in full, and opens it outside only when told to. One
/// question at a time: Qt WebEngine may report one click twice.
class LinkQuestion final : public QObject
{
    Q_OBJECT

public:
    LinkQuestion(std::function<void(const QUrl &)> open, QWidget *window);

    void ask(const QUrl &url);

private:
    std::function<void(const QUrl &)> m_open;
    QWidget *m_window;
    QPointer<QMessageBox> m_question;
};

} // namespace trinity::ui
