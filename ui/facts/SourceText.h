// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/Portfolio.h"

#include <QtWidgets/QPlainTextEdit>

namespace trinity::ui {

/// The text of a source, to be read: with line numbers, the places of facts underlined, and the ones that are looked at
/// marked.
class SourceText final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit SourceText(QWidget *parent = nullptr);

    void setSource(const QString &text, const QList<Provenance> &facts);
    /// Marks these places and scrolls to the first of them. Empty ones stand nowhere and are left out.
    void showPlaces(const QList<Provenance> &places);
    [[nodiscard]] const QList<Provenance> &shownPlaces() const { return m_shown; }

signals:
    void placeChosen(qsizetype position); ///< by a click, or Return at the text cursor

private:
    class Gutter;

    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void layOutGutter();
    void paintGutter(QPaintEvent *event);
    void mark();
    [[nodiscard]] int gutterWidth() const;

    Gutter *m_gutter;
    QList<Provenance> m_facts;
    QList<Provenance> m_shown;
};

} // namespace trinity::ui
