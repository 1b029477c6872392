// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/Logging.h"

namespace trinity::ui {

Q_LOGGING_CATEGORY(lcWindow, "trinity.ui.window", QtInfoMsg)
Q_LOGGING_CATEGORY(lcPreview, "trinity.ui.preview", QtInfoMsg)
Q_LOGGING_CATEGORY(lcExport, "trinity.ui.export", QtInfoMsg)

} // namespace trinity::ui
