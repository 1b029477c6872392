// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWidgets/QScrollArea>

namespace trinity::ui {

/// A row that scrolls sideways where the window is too narrow for it, instead of making the window wider: on small screens
/// and with large text. As high as its content, or higher where there is room.
class SidewaysScroll final : public QScrollArea
{
    Q_OBJECT

public:
    /// Takes the content.
    explicit SidewaysScroll(QWidget *content, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] int barHeight() const;

    bool m_scrolls = false; ///< as the parent's layout knows it
};

} // namespace trinity::ui
