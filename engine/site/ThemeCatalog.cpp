// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/site/ThemeCatalog.h"

#include "engine/base/Logging.h"

#include <QtCore/QDir>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

ThemeCatalog ThemeCatalog::fromDirectories(const QStringList &directories)
{
    ThemeCatalog catalog;
    for (const auto &path : directories) {
        const QDir directory(path);
        for (const auto &entry : directory.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            if (!directory.exists(entry + u"/theme.json"_s) || catalog.find(entry))
                continue;
            auto theme = Theme::fromDirectory(directory.filePath(entry));
            if (theme) {
                catalog.m_themes.append(std::move(*theme));
            } else {
                qCWarning(lcSite) << "A theme is left out:" << theme.error().detail;
                catalog.m_problems.append(theme.error());
            }
        }
    }
    std::sort(catalog.m_themes.begin(), catalog.m_themes.end(), [](const Theme &a, const Theme &b) { return a.id < b.id; });
    return catalog;
}

const Theme *ThemeCatalog::find(const QString &id) const
{
    const auto found = std::find_if(m_themes.begin(), m_themes.end(), [&](const Theme &theme) { return theme.id == id; });
    return found == m_themes.end() ? nullptr : &*found;
}

QStringList ThemeCatalog::ids() const
{
    QStringList ids;
    for (const auto &theme : m_themes)
        ids << theme.id;
    return ids;
}

} // namespace trinity
