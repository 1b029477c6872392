// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QObject>
#include <QtCore/QUrl>

#include <functional>

namespace trinity::ui {

class ExportDesk;
class MessageBar;

/// Says in the message bar what came of an export, with the folder to open or another one to try.
class ExportNews final : public QObject
{
    Q_OBJECT

public:
    ExportNews(ExportDesk &desk, MessageBar &messages, const std::function<void(const QUrl &)> &openUrl, QObject *parent);
};

} // namespace trinity::ui
