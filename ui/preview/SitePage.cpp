// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/preview/SitePage.h"

#include "ui/preview/PreviewHost.h"

#include <QtWebEngineCore/QWebEngineNewWindowRequest>
#include <QtWebEngineCore/QWebEngineProfile>

namespace trinity::ui {

SitePage::SitePage(QWebEngineProfile &profile, QObject *parent) : QWebEnginePage(&profile, parent)
{
    connect(this, &QWebEnginePage::newWindowRequested, this, [this](QWebEngineNewWindowRequest &request) {
        if (request.isUserInitiated())
            emit linkActivated(request.requestedUrl());
    });
    connect(this, &QWebEnginePage::featurePermissionRequested, this, [this](const QUrl &origin, QWebEnginePage::Feature feature) {
        setFeaturePermission(origin, feature, QWebEnginePage::PermissionDeniedByUser);
    });
}

void SitePage::loadOwn(const QUrl &url)
{
    m_expected = url;
    load(url);
}

bool SitePage::acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame)
{
    if (!isMainFrame)
        return false;
    const bool samePage = url.adjusted(QUrl::RemoveFragment) == m_expected.adjusted(QUrl::RemoveFragment);
    if (samePage && PreviewHost::isOwn(url))
        return true;
    if (type == NavigationTypeLinkClicked && !PreviewHost::isOwn(url))
        emit linkActivated(url);
    return false;
}

QWebEnginePage *SitePage::createWindow(WebWindowType)
{
    return nullptr;
}

} // namespace trinity::ui
