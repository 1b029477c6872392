// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QList>
#include <QtCore/QObject>

class QWidget;

namespace trinity::ui {

class Commands;

/// F6 and Shift+F6: moves the keyboard focus from one region of the window to the next that is visible.
class RegionCycle final : public QObject
{
    Q_OBJECT

public:
    explicit RegionCycle(const Commands &commands, QObject *parent = nullptr);

    /// `inside` gets the focus when the region is entered; null: the region's first widget that takes it.
    void add(QWidget *region, QWidget *inside = nullptr);
    void step(int direction);

private:
    struct Region {
        QWidget *area;
        QWidget *inside;
    };
    QList<Region> m_regions;
};

} // namespace trinity::ui
