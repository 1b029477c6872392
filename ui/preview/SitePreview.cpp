// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/preview/SitePreview.h"

#include "ui/preview/PreviewHost.h"
#include "ui/preview/SitePage.h"
#include "ui/style/Tones.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QElapsedTimer>
#include <QtCore/QEvent>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QPointer>
#include <QtGui/QPainter>
#include <QtWebEngineCore/QWebEngineScript>
#include <QtWebEngineWidgets/QWebEngineView>
#include <QtWidgets/QLabel>

#include <chrono>
#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr double smallestZoom = 0.25; // Chromium's own limits
constexpr double largestZoom = 5.0;
constexpr int sheetBorder = 1; // around the page

/// Puts another version of the same page into the document that is there: only what differs is touched, so there is no
/// flash and nothing moves.
constexpr auto patchScript = R"js((html => {
  const fresh = new DOMParser().parseFromString(html, 'text/html');
  const top = window.scrollY;
  const patch = (old, now) => {
    if (old.isEqualNode(now)) return;
    if (old.nodeType !== now.nodeType || old.nodeName !== now.nodeName) { old.replaceWith(document.importNode(now, true)); return; }
    if (old.nodeType !== Node.ELEMENT_NODE) { old.nodeValue = now.nodeValue; return; }
    for (const a of [...old.attributes]) if (!now.hasAttribute(a.name)) old.removeAttribute(a.name);
    for (const a of now.attributes) if (old.getAttribute(a.name) !== a.value) old.setAttribute(a.name, a.value);
    const olds = [...old.childNodes], news = [...now.childNodes];
    news.forEach((n, i) => olds[i] ? patch(olds[i], n) : old.appendChild(document.importNode(n, true)));
    olds.slice(news.length).forEach(o => o.remove());
  };
  patch(document.documentElement, fresh.documentElement);
  if (window.scrollY !== top) window.scrollTo(0, top);
  return true;
}))js"_L1;

constexpr auto placeScript = R"js((() => {
  const height = document.documentElement.scrollHeight - window.innerHeight;
  const place = {section: '', within: 0, fraction: height > 0 ? window.scrollY / height : 0};
  for (const s of document.querySelectorAll('section[id], main > [id]')) {
    const box = s.getBoundingClientRect();
    if (box.top > 1 || box.height <= 0) continue;
    if (box.bottom <= 1) continue;
    place.section = s.id; place.within = -box.top / box.height; break;
  }
  return place;
})())js"_L1;

constexpr auto scrollScript = R"js((place => {
  const s = place.section && document.getElementById(place.section);
  if (s) {
    const box = s.getBoundingClientRect();
    window.scrollTo(0, window.scrollY + box.top + place.within * box.height);
  } else {
    const height = document.documentElement.scrollHeight - window.innerHeight;
    window.scrollTo(0, place.fraction * Math.max(0, height));
  }
}))js"_L1;

QString asScriptText(const QString &text)
{
    const QByteArray json = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.mid(1, json.size() - 2));
}

QString nextKey()
{
    static int last = 0;
    return u"pane%1"_s.arg(++last);
}

} // namespace

class SitePreview::Private
{
public:
    Private(SitePreview &preview, PreviewHost &previewHost)
        : q(preview)
        , host(previewHost)
        , key(nextKey())
        , view(new QWebEngineView(&preview))
        , page(new SitePage(previewHost.profile(), view))
        , notice(new QLabel(&preview))
    {
    }

    void load(const Site &site);
    void patch(const Site &site);
    void layOut();
    void reportScroll();
    void listenToInput();

    SitePreview &q;
    PreviewHost &host;
    QString key;
    QWebEngineView *view;
    SitePage *page;
    QLabel *notice;
    QString identity;
    QByteArray shownHash;
    bool loading = false;
    bool loaded = false;
    std::optional<Site> next; ///< came while the page was loading
    QElapsedTimer timer;
    int deviceWidth = 0;
    double zoom = 1;
    bool personScrolls = false;
    bool askingForPlace = false;
};

SitePreview::SitePreview(PreviewHost &host, QWidget *parent) : QWidget(parent), d(std::make_unique<Private>(*this, host))
{
    setAccessibleName(tr("Preview"));
    d->view->setPage(d->page);
    d->view->setAcceptDrops(false);
    d->view->setContextMenuPolicy(Qt::NoContextMenu);
    d->view->setAccessibleName(tr("The page"));
    d->view->hide();
    d->notice->setTextFormat(Qt::PlainText);
    d->notice->setAlignment(Qt::AlignCenter);
    d->notice->setWordWrap(true);
    d->notice->setProperty("tone", u"muted"_s);
    d->notice->setObjectName(u"previewNotice"_s);
    setFocusProxy(d->view);

    connect(d->page, &SitePage::linkActivated, this, &SitePreview::linkActivated);
    connect(d->page, &QWebEnginePage::scrollPositionChanged, this, [this] { d->reportScroll(); });
    connect(d->page, &QWebEnginePage::loadFinished, this, [this] {
        d->loading = false;
        d->loaded = true;
        d->view->setZoomFactor(d->zoom);
        d->listenToInput();
        emit shown(std::chrono::milliseconds(d->timer.elapsed()));
        if (const auto next = std::exchange(d->next, std::nullopt))
            d->patch(*next);
    });
    connect(d->page, &QWebEnginePage::renderProcessTerminated, this, [this] {
        d->loaded = false;
        d->loading = false;
        d->identity.clear();
        showNotice(tr("The preview stopped. Choose the theme again to reload it."));
    });
}

