// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWidgets/QDialog>

namespace trinity::ui {

class Commands;

/// Every key of the window, read from the commands themselves.
class ShortcutList final : public QDialog
{
    Q_OBJECT

public:
    explicit ShortcutList(const Commands &commands, QWidget *parent = nullptr);

    static void showOver(const Commands &commands, QWidget *window); ///< shows a list that deletes itself
};

} // namespace trinity::ui
