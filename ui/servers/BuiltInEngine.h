// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/servers/EngineStatus.h"

namespace trinity::ui {

/// The engine connection of a window that knows no servers: the built-in writer writes. Any other state can be put on
/// show with setSnapshot(); actions that would need a server answer Unreachable.
class BuiltInEngine final : public EngineStatus
{
    Q_OBJECT

public:
    using EngineStatus::EngineStatus;

    [[nodiscard]] const Snapshot &snapshot() const override { return m_snapshot; }
    void setSnapshot(const Snapshot &snapshot);

    void searchLocal() override;
    void tryNow() override;
    void useBuiltIn() override;
    void connectTo(const trinity::ui::EngineChoice &choice) override;
    void test(const trinity::ui::EngineChoice &choice) override;

private:
    Snapshot m_snapshot;
};

} // namespace trinity::ui
