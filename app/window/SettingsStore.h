// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/ConnectionWish.h"
#include "ui/UiSettings.h"

namespace trinity {

/// The only code that knows QSettings and its keys. API keys are never stored.
class SettingsStore
{
public:
    [[nodiscard]] ui::UiSettings loadUi() const;
    void saveUi(const ui::UiSettings &settings);

    /// The server that was chosen last; nothing: never chosen, so this machine is searched.
    [[nodiscard]] std::optional<ConnectionWish> loadConnection() const;
    void saveConnection(const ConnectionWish &wish);
};

} // namespace trinity