SitePreview::~SitePreview()
{
    delete d->view; // its page must go before the profile, wherever the host is destroyed
    d->host.drop(d->key);
}

void SitePreview::showSite(const QString &identity, const Site &site, const QColor &ground)
{
    const QByteArray hash = QCryptographicHash::hash(site.files.value(u"index.html"_s), QCryptographicHash::Sha1);
    const bool samePage = identity == d->identity && (d->loaded || d->loading);
    if (samePage && hash == d->shownHash)
        return;
    d->shownHash = hash;
    d->notice->hide();
    d->view->show();
    if (!samePage) {
        d->identity = identity;
        d->page->setBackgroundColor(ground);
        d->load(site);
    } else if (d->loading) {
        d->next = site;
    } else {
        d->patch(site);
    }
}

void SitePreview::showNotice(const QString &text)
{
    d->identity.clear();
    d->shownHash.clear();
    d->view->hide();
    d->notice->setText(text);
    d->notice->setGeometry(rect());
    d->notice->show();
}

void SitePreview::Private::load(const Site &site)
{
    timer.start();
    loading = true;
    next.reset();
    page->loadOwn(host.put(key, site));
}

void SitePreview::Private::patch(const Site &site)
{
    host.put(key, site); // a reload would show the same
    const QString html = QString::fromUtf8(site.files.value(u"index.html"_s));
    page->runJavaScript(patchScript + u'(' + asScriptText(html) + u')', QWebEngineScript::ApplicationWorld);
}

void SitePreview::Private::layOut()
{
    const QSize room = q.size() - QSize(2 * sheetBorder, 0);
    int width = room.width();
    zoom = 1;
    if (deviceWidth > 0) {
        zoom = qBound(smallestZoom, static_cast<double>(room.width()) / deviceWidth, 1.0);
        width = qMin(room.width(), static_cast<int>(std::lround(deviceWidth * zoom)));
    }
    zoom = qMin(zoom, largestZoom);
    view->setGeometry(sheetBorder + (room.width() - width) / 2, sheetBorder, width, room.height() - 2 * sheetBorder);
    view->setZoomFactor(zoom);
    notice->setGeometry(q.rect());
    q.update();
}

void SitePreview::Private::reportScroll()
{
    if (!personScrolls || askingForPlace)
        return;
    askingForPlace = true;
    const QPointer<SitePreview> alive(&q);
    page->runJavaScript(placeScript, QWebEngineScript::ApplicationWorld, [this, alive](const QVariant &answer) {
        if (!alive)
            return;
        askingForPlace = false;
        const auto map = answer.toMap();
        PagePlace place;
        place.section = map.value(u"section"_s).toString();
        place.within = map.value(u"within"_s).toDouble();
        place.fraction = map.value(u"fraction"_s).toDouble();
        emit q.scrolled(place);
    });
}

void SitePreview::Private::listenToInput()
{
    // Chromium's widget inside the view gets the input; it exists only once something is loaded.
    if (QWidget *inside = view->focusProxy()) {
        inside->setAcceptDrops(false);
        inside->installEventFilter(&q);
    }
}

void SitePreview::setDeviceWidth(int cssPixels)
{
    d->deviceWidth = cssPixels;
    d->layOut();
    emit scaleChanged();
}

int SitePreview::deviceWidth() const
{
    return d->deviceWidth;
}

double SitePreview::scale() const
{
    return d->zoom;
}

void SitePreview::scrollTo(const PagePlace &place)
{
    d->personScrolls = false;
    QJsonObject json{{u"section"_s, place.section}, {u"within"_s, place.within}, {u"fraction"_s, place.fraction}};
    d->page->runJavaScript(scrollScript + u'(' + QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)) + u')',
                           QWebEngineScript::ApplicationWorld);
}

bool SitePreview::isShowing() const
{
    return d->loaded && !d->loading && !d->view->isHidden();
}

void SitePreview::evaluate(const QString &script, const std::function<void(const QVariant &)> &then)
{
    d->page->runJavaScript(script, QWebEngineScript::ApplicationWorld, then);
}

void SitePreview::paintEvent(QPaintEvent *)
{
    if (d->view->isHidden())
        return;
    QPainter painter(this);
    painter.setPen(Tones::current().border);
    painter.drawRect(d->view->geometry().adjusted(-sheetBorder, -sheetBorder, 0, 0));
}

void SitePreview::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    d->layOut();
    emit scaleChanged();
}

bool SitePreview::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Wheel:
    case QEvent::MouseButtonPress:
    case QEvent::KeyPress:
    case QEvent::TouchUpdate: d->personScrolls = true; break;
    default: break;
    }
    return QWidget::eventFilter(watched, event);
}

void SitePreview::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        d->layOut();
}

} // namespace trinity::ui
