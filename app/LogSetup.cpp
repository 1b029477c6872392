// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/LogSetup.h"

#include <QtCore/QLoggingCategory>

namespace trinity {

namespace {

QtMessageHandler previousHandler = nullptr; // a message handler can reach nothing else

/// Qt 6.4 complains about itself when a request is aborted before its connection was refused.
void handleMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (!message.startsWith(QLatin1StringView("QNetworkReplyImplPrivate::error: Internal problem")))
        previousHandler(type, context, message);
}

} // namespace

void setUpLogging()
{
    previousHandler = qInstallMessageHandler(handleMessage);
    QLoggingCategory::setFilterRules(QStringLiteral("trinity.*.info=false")); // QT_LOGGING_RULES wins over this
    qSetMessagePattern(QStringLiteral("%{if-category}%{category}: %{endif}%{message}"));
    static QLoggingCategory::CategoryFilter previous = nullptr;
    previous = QLoggingCategory::installFilter([](QLoggingCategory *category) {
        if (previous) // the first round comes from inside installFilter(), on top of what the default filter did
            previous(category);
        const QLatin1StringView name(category->categoryName());
        if (name.startsWith(QLatin1StringView("qt.network"))) {
            category->setEnabled(QtDebugMsg, false);
            category->setEnabled(QtInfoMsg, false);
        }
        if (name.startsWith(QLatin1StringView("qt.core.qobject.connect"))) // Qt 6.4 warns about itself with HTTP/2 over TLS
            category->setEnabled(QtWarningMsg, false);
    });
}

} // namespace trinity
