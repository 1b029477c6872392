// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWidgets/QToolButton>

namespace trinity::ui {

class ConnectionPanel;
class EngineStatus;

/// Who writes, in a word and a dot, with the breaker's countdown; a click opens the connection panel.
class EngineChip final : public QToolButton
{
    Q_OBJECT

public:
    explicit EngineChip(EngineStatus &engine, QWidget *parent = nullptr);

    void openPanel();
    [[nodiscard]] ConnectionPanel *panel() const { return m_panel; }

private:
    void changeEvent(QEvent *event) override;
    void refresh();

    EngineStatus &m_engine;
    ConnectionPanel *m_panel;
};

} // namespace trinity::ui
