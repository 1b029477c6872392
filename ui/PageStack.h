// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWidgets/QStackedWidget>

namespace trinity::ui {

class Commands;

/// The centre of the window: one page of it is seen, and the commands say which.
class PageStack final : public QStackedWidget
{
    Q_OBJECT

public:
    enum class Page { Empty, Gallery, Preview, Compare, Source };

    explicit PageStack(const Commands &commands, QWidget *parent = nullptr);

    /// In the order of Page.
    void addPages(const QList<QWidget *> &pages);
    [[nodiscard]] Page page() const { return static_cast<Page>(currentIndex()); }
    /// Shows a page and gives it the focus.
    void showPage(Page page);

signals:
    void pageWanted(trinity::ui::PageStack::Page page); ///< by a command

private:
    const Commands &m_commands;
};

} // namespace trinity::ui
