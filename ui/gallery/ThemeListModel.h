// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QAbstractListModel>
#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtGui/QImage>

namespace trinity::ui {

class Thumbnailer;
class Workspace;

/// The themes, each with a picture of the current source in it. Pictures are made in idle time, one page a turn of the
/// event loop, and only those that changed.
class ThemeListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole + 1, DescriptionRole, PictureRole, AccentRole, GroundRole, StateRole, FractionRole, BadgeRole };

    ThemeListModel(Workspace &workspace, Thumbnailer &thumbnailer, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QModelIndex indexOf(const QString &theme) const;

    /// Pictures are made only while they are looked at.
    void setActive(bool active);

private:
    void stale(const QString &theme);
    void allStale();
    void drawNext();
    void receive(const QString &slot, const QImage &picture);
    void refreshStates();
    [[nodiscard]] QString slotFor(const QString &theme) const;

    Workspace &m_workspace;
    Thumbnailer &m_thumbnailer;
    QHash<QString, QImage> m_pictures; ///< by theme, of the current source
    QStringList m_stale;
    bool m_active = false;
    bool m_drawing = false;
};

} // namespace trinity::ui
