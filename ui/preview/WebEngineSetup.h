// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

namespace trinity::ui {

/// Call once before QApplication exists: makes the previews' own address scheme known, lets windows share graphics as
/// Qt WebEngine demands, and turns Chromium's sandbox off when, and only when, the process runs as root (it would abort
/// otherwise); that is logged.
void prepareWebEngine();

} // namespace trinity::ui
