// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtWebEngineCore/QWebEnginePage>

namespace trinity::ui {

/// A page that goes nowhere: it loads what it is told to, jumps within itself, and reports every other wish.
class SitePage final : public QWebEnginePage
{
    Q_OBJECT

public:
    SitePage(QWebEngineProfile &profile, QObject *parent);

    void loadOwn(const QUrl &url);

signals:
    void linkActivated(const QUrl &url);

private:
    bool acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame) override;
    QWebEnginePage *createWindow(WebWindowType type) override;

    QUrl m_expected;
};

} // namespace trinity::ui
