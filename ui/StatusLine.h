// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/queue/JobListModel.h"
#include "ui/servers/EngineStatus.h"

#include <QtWidgets/QStatusBar>

class QLabel;

namespace trinity::ui {

/// The window's last line: how far the queue is, and whether anything leaves this computer.
class StatusLine final : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void tell(const JobListModel::Counts &counts, const EngineStatus::Snapshot &engine);

private:
    QLabel *m_summary;
    QLabel *m_privacy;
};

} // namespace trinity::ui
