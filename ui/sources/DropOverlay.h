// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/sources/DropVerdict.h"

#include <QtWidgets/QWidget>

namespace trinity::ui {

/// Covers the window while something hovers over it and says what a drop would do.
class DropOverlay final : public QWidget
{
    Q_OBJECT

public:
    explicit DropOverlay(QWidget *window);

    void showVerdict(const DropVerdict &verdict);
    [[nodiscard]] const DropVerdict &verdict() const { return m_verdict; }

private:
    void paintEvent(QPaintEvent *event) override;

    DropVerdict m_verdict;
};

} // namespace trinity::ui
