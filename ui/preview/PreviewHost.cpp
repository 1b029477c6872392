// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/preview/PreviewHost.h"

#include "ui/Logging.h"
#include "ui/preview/WebEngineSetup.h"

#include <QtCore/QBuffer>
#include <QtCore/QCoreApplication>
#include <QtCore/QHash>
#include <QtCore/QMimeDatabase>
#include <QtQuickWidgets/QQuickWidget>
#include <QtWebEngineCore/QWebEngineProfile>
#include <QtWebEngineCore/QWebEngineSettings>
#include <QtWebEngineCore/QWebEngineUrlRequestInfo>
#include <QtWebEngineCore/QWebEngineUrlRequestInterceptor>
#include <QtWebEngineCore/QWebEngineUrlRequestJob>
#include <QtWebEngineCore/QWebEngineUrlScheme>
#include <QtWebEngineCore/QWebEngineUrlSchemeHandler>

#include <atomic>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr auto siteScheme = "trinity-site"_L1;

QByteArray typeOf(const QString &path)
{
    static const QHash<QString, QByteArray> known{
        {u"html"_s, "text/html;charset=utf-8"},
        {u"css"_s, "text/css;charset=utf-8"},
        {u"svg"_s, "image/svg+xml"},
        {u"png"_s, "image/png"},
        {u"jpg"_s, "image/jpeg"},
        {u"webp"_s, "image/webp"},
        {u"woff2"_s, "font/woff2"},
        {u"txt"_s, "text/plain;charset=utf-8"},
    };
    const auto it = known.constFind(path.mid(path.lastIndexOf(u'.') + 1).toLower());
    return it != known.cend() ? *it : QMimeDatabase().mimeTypeForFile(path, QMimeDatabase::MatchExtension).name().toLatin1();
}

} // namespace

void prepareWebEngine()
{
    QWebEngineUrlScheme scheme(QByteArray(siteScheme.data(), siteScheme.size()));
    scheme.setSyntax(QWebEngineUrlScheme::Syntax::Host);
    scheme.setFlags(QWebEngineUrlScheme::SecureScheme);
    QWebEngineUrlScheme::registerScheme(scheme);
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
#ifdef Q_OS_UNIX
    if (geteuid() == 0 && !qEnvironmentVariableIsSet("QTWEBENGINE_DISABLE_SANDBOX")) {
        qputenv("QTWEBENGINE_DISABLE_SANDBOX", "1");
        qCInfo(lcPreview) << "Running as root: the preview works without Chromium's sandbox";
    }
#endif
    // Several previews share two renderers: half the memory, and pages without scripts need no more.
    // Scroll bars lie over the page, as on a phone, or a page 390 pixels wide would have 375.
    QByteArray flags = qgetenv("QTWEBENGINE_CHROMIUM_FLAGS");
    if (!flags.contains("--renderer-process-limit"))
        flags += " --renderer-process-limit=2";
    if (!flags.contains("--enable-features"))
        flags += " --enable-features=OverlayScrollbar";
    qputenv("QTWEBENGINE_CHROMIUM_FLAGS", flags.trimmed());
}

void preparePageSurface(QWidget &window)
{
    auto *surface = new QQuickWidget(&window); // never shown; that it exists decides
    surface->resize(1, 1);
    surface->hide();
}

class PreviewHost::SiteServer final : public QWebEngineUrlSchemeHandler
{
public:
    using QWebEngineUrlSchemeHandler::QWebEngineUrlSchemeHandler;

    QHash<QString, Site> sites;

    void requestStarted(QWebEngineUrlRequestJob *job) override
    {
        const QUrl url = job->requestUrl();
        QString path = url.path().mid(1);
        if (path.isEmpty())
            path = u"index.html"_s;
        const auto site = sites.constFind(url.host());
        const auto file = site != sites.cend() ? site->files.constFind(path) : QMap<QString, QByteArray>::const_iterator();
        if (site == sites.cend() || file == site->files.cend()) {
            job->fail(QWebEngineUrlRequestJob::UrlNotFound);
            return;
        }
        auto *buffer = new QBuffer(job);
        buffer->setData(*file);
        job->reply(typeOf(path), buffer);
    }
};

class PreviewHost::RequestFence final : public QWebEngineUrlRequestInterceptor
{
public:
    using QWebEngineUrlRequestInterceptor::QWebEngineUrlRequestInterceptor;

    std::atomic<int> blocked = 0;

    void interceptRequest(QWebEngineUrlRequestInfo &info) override
    {
        if (PreviewHost::isOwn(info.requestUrl()))
            return;
        info.block(true);
        ++blocked;
        qCInfo(lcPreview) << "Blocked a request of a previewed page to" << info.requestUrl().host();
    }
};

class PreviewHost::Private
{
public:
    QWebEngineProfile profile; // without a name: off the record
    SiteServer server;
    RequestFence fence;
    int revision = 0;
};

PreviewHost::PreviewHost(QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    d->profile.installUrlSchemeHandler(QByteArray(siteScheme.data(), siteScheme.size()), &d->server);
    d->profile.setUrlRequestInterceptor(&d->fence);
    d->profile.setSpellCheckEnabled(false);
    QWebEngineSettings *settings = d->profile.settings();
    for (const auto off :
         {QWebEngineSettings::JavascriptEnabled, QWebEngineSettings::LocalStorageEnabled, QWebEngineSettings::PluginsEnabled,
          QWebEngineSettings::JavascriptCanOpenWindows, QWebEngineSettings::HyperlinkAuditingEnabled,
          QWebEngineSettings::LocalContentCanAccessRemoteUrls, QWebEngineSettings::LocalContentCanAccessFileUrls,
          QWebEngineSettings::FullScreenSupportEnabled, QWebEngineSettings::ErrorPageEnabled, QWebEngineSettings::DnsPrefetchEnabled,
          QWebEngineSettings::AutoLoadIconsForPage})
        settings->setAttribute(off, false);
}

PreviewHost::~PreviewHost() = default;

QUrl PreviewHost::put(const QString &key, const Site &site)
{
    d->server.sites.insert(key, site);
    QUrl url;
    url.setScheme(siteScheme);
    url.setHost(key);
    url.setPath(u"/index.html"_s);
    // A number makes every version an address of its own, so nothing is taken from a cache.
    url.setQuery(QString::number(++d->revision));
    return url;
}

void PreviewHost::drop(const QString &key)
{
    d->server.sites.remove(key);
}

QWebEngineProfile &PreviewHost::profile() const
{
    return d->profile;
}

int PreviewHost::blockedRequests() const
{
    return d->fence.blocked;
}

bool PreviewHost::isOwn(const QUrl &url)
{
    return url.scheme() == siteScheme || url.scheme() == "data"_L1;
}

} // namespace trinity::ui
