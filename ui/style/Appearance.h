// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/UiSettings.h"

#include <QtCore/QObject>
#include <QtGui/QPalette>

namespace trinity::ui {

class Commands;

/// Dresses the application: Fusion underneath for the same shapes everywhere, a palette (the system's, light or dark)
/// and one small style sheet whose colours come from that palette. One of these lives as long as the window.
class Appearance final : public QObject
{
    Q_OBJECT

public:
    explicit Appearance(const Commands &commands, QObject *parent = nullptr);

    void setScheme(ColourScheme scheme);
    [[nodiscard]] ColourScheme scheme() const { return m_scheme; }

signals:
    void schemeChanged(trinity::ui::ColourScheme scheme);

private:
    bool eventFilter(QObject *watched, QEvent *event) override;
    [[nodiscard]] QPalette systemPalette() const;
    void dress();

    const Commands &m_commands;
    ColourScheme m_scheme = ColourScheme::System;
    bool m_dressing = false;
};

} // namespace trinity::ui
