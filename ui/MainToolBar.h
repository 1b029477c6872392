// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWidgets/QToolBar>

class QToolButton;

namespace trinity::ui {

class Commands;
class EngineChip;
class EngineStatus;

/// Add, the three views, the engine chip, Export.
class MainToolBar final : public QToolBar
{
    Q_OBJECT

public:
    MainToolBar(Commands &commands, EngineStatus &engine, QMenu *samples, QWidget *parent = nullptr);

    [[nodiscard]] EngineChip *chip() const { return m_chip; }

private:
    EngineChip *m_chip;
};

} // namespace trinity::ui
