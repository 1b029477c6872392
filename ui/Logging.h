// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QLoggingCategory>

// The window's log categories, all of them.

namespace trinity::ui {

Q_DECLARE_LOGGING_CATEGORY(lcWindow) // trinity.ui.window
Q_DECLARE_LOGGING_CATEGORY(lcPreview) // trinity.ui.preview
Q_DECLARE_LOGGING_CATEGORY(lcExport) // trinity.ui.export

} // namespace trinity::ui
