// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWidgets/QToolButton>

namespace trinity::ui {

/// A tool button with text and a menu whose arrow follows the palette (a style sheet takes the native one away).
class MenuButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit MenuButton(QWidget *parent = nullptr);

    /// Shows and triggers the action, but keeps the icon it has: on an accent it needs another colour.
    void follow(QAction *action);

private:
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] QSize sizeHint() const override;
};

} // namespace trinity::ui
