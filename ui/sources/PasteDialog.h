// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWidgets/QDialog>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace trinity::ui {

/// Shows a text before it becomes a source, with a name for it.
class PasteDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit PasteDialog(const QString &text, QWidget *parent = nullptr);

signals:
    void textGiven(const QString &name, const QString &text);

private:
    void refresh();

    QPlainTextEdit *m_text;
    QLineEdit *m_name;
    QLabel *m_count;
    QPushButton *m_add;
};

} // namespace trinity::ui
