// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/publishing/SiteExporter.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace trinity::ui {

enum class ColourScheme { System, Light, Dark };

/// What the window remembers between two starts. Plain values; the application stores them.
struct UiSettings {
    UiSettings() = default;

    ColourScheme colours = ColourScheme::System;
    QString exportFolder; ///< of the last export; empty: never exported, so the first export asks
    ExportFormat exportFormat = ExportFormat::Folder;
    QStringList chosenThemes; ///< empty: all
    QByteArray geometry;
    QByteArray layout; ///< of the main window's docks
    bool showFacts = false; ///< the pane at the side
    QByteArray splitter; ///< between sources and centre

    bool operator==(const UiSettings &) const = default;
};

} // namespace trinity::ui
