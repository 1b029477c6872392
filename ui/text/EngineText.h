// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/servers/EngineStatus.h"

#include <QtCore/QCoreApplication>

namespace trinity::ui {

/// The engine connection in words.
class EngineText
{
    Q_DECLARE_TR_FUNCTIONS(trinity::ui::EngineText)

public:
    /// Short, for the chip: "Ollama · qwen2.5:7b · ready"
    [[nodiscard]] static QString chip(const EngineStatus::Snapshot &engine);
    /// One or two sentences, for the panel and the tool tip.
    [[nodiscard]] static QString sentence(const EngineStatus::Snapshot &engine);
    /// Where the text of the sources goes.
    [[nodiscard]] static QString privacy(const EngineStatus::Snapshot &engine);
    [[nodiscard]] static QString serverName(const EngineStatus::Snapshot &engine);
};

} // namespace trinity::ui
