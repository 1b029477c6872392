// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/LogSetup.h"
#include "app/Version.h"
#include "app/window/Application.h"
#include "ui/preview/WebEngineSetup.h"

#include <QtWidgets/QApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    trinity::setUpLogging();
    trinity::ui::prepareWebEngine();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("trinity"));
    QApplication::setApplicationDisplayName(QStringLiteral("Trinity"));
    QApplication::setApplicationVersion(QStringLiteral(TRINITY_VERSION));
    QApplication::setOrganizationName(QStringLiteral("trinity"));
    QApplication::setDesktopFileName(QStringLiteral("trinity"));
    QApplication::setQuitOnLastWindowClosed(false); // the queue ends its jobs first

    auto files = QApplication::arguments().mid(1);
    if (files == QStringList{QStringLiteral("--version")}) {
        std::puts("trinity " TRINITY_VERSION);
        return 0;
    }
    if (files.contains(QStringLiteral("--help"))) {
        std::puts("Usage: trinity [FILE...]\n\nOpens the window, with the files queued. trinity-cli works without a screen.");
        return 0;
    }
    trinity::Application trinityApplication;
    trinityApplication.start(files);
    return QApplication::exec();
}
