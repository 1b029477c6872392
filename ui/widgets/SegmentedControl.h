// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QList>
#include <QtWidgets/QWidget>

class QButtonGroup;
class QToolButton;

namespace trinity::ui {

/// A row of buttons of which one is on, joined into one shape. Left and right move between them.
class SegmentedControl final : public QWidget
{
    Q_OBJECT

public:
    explicit SegmentedControl(const QString &accessibleName, QWidget *parent = nullptr);

    QToolButton *addSegment(int id, const QString &text, const QString &toolTip);
    /// A segment that shows and triggers a checkable action.
    QToolButton *addSegment(QAction *action);

    void setCurrent(int id);
    [[nodiscard]] int current() const;

signals:
    void currentChanged(int id);

private:
    void append(QToolButton *button);
    void letTabReachTheCurrent();
    void joinShapes();

    QButtonGroup *m_group;
    QList<QToolButton *> m_buttons;
};

} // namespace trinity::ui
