// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/preview/Thumbnailer.h"

#include "ui/Logging.h"
#include "ui/preview/PreviewHost.h"
#include "ui/preview/SitePage.h"

#include <QtCore/QCache>
#include <QtCore/QCryptographicHash>
#include <QtCore/QElapsedTimer>
#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtCore/QtMath>
#include <QtGui/QColor>
#include <QtWebEngineCore/QWebEngineScript>
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
constexpr int markHeight = 8; // view pixels below the picture, see mark()
constexpr auto lookAgainAfter = 12ms;
constexpr auto loadTimeout = 5s;
constexpr int mostTries = 4;
constexpr int keptPictures = 160;

} // namespace

class Thumbnailer::Private
{
public:
    struct Wish {
        QString slot;
        QByteArray hash;
        Site site;
        int tries = 0;
    };

    Private(Thumbnailer &thumbnailer, PreviewHost &previewHost, QWidget &owner_) : q(thumbnailer), host(previewHost), owner(owner_) { }
    ~Private() { delete view; }

    void createView();
    void next();
    void mark();
    void look();
    void take(const QImage &grabbed);

    Thumbnailer &q;
    PreviewHost &host;
    QWidget &owner;
    QPointer<QWebEngineView> view; ///< the window's, see createView()
    SitePage *page = nullptr;
    QTimer lookAgain;
    QColor markColour;
    int marks = 0;
    QTimer timeout;
    std::deque<Wish> wishes;
    std::optional<Wish> current;
    QCache<QByteArray, QImage> kept{keptPictures};
    QElapsedTimer timer;
};

Thumbnailer::Thumbnailer(PreviewHost &host, QWidget *owner) : QObject(owner), d(std::make_unique<Private>(*this, host, *owner))
{
    d->lookAgain.setSingleShot(true);
    d->lookAgain.setInterval(lookAgainAfter);
    d->timeout.setSingleShot(true);
    d->timeout.setInterval(loadTimeout);
    connect(&d->lookAgain, &QTimer::timeout, this, [this] { d->look(); });
    connect(&d->timeout, &QTimer::timeout, this, [this] {
        qCWarning(lcPreview) << "A thumbnail did not load in time";
        d->lookAgain.stop();
        if (d->current && ++d->current->tries < mostTries)
            d->wishes.push_back(std::move(*d->current)); // the machine was busy
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
        QMetaObject::invokeMethod(
            this, [this] { d->next(); }, Qt::QueuedConnection);
}

void Thumbnailer::cancelAll()
{
    d->wishes.clear();
}

/// Chromium paints only what is shown. A window of its own would appear on the desktop, WA_DontShowOnScreen or not (Qt 6.4
/// gives it a native window), so the view is a child of the window, outside of what can be seen.
void Thumbnailer::Private::createView()
{
    view = new QWebEngineView(owner.window());
    view->setAccessibleName(Thumbnailer::tr("Hidden page"));
    view->setFocusPolicy(Qt::NoFocus);
    view->setGeometry(QRect(QPoint(-2 * pictureSize.width(), 0), pictureSize + QSize(0, markHeight)));
    view->lower();
    page = new SitePage(host.profile(), view);
    page->settings()->setAttribute(QWebEngineSettings::ShowScrollBars, false);
    view->setPage(page);
    view->show();
    QObject::connect(page, &QWebEnginePage::loadFinished, &q, [this] {
        if (!current)
            return;
        view->setZoomFactor(pictureZoom);
        mark();
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

/// A loaded page is not a painted one, and how long painting takes depends on the machine. So a strip in a colour of its own
/// is put below the picture: once a grab shows it, the grab shows this page and not the one before.
void Thumbnailer::Private::mark()
{
    ++marks;
    markColour = QColor((marks * 53) % 256, (marks * 101) % 256, 128 + marks % 2 * 100);
    const QString script = QStringLiteral("(() => { const m = document.createElement('div'); const s = m.style; s.all = 'initial';"
                                          "s.position = 'fixed'; s.left = '0'; s.bottom = '0'; s.width = '100%'; s.height = '%1px';"
                                          "s.zIndex = '2147483647'; s.background = '%2'; document.documentElement.appendChild(m); })()")
                               .arg(qCeil(markHeight / pictureZoom) + 1)
                               .arg(markColour.name());
    page->runJavaScript(script, QWebEngineScript::ApplicationWorld);
    lookAgain.start();
}

void Thumbnailer::Private::look()
{
    if (!current)
        return;
    const QImage grabbed = view->grab().toImage().convertToFormat(QImage::Format_RGB32);
    if (grabbed.pixelColor(grabbed.width() / 2, grabbed.height() - markHeight / 2) == markColour)
        take(grabbed);
    else
        lookAgain.start();
}

void Thumbnailer::Private::take(const QImage &grabbed)
{
    timeout.stop();
    const Wish wish = *std::exchange(current, std::nullopt);
    const double ratio = static_cast<double>(grabbed.width()) / view->width();
    QImage picture = grabbed.copy(0, 0, grabbed.width(), static_cast<int>(pictureSize.height() * ratio));
    picture.setDevicePixelRatio(1);
    kept.insert(wish.hash, new QImage(picture));
    qCDebug(lcPreview) << "Thumbnail of" << wish.site.theme << "in" << timer.elapsed() << "ms";
    emit q.ready(wish.slot, picture);
    next();
}

} // namespace trinity::ui
