// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/style/Icons.h"

#include <QtCore/QFile>
#include <QtCore/QHash>
#include <QtGui/QGuiApplication>
#include <QtGui/QIconEngine>
#include <QtGui/QPainter>
#include <QtGui/QPixmapCache>
#include <QtSvg/QSvgRenderer>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

QLatin1StringView fileNameOf(IconId id)
{
    switch (id) {
    case IconId::Add: return "add"_L1;
    case IconId::Files: return "files"_L1;
    case IconId::Folder: return "folder"_L1;
    case IconId::Paste: return "paste"_L1;
    case IconId::Sample: return "sample"_L1;
    case IconId::Gallery: return "gallery"_L1;
    case IconId::Preview: return "preview"_L1;
    case IconId::Compare: return "compare"_L1;
    case IconId::Export: return "export"_L1;
    case IconId::Make: return "make"_L1;
    case IconId::Cancel: return "cancel"_L1;
    case IconId::Retry: return "retry"_L1;
    case IconId::Open: return "open"_L1;
    case IconId::Copy: return "copy"_L1;
    case IconId::Pen: return "pen"_L1;
    case IconId::Engine: return "engine"_L1;
    case IconId::Check: return "check"_L1;
    case IconId::Warning: return "warning"_L1;
    case IconId::Info: return "info"_L1;
    case IconId::Star: return "star"_L1;
    case IconId::Starred: return "starred"_L1;
    case IconId::Focus: return "focus"_L1;
    case IconId::Link: return "link"_L1;
    case IconId::Down: return "down"_L1;
    case IconId::Up: return "up"_L1;
    case IconId::Left: return "left"_L1;
    case IconId::Right: return "right"_L1;
    case IconId::Broom: return "broom"_L1;
    case IconId::Keyboard: return "keyboard"_L1;
    case IconId::Drop: return "drop"_L1;
    case IconId::Stop: return "stop"_L1;
    case IconId::More: return "more"_L1;
    case IconId::Facts: return "facts"_L1;
    case IconId::Source: return "source"_L1;
    case IconId::Save: return "save"_L1;
    }
    return {};
}

QByteArray recoloured(IconId id, const QColor &colour)
{
    QFile file(u":/trinity/icons/%1.svg"_s.arg(fileNameOf(id)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("#000000", colour.name().toLatin1());
}

class StrokeIconEngine final : public QIconEngine
{
public:
    StrokeIconEngine(IconId id, QPalette::ColorRole role, std::optional<QColor> colour) : m_id(id), m_role(role), m_colour(colour) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(*painter, m_id, rect, colourFor(mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const QString key =
            u"trinity-icon/%1/%2/%3x%4"_s.arg(fileNameOf(m_id), colourFor(mode).name()).arg(size.width()).arg(size.height());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paintIcon(painter, m_id, QRectF(QPointF(), size), colourFor(mode));
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override { return pixmap(size, mode, state); }
    QIconEngine *clone() const override { return new StrokeIconEngine(*this); }
    QString key() const override { return u"trinity-stroke"_s; }
    bool isNull() override { return false; }

private:
    [[nodiscard]] QColor colourFor(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        if (m_colour)
            return *m_colour;
        return palette.color(QPalette::Active, m_role);
    }

    IconId m_id;
    QPalette::ColorRole m_role;
    std::optional<QColor> m_colour;
};

} // namespace

QIcon icon(IconId id, QPalette::ColorRole role)
{
    return QIcon(new StrokeIconEngine(id, role, std::nullopt));
}

QIcon icon(IconId id, const QColor &colour)
{
    return QIcon(new StrokeIconEngine(id, QPalette::ButtonText, colour));
}

void paintIcon(QPainter &painter, IconId id, const QRectF &where, const QColor &colour)
{
    QSvgRenderer renderer(recoloured(id, colour));
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter, where);
}

} // namespace trinity::ui
