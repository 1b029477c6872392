// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWidgets/QWidget>

class QHBoxLayout;

namespace trinity::ui {

class SegmentedControl;
class Workspace;

/// The line above previews: how wide the device is, and whether pages are light or dark. Panes add their own controls
/// at both ends.
class PreviewBar final : public QWidget
{
    Q_OBJECT

public:
    explicit PreviewBar(Workspace &workspace, QWidget *parent = nullptr);

    void addAtStart(QWidget *widget);
    void addAtEnd(QWidget *widget);
    void addInRest(QWidget *widget); ///< takes the room that is left between them

    [[nodiscard]] int deviceWidth() const; ///< CSS pixels, 0: fit
    void setDeviceWidth(int cssPixels);

signals:
    void deviceWidthChanged(int cssPixels);

private:
    SegmentedControl *m_device;
    SegmentedControl *m_scheme;
    QHBoxLayout *m_start;
    QHBoxLayout *m_rest;
    QHBoxLayout *m_end;
};

} // namespace trinity::ui
