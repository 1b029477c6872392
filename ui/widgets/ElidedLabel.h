// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWidgets/QLabel>

namespace trinity::ui {

/// One line of plain text that takes whatever room is left. The words that do not fit make way for an ellipsis, and where
/// not even the first one fits nothing is shown; then the tool tip says all of it. text() and screen readers always have
/// the whole.
class ElidedLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    void setWholeText(const QString &text);
    [[nodiscard]] QString shownText() const; ///< as it is painted now

private:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void refreshToolTip();
};

} // namespace trinity::ui
