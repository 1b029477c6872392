// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/DataFolders.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QStandardPaths>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList programFolders()
{
    return {QDir::cleanPath(QCoreApplication::applicationDirPath() + u"/../share/trinity"_s), QStringLiteral(TRINITY_INSTALLED_DATA)};
}

QStringList existing(const QStringList &folders)
{
    QStringList found;
    for (const auto &folder : folders)
        if (QDir(folder).exists())
            found << folder;
    found.removeDuplicates();
    return found;
}

} // namespace

QStringList themeFolders()
{
    QStringList folders{QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/trinity/themes"_s};
    for (const auto &folder : programFolders())
        folders << folder + u"/themes"_s;
    return existing(folders);
}

QString cacheFolder()
{
    const auto caches = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    return caches.isEmpty() ? QString() : caches + u"/trinity"_s;
}

QString recoveryFolder()
{
    const auto data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return data.isEmpty() ? QString() : data + u"/trinity/unsaved"_s;
}

QString samplesFolder()
{
    QStringList folders;
    for (const auto &folder : programFolders())
        folders << folder + u"/samples"_s;
    return existing(folders).value(0);
}

} // namespace trinity
