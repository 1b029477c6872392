// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"
#include "engine/site/Site.h"

#include <QtCore/QList>

namespace trinity {

enum class ExportFormat { Folder, SingleFile, Zip };

/// Where one site goes: DIR/<source>/<theme>/ · DIR/<source>-<theme>.html · DIR/<source>-<theme>.zip
struct ExportItem {
    ExportItem() = default;
    Site site;
    QString sourceName; ///< already made unique and safe by uniqueSourceNames() of SourceNames.h
};

/// Writes sites to disk, all of a call or none: a failed or killed export leaves the previous one whole. Blocks; call it
/// from a worker. Never follows a path out of the directory. What a killed export left in a folder is removed by the first
/// export into it of an exporter and its copies: looking before each would read the folder anew for every site of a batch.
class SiteExporter
{
public:
    SiteExporter(QString directory, ExportFormat format);

    /// The files to open, one per item, in order. WriteFailed names the path and the reason.
    [[nodiscard]] Result<QStringList> exportSites(const QList<ExportItem> &items) const;
    [[nodiscard]] Result<QString> exportSite(const ExportItem &item) const;

    /// Where the item will be.
    [[nodiscard]] QString targetPath(const ExportItem &item) const;

private:
    class SweptFolders;

    QString m_directory;
    ExportFormat m_format;
    std::shared_ptr<SweptFolders> m_swept; ///< of all copies
};

} // namespace trinity
