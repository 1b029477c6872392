// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/PortfolioReader.h"
#include "engine/site/SiteBuilder.h"
#include "engine/site/ThemeCatalog.h"
#include "engine/writing/BuiltInWriter.h"
#include "tests/ui/WindowFixture.h"
#include "ui/preview/WebEngineSetup.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QTest>
#include <QtWebEngineWidgets/QWebEngineView>
#include <QtWidgets/QApplication>

#include <memory>
#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace trinity;
using namespace trinity::test;

namespace {

constexpr int viewHeight = 900;
constexpr int tallestPicture = 6000;

/// The page tests' own look at the layout, for an engine that is older than the browser they run in.
QString layoutCheck()
{
    QFile file(QStringLiteral(TRINITY_INPAGE_CHECKS));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", TRINITY_INPAGE_CHECKS);
    const QString source = QString::fromUtf8(file.readAll());
    const auto function = source.section(u"export function layoutFaults"_s, 1).section(u"\nexport "_s, 0, 0);
    return uR"(
        Element.prototype.checkVisibility ??= function () {
            for (let at = this; at; at = at.parentElement) {
                const style = getComputedStyle(at);
                if (style.display === 'none' || style.opacity === '0' || at === this && style.visibility !== 'visible'
                    || at.parentElement?.tagName === 'DETAILS' && !at.parentElement.open && at.tagName !== 'SUMMARY')
                    return false;
            }
            return getComputedStyle(this).display !== 'contents';
        };
        function layoutFaults%1
        JSON.stringify(layoutFaults()))"_s.arg(function.left(function.lastIndexOf(u'}') + 1));
}

} // namespace

/// The pages in the engine of the preview, which is years older than the browser of the page tests: what a theme uses of
/// newer CSS must have a form without it. TRINITY_SCREENSHOTS=DIR keeps a picture of each.
class tst_PreviewPages final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_view = std::make_unique<QWebEngineView>();
        connect(m_view.get(), &QWebEngineView::loadFinished, this, [this](bool ok) { m_loaded = ok; });
        m_view->show();
    }
    void cleanupTestCase() { m_view.reset(); }

    void nothingOverlapsOrIsCutOff_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<QString>("source");
        for (const auto &theme : m_catalog.ids())
            for (const auto *source : {"full-cv.json", "github-dashboard-paste.txt", "name-only.txt", "long-words.json", "rtl.json", "cjk.json"})
                QTest::addRow("%s-%s", qPrintable(theme), source) << theme << QString::fromLatin1(source);
    }

    void nothingOverlapsOrIsCutOff()
    {
        QFETCH(QString, theme);
        QFETCH(QString, source);
        const auto *found = m_catalog.find(theme);
        const auto read = PortfolioReader::readFile(QStringLiteral(TRINITY_TEST_DATA "/sources/") + source);
        QVERIFY(read);
        const auto site = buildSite(SiteContent(read->portfolio, builtInWording(read->portfolio, found->voice)), *found);
        QVERIFY(site);
        QStringList faults;
        for (const int width : {390, 768, 1280}) { // the widths the preview offers
            m_view->resize(width, viewHeight);
            QVERIFY(load(QString::fromUtf8(site->files.value(u"index.html"_s))));
            keepPicture(u"%1-%2-%3.png"_s.arg(theme, source.section(u'.', 0, 0)).arg(width));
            const auto answer = inPage(m_check);
            QVERIFY2(answer.isValid(), "the check did not run");
            for (const auto &fault : QJsonDocument::fromJson(answer.toString().toUtf8()).array())
                faults << u"%1 px, %2, %3: %4"_s.arg(width).arg(fault[u"rule"].toString(), fault[u"where"].toString(), fault[u"what"].toString());
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

private:
    bool load(const QString &html)
    {
        m_loaded.reset();
        m_view->setHtml(html, QUrl(u"http://page.test/"_s));
        return waitUntil([this] { return m_loaded.has_value(); }) && *m_loaded;
    }

    QVariant inPage(const QString &script)
    {
        QVariant answer;
        bool answered = false;
        m_view->page()->runJavaScript(script, [&](const QVariant &value) {
            answer = value;
            answered = true;
        });
        return waitUntil([&] { return answered; }) ? answer : QVariant();
    }

    void keepPicture(const QString &name)
    {
        const auto folder = qEnvironmentVariable("TRINITY_SCREENSHOTS");
        if (folder.isEmpty())
            return;
        const int height = inPage(u"document.documentElement.scrollHeight"_s).toInt();
        m_view->resize(m_view->width(), std::min(height, tallestPicture));
        QTest::qWait(400); // no signal tells that the new size is drawn
        QDir().mkpath(folder);
        m_view->grab().save(QDir(folder).filePath(name));
        m_view->resize(m_view->width(), viewHeight);
        QTest::qWait(100);
    }

    const ThemeCatalog m_catalog = ThemeCatalog::fromDirectories({QStringLiteral(TRINITY_THEMES_DIR)});
    const QString m_check = layoutCheck();
    std::unique_ptr<QWebEngineView> m_view;
    std::optional<bool> m_loaded;
};

int main(int argc, char **argv)
{
    ui::prepareWebEngine();
    const QApplication app(argc, argv);
    QApplication::setApplicationName(u"tst_PreviewPages"_s);
    tst_PreviewPages test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_PreviewPages.moc"
