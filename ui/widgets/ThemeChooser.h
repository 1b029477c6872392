// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWidgets/QComboBox>

namespace trinity {
class ThemeCatalog;
}

namespace trinity::ui {

/// A drop-down of themes, each with its two colours.
class ThemeChooser final : public QComboBox
{
    Q_OBJECT

public:
    explicit ThemeChooser(const ThemeCatalog &catalog, QWidget *parent = nullptr);

    void setTheme(const QString &id);
    [[nodiscard]] QString theme() const;

signals:
    void themeChosen(const QString &id); ///< by the person

private:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace trinity::ui
