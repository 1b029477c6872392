// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWidgets/QLabel>

namespace trinity::ui {

/// A dashed field with words in it: things may be dropped here (and everywhere else in the window).
class DropHint final : public QLabel
{
    Q_OBJECT

public:
    explicit DropHint(const QString &text, QWidget *parent = nullptr);

private:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace trinity::ui
