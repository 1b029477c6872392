// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWidgets/QToolButton>

namespace trinity::ui {

class WordingReview;

/// How many sentences of the shown text are not in the file, in words; a click shows them. Hidden while no text is written.
class FactBadge final : public QToolButton
{
    Q_OBJECT

public:
    explicit FactBadge(WordingReview &review, QWidget *parent = nullptr);

private:
    void changeEvent(QEvent *event) override;
    void refresh();

    WordingReview &m_review;
};

} // namespace trinity::ui
