// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

class QWidget;

namespace trinity::ui {

/// Call once before QApplication exists: makes the previews' own address scheme known, lets windows share graphics as
/// Qt WebEngine demands, and turns Chromium's sandbox off when, and only when, the process runs as root (it would abort
/// otherwise); that is logged.
void prepareWebEngine();

/// Call before the window is shown: gives it the kind of native window that pages are painted in. Without it Qt makes the
/// native window anew when the first page appears, and on X11 the window jumps.
void preparePageSurface(QWidget &window);

} // namespace trinity::ui
