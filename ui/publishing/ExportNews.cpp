// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/publishing/ExportNews.h"

#include "ui/publishing/ExportDesk.h"
#include "ui/text/ErrorText.h"
#include "ui/widgets/MessageBar.h"

#include <QtCore/QDir>

namespace trinity::ui {

ExportNews::ExportNews(ExportDesk &desk, MessageBar &messages, const std::function<void(const QUrl &)> &openUrl, QObject *parent)
    : QObject(parent)
{
    connect(&desk, &ExportDesk::exported, &messages, [&messages, openUrl](const QString &folder, const QStringList &files) {
        const QString text = tr("%n site(s) exported to %1", nullptr, static_cast<int>(files.size())).arg(QDir::toNativeSeparators(folder));
        messages.say(MessageBar::Level::Good, text, tr("Open folder"), [folder, openUrl] { openUrl(QUrl::fromLocalFile(folder)); });
    });
    connect(&desk, &ExportDesk::failed, &messages, [&messages, &desk](const Error &error) {
        messages.say(MessageBar::Level::Error, ErrorText::of(error).sentence(), tr("Other folder"), [&desk] { desk.chooseAndExport(); });
    });
}

} // namespace trinity::ui
