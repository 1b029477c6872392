// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"
#include "engine/site/Site.h"

#include <QtGui/QColor>
#include <QtWidgets/QWidget>

#include <memory>

namespace trinity::ui {

class PreviewHost;

/// Where a page is scrolled to, in terms that hold for other widths and other themes too.
struct PagePlace {
    QString section; ///< id of the section at the top; empty: only the fraction counts
    double within = 0; ///< 0 to 1 through that section
    double fraction = 0; ///< 0 to 1 through the page
};

/// One page as its visitors will see it. A newer version of the same page is put in place without a flash and without
/// moving what is being read. Links are not followed: linkActivated() says where they lead.
class SitePreview final : public QWidget
{
    Q_OBJECT

public:
    explicit SitePreview(PreviewHost &host, QWidget *parent = nullptr);
    ~SitePreview() override;

    /// `identity` names what is shown (source and theme): another identity loads a new page from its top.
    void showSite(const QString &identity, const Site &site, const QColor &ground);
    /// Shows a sentence instead of a page.
    void showNotice(const QString &text);

    /// CSS pixels; the page is scaled so that it has this width whatever the pane's. 0: as wide as the pane.
    void setDeviceWidth(int cssPixels);
    [[nodiscard]] int deviceWidth() const;
    [[nodiscard]] double scale() const;

    void scrollTo(const PagePlace &place);
    [[nodiscard]] bool isShowing() const; ///< a page is loaded
    /// For tests and measurements: evaluates in a world apart from the page.
    void evaluate(const QString &script, const std::function<void(const QVariant &)> &then);

signals:
    void shown(std::chrono::milliseconds took); ///< from showSite() to a loaded page
    void linkActivated(const QUrl &url);
    void scrolled(const trinity::ui::PagePlace &place); ///< by the person
    void scaleChanged();

private:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace trinity::ui
