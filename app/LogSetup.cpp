// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/LogSetup.h"

#include <QtCore/QLoggingCategory>

namespace trinity {

void setUpLogging()
{
    qSetMessagePattern(QStringLiteral("%{if-category}%{category}: %{endif}%{message}"));
    static QLoggingCategory::CategoryFilter previous = nullptr;
    previous = QLoggingCategory::installFilter([](QLoggingCategory *category) {
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
