// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/portfolio/Portfolio.h"

#include <QtWidgets/QWidget>

class QLabel;

namespace trinity::ui {

class ElidedLabel;
class SourceText;
class Workspace;

/// The current source as it was read, with its facts in their places.
class SourcePage final : public QWidget
{
    Q_OBJECT

public:
    explicit SourcePage(Workspace &workspace, QWidget *parent = nullptr);

    void showPlaces(const QList<Provenance> &places);
    [[nodiscard]] SourceText &text() const { return *m_text; }

signals:
    void placeChosen(qsizetype position);

private:
    void showEvent(QShowEvent *event) override;
    void refresh();
    [[nodiscard]] static QString factsHint();

    Workspace &m_workspace;
    QLabel *m_title;
    ElidedLabel *m_form;
    ElidedLabel *m_hint;
    SourceText *m_text;
    QLabel *m_notice; ///< why there is no text
    quint64 m_shownSource = 0;
};

} // namespace trinity::ui
