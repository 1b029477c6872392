// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/style/Appearance.h"

#include "ui/Commands.h"
#include "ui/style/Tones.h"

#include <QtCore/QFile>
#include <QtCore/QScopedValueRollback>
#include <QtGui/QPixmapCache>
#include <QtWidgets/QApplication>
#include <QtWidgets/QStyle>
#include <QtWidgets/QStyleFactory>

#include <memory>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

namespace {

constexpr std::pair<CommandId, ColourScheme> colourCommands[] = {
    {CommandId::ColoursSystem, ColourScheme::System},
    {CommandId::ColoursLight, ColourScheme::Light},
    {CommandId::ColoursDark, ColourScheme::Dark},
};

QString filledStyleSheet(const Tones &tones)
{
    QFile file(u":/trinity/style/trinity.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    // Longer names first, so that @accent does not eat the start of @accentSoft.
    const std::pair<QLatin1StringView, QColor> colours[] = {
        {"@accentSoft"_L1, tones.accentSoft}, {"@accentText"_L1, tones.accentText},
        {"@accent"_L1, tones.accent},         {"@onAccent"_L1, tones.onAccent},
        {"@window"_L1, tones.window},         {"@canvas"_L1, tones.canvas},
        {"@surface"_L1, tones.surface},       {"@text"_L1, tones.text},
        {"@muted"_L1, tones.muted},           {"@faint"_L1, tones.faint},
        {"@border"_L1, tones.border},         {"@hover"_L1, tones.hover},
        {"@pressed"_L1, tones.pressed},       {"@warning"_L1, tones.warning},
        {"@danger"_L1, tones.danger},         {"@success"_L1, tones.success},
    };
    for (const auto &[name, colour] : colours)
        sheet.replace(name, colour.name());
    return sheet;
}

} // namespace

Appearance::Appearance(const Commands &commands, QObject *parent) : QObject(parent), m_commands(commands)
{
    for (const auto &[id, scheme] : colourCommands)
        connect(commands.action(id), &QAction::triggered, this, [this, scheme = scheme] { setScheme(scheme); });
    QApplication::setStyle(u"Fusion"_s);
    dress();
    qApp->installEventFilter(this);
}

void Appearance::setScheme(ColourScheme scheme)
{
    if (scheme == m_scheme)
        return;
    m_scheme = scheme;
    dress();
    emit schemeChanged(scheme);
}

bool Appearance::eventFilter(QObject *watched, QEvent *event)
{
    // The desktop changed its colours while the application runs.
    if (watched == qApp && event->type() == QEvent::ApplicationPaletteChange && !m_dressing && m_scheme == ColourScheme::System)
        QMetaObject::invokeMethod(this, &Appearance::dress, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

QPalette Appearance::systemPalette() const
{
    QApplication::setPalette(QPalette());
    const QPalette palette = QApplication::palette();
    const std::unique_ptr<QStyle> fusion(QStyleFactory::create(u"Fusion"_s));
    const QPalette fallback = fusion ? fusion->standardPalette() : QPalette();
    // A desktop that says nothing about colours gets ours instead of Fusion's grey.
    const bool desktopIsSilent = palette.color(QPalette::Window) == fallback.color(QPalette::Window)
        && palette.color(QPalette::Highlight) == fallback.color(QPalette::Highlight);
    return desktopIsSilent ? lightPalette() : palette;
}

void Appearance::dress()
{
    const QScopedValueRollback<bool> busy(m_dressing, true);
    QPalette palette;
    switch (m_scheme) {
    case ColourScheme::System: palette = systemPalette(); break;
    case ColourScheme::Light: palette = lightPalette(); break;
    case ColourScheme::Dark: palette = darkPalette(); break;
    }
    for (const auto &[id, scheme] : colourCommands)
        m_commands.action(id)->setChecked(scheme == m_scheme);
    QApplication::setPalette(palette);
    QPixmapCache::clear();
    qApp->setStyleSheet(filledStyleSheet(Tones::of(palette)));
}

} // namespace trinity::ui
