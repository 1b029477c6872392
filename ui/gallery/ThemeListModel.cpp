// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/gallery/ThemeListModel.h"

#include "ui/Workspace.h"
#include "ui/preview/Thumbnailer.h"
#include "ui/style/ThemeColours.h"
#include "ui/text/JobText.h"

#include <QtCore/QTimer>
#include <QtGui/QColor>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

ThemeListModel::ThemeListModel(Workspace &workspace, Thumbnailer &thumbnailer, QObject *parent)
    : QAbstractListModel(parent), m_workspace(workspace), m_thumbnailer(thumbnailer)
{
    connect(&workspace, &Workspace::sourceChanged, this, [this] {
        m_thumbnailer.cancelAll();
        m_pictures.clear();
        allStale();
        refreshStates();
    });
    connect(&workspace, &Workspace::schemeChanged, this, &ThemeListModel::allStale);
    connect(&workspace, &Workspace::pageChanged, this, [this](SourceId source, const QString &theme) {
        if (source == m_workspace.source())
            stale(theme);
    });
    connect(&workspace.queue(), &JobQueue::jobsChanged, this, &ThemeListModel::refreshStates);
    connect(&workspace.queue(), &JobQueue::jobsAdded, this, &ThemeListModel::refreshStates);
    connect(&workspace.queue(), &JobQueue::jobsRemoved, this, &ThemeListModel::refreshStates);
    connect(&workspace.queue(), &JobQueue::jobFinished, this, &ThemeListModel::refreshStates);
    connect(&thumbnailer, &Thumbnailer::ready, this, &ThemeListModel::receive);
}

int ThemeListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_workspace.catalog().themes().size());
}

QVariant ThemeListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Theme &theme = m_workspace.catalog().themes().at(index.row());
    switch (role) {
    case Qt::DisplayRole: return theme.name;
    case Qt::ToolTipRole: return theme.description;
    case IdRole: return theme.id;
    case DescriptionRole: return theme.description;
    case PictureRole: return m_pictures.value(theme.id);
    case AccentRole: return ThemeColours::of(theme, m_workspace.scheme()).accent;
    case GroundRole: return m_workspace.groundOf(theme.id);
    default: break;
    }
    const auto job = m_workspace.jobFor(m_workspace.source(), theme.id);
    switch (role) {
    case Qt::AccessibleTextRole:
        return job ? u"%1, %2, %3"_s.arg(theme.name, theme.description, JobText::stageWithProgress(*job))
                   : u"%1, %2"_s.arg(theme.name, theme.description);
    case StateRole: return job ? QVariant(static_cast<int>(job->state)) : QVariant();
    case FractionRole: return job ? job->progress : 0.0;
    case BadgeRole: return job ? JobText::stageWithProgress(*job) : QString();
    default: return {};
    }
}

QModelIndex ThemeListModel::indexOf(const QString &theme) const
{
    const auto row = m_workspace.catalog().ids().indexOf(theme);
    return row < 0 ? QModelIndex() : index(static_cast<int>(row));
}

void ThemeListModel::setActive(bool active)
{
    m_active = active;
    if (active)
        drawNext();
}

void ThemeListModel::stale(const QString &theme)
{
    if (!m_stale.contains(theme))
        m_stale.append(theme);
    drawNext();
}

void ThemeListModel::allStale()
{
    m_stale = m_workspace.catalog().ids();
    drawNext();
}

void ThemeListModel::drawNext()
{
    if (!m_active || m_drawing || m_stale.isEmpty() || !m_workspace.hasSource())
        return;
    m_drawing = true;
    // One page a turn: building it takes a few milliseconds.
    QTimer::singleShot(0, this, [this] {
        m_drawing = false;
        if (m_stale.isEmpty())
            return;
        const QString theme = m_stale.takeFirst();
        if (const auto page = m_workspace.page(m_workspace.source(), theme))
            m_thumbnailer.request(slotFor(theme), *page);
        drawNext();
    });
}

void ThemeListModel::receive(const QString &slot, const QImage &picture)
{
    const QString theme = slot.mid(slot.indexOf(u'/') + 1);
    if (slot != slotFor(theme))
        return; // of a source that is no longer current
    m_pictures.insert(theme, picture);
    const QModelIndex changed = indexOf(theme);
    if (changed.isValid())
        emit dataChanged(changed, changed, {PictureRole});
}

void ThemeListModel::refreshStates()
{
    if (rowCount() > 0)
        emit dataChanged(index(0), index(rowCount() - 1), {StateRole, FractionRole, BadgeRole});
}

QString ThemeListModel::slotFor(const QString &theme) const
{
    return QString::number(m_workspace.source().value) + u'/' + theme;
}

} // namespace trinity::ui
