// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWidgets/QWidget>

class QTextLayout;

namespace trinity::ui {

/// A paragraph of plain text, wrapped, of which one part is marked: by a ground, and underlined for those who see no colours.
class MarkedLabel final : public QWidget
{
    Q_OBJECT

public:
    explicit MarkedLabel(QWidget *parent = nullptr);

    /// `marked` is looked for in the text; when it does not stand there nothing is marked.
    void setText(const QString &text, const QString &marked);
    [[nodiscard]] const QString &text() const { return m_text; }
    void setToneOfMark(const QColor &colour);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

private:
    void paintEvent(QPaintEvent *event) override;
    void layOut(QTextLayout *layout, int width) const;

    QString m_text;
    QString m_marked;
    QColor m_mark;
};

} // namespace trinity::ui
