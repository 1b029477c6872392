// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/preview/Thumbnailer.h"

#include "ui/Logging.h"
#include "ui/preview/PreviewHost.h"
#include "ui/preview/SitePage.h"

#include <QtCore/QCache>
#include <QtCore/QCryptographicHash>
#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>
#include <QtWebEngineCore/QWebEngineSettings>
#include <QtWebEngineWidgets/QWebEngineView>

#include <chrono>
#include <deque>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace trinity::ui {

namespace {

constexpr QSize pictureSize(720, 540);
constexpr double pictureZoom = 0.5625; // 1280 CSS pixels wide
constexpr auto settleTime = 60ms;      // two frames and a little, after loading
constexpr auto loadTimeout = 5s;
constexpr int keptPictures = 160;

} // namespace

class Thumbnailer::Private
{
public:
    struct Wish {
        QString slot;
        QByteArray hash;
        Site site;
    };

    explicit Private(Thumbnailer &thumbnailer, PreviewHost &previewHost) : q(thumbnailer), host(previewHost) {}

    void createView();
    void next();
    void take();

    Thumbnailer &q;
    PreviewHost &host;
    std::unique_ptr<QWebEngineView> view;
    SitePage *page = nullptr;
    QTimer settle;
    QTimer timeout;
    std::deque<Wish> wishes;
    std::optional<Wish> current;
    QCache<QByteArray, QImage> kept{keptPictures};
    QElapsedTimer timer;
};

Thumbnailer::Thumbnailer(PreviewHost &host, QObject *parent) : QObject(parent), d(std::make_unique<Private>(*this, host))
{
    d->settle.setSingleShot(true);
    d->settle.setInterval(settleTime);
    d->timeout.setSingleShot(true);
    d->timeout.setInterval(loadTimeout);
    connect(&d->settle, &QTimer::timeout, this, [this] { d->take(); });
    connect(&d->timeout, &QTimer::timeout, this, [this] {
        qCWarning(lcPreview) << "A thumbnail did not load in time";
        d->current.reset();
        d->next();
    });
}

Thumbnailer::~Thumbnailer()
{
    d->host.drop(u"thumbnail"_s);
}

void Thumbnailer::request(const QString &slot, const Site &site)
{
    const QByteArray hash = QCryptographicHash::hash(site.files.value(u"index.html"_s), QCryptographicHash::Sha1);
    std::erase_if(d->wishes, [&](const Private::Wish &wish) { return wish.slot == slot; });
    if (const QImage *known = d->kept.object(hash)) {
        emit ready(slot, *known);
        return;
    }
    if (d->current && d->current->slot == slot && d->current->hash == hash)
        return;
    d->wishes.push_back({slot, hash, site});
    if (!d->current)
        QMetaObject::invokeMethod(this, [this] { d->next(); }, Qt::QueuedConnection);
}

void Thumbnailer::cancelAll()
{
    d->wishes.clear();
}

void Thumbnailer::Private::createView()
{
    view = std::make_unique<QWebEngineView>();
    view->setAccessibleName(Thumbnailer::tr("Hidden page"));
    view->setAttribute(Qt::WA_DontShowOnScreen);
    view->setAttribute(Qt::WA_ShowWithoutActivating);
    view->setFocusPolicy(Qt::NoFocus);
    view->resize(pictureSize);
    page = new SitePage(host.profile(), view.get());
    page->settings()->setAttribute(QWebEngineSettings::ShowScrollBars, false);
    view->setPage(page);
    view->show();
    QObject::connect(page, &QWebEnginePage::loadFinished, &q, [this] {
        if (!current)
            return;
        view->setZoomFactor(pictureZoom);
        settle.start();
    });
}

void Thumbnailer::Private::next()
{
    if (current || wishes.empty())
        return;
    if (!view)
        createView();
    current = std::move(wishes.front());
    wishes.pop_front();
    timer.start();
    timeout.start();
    view->setZoomFactor(pictureZoom);
    page->loadOwn(host.put(u"thumbnail"_s, current->site));
}

void Thumbnailer::Private::take()
{
    timeout.stop();
    if (!current)
        return;
    const Wish wish = *std::exchange(current, std::nullopt);
    const QImage picture = view->grab().toImage().convertToFormat(QImage::Format_RGB32);
    kept.insert(wish.hash, new QImage(picture));
    qCDebug(lcPreview) << "Thumbnail of" << wish.site.theme << "in" << timer.elapsed() << "ms";
    emit q.ready(wish.slot, picture);
    next();
}

} // namespace trinity::ui
