// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/publishing/SiteExporter.h"

#include "engine/publishing/ZipArchive.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QMutex>
#include <QtCore/QSet>
#include <QtCore/QUuid>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString stagingMark = QStringLiteral(".trinity-new-");

Error writeFailed(const QString &path, const QString &reason)
{
    return Error(ErrorKind::WriteFailed, u"%1: %2"_s.arg(QDir::toNativeSeparators(path), reason));
}

QString systemReason()
{
    return QString::fromLocal8Bit(std::strerror(errno));
}

/// Makes `staged` stand at `target`. What stood there before is at `staged` afterwards (when the file system can swap
/// names in one step) or gone.
Result<void> putInPlace(const QString &staged, const QString &target)
{
    const auto from = QFile::encodeName(staged);
    const auto to = QFile::encodeName(target);
    if (!QFileInfo::exists(target) && !QFileInfo(target).isSymLink()) {
        if (::rename(from.constData(), to.constData()) == 0)
            return {};
        return writeFailed(target, systemReason());
    }
#ifdef RENAME_EXCHANGE
    if (::renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), RENAME_EXCHANGE) == 0)
        return {};
#endif
    // The file system cannot swap: the old one steps aside for the moment between two renames.
    const auto aside = QFile::encodeName(staged + u".old"_s);
    if (::rename(to.constData(), aside.constData()) != 0)
        return writeFailed(target, systemReason());
    if (::rename(from.constData(), to.constData()) != 0) {
        const auto reason = systemReason();
        ::rename(aside.constData(), to.constData());
        return writeFailed(target, reason);
    }
    ::rename(aside.constData(), from.constData());
    return {};
}

void removeAny(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir() && !info.isSymLink())
        QDir(path).removeRecursively();
    else
        QFile::remove(path);
}

bool isRunning(qint64 process)
{
    return process > 0 && (::kill(pid_t(process), 0) == 0 || errno == EPERM);
}

/// What an export that was killed left beside the target.
void removeLeftovers(const QDir &directory)
{
    for (const auto &entry : directory.entryList({u"*"_s + stagingMark + u"*"_s}, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)) {
        const auto process = entry.section(stagingMark, 1).section(u'-', 0, 0).toLongLong();
        if (!isRunning(process))
            removeAny(directory.filePath(entry));
    }
}

QString stagingPath(const QString &target)
{
    const QFileInfo info(target);
    const auto unique = QUuid::createUuid().toString(QUuid::Id128).left(8);
    return info.dir().filePath(u"."_s + info.fileName() + stagingMark + QString::number(QCoreApplication::applicationPid()) + u'-' + unique);
}

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush())
        return writeFailed(path, file.errorString());
    return {};
}

bool isInside(const QString &relativePath)
{
    const auto clean = QDir::cleanPath(relativePath);
    return !clean.isEmpty() && !QDir::isAbsolutePath(clean) && clean != ".."_L1 && !clean.startsWith("../"_L1) && !clean.contains(QChar(u'\0'));
}

Result<void> writeFolder(const QString &folder, const Site &site)
{
    for (auto it = site.files.begin(); it != site.files.end(); ++it) {
        if (!isInside(it.key()))
            return writeFailed(it.key(), u"the path leads out of the site's folder"_s);
        const auto path = QDir(folder).filePath(it.key());
        if (!QDir().mkpath(QFileInfo(path).path()))
            return writeFailed(path, u"the folder cannot be created"_s);
        if (const auto written = writeFile(path, it.value()); !written)
            return written;
    }
    return {};
}

} // namespace

/// Which folders an exporter has looked at. For all threads.
class SiteExporter::SweptFolders
{
public:
    /// False for a folder that was named before.
    bool add(const QString &folder)
    {
        const QMutexLocker lock(&m_mutex);
        const auto before = m_folders.size();
        m_folders.insert(folder);
        return m_folders.size() > before;
    }

private:
    QMutex m_mutex;
    QSet<QString> m_folders;
};

SiteExporter::SiteExporter(QString directory, ExportFormat format)
    : m_directory(QDir(directory).absolutePath()), m_format(format), m_swept(std::make_shared<SweptFolders>())
{
}

QString SiteExporter::targetPath(const ExportItem &item) const
{
    const QDir directory(m_directory);
    switch (m_format) {
    case ExportFormat::Folder: return directory.filePath(u"%1/%2"_s.arg(item.sourceName, item.site.theme));
    case ExportFormat::SingleFile: return directory.filePath(u"%1-%2.html"_s.arg(item.sourceName, item.site.theme));
    case ExportFormat::Zip: return directory.filePath(u"%1-%2.zip"_s.arg(item.sourceName, item.site.theme));
    }
    Q_UNREACHABLE();
    return {};
}

Result<QStringList> SiteExporter::exportSites(const QList<ExportItem> &items) const
{
    struct Staged {
        QString staged, target;
        bool existed;
    };
    QList<Staged> all;
    const auto removeStaged = [&all] {
        for (const auto &one : all)
            removeAny(one.staged);
    };

    for (const auto &item : items) {
        const auto target = targetPath(item);
        const QDir parent = QFileInfo(target).dir();
        if (!QDir().mkpath(parent.path())) {
            removeStaged();
            return writeFailed(parent.path(), u"the folder cannot be created"_s);
        }
        if (m_swept->add(parent.path()))
            removeLeftovers(parent);
        const auto staged = stagingPath(target);
        all.append({staged, target, QFileInfo::exists(target)});
        Result<void> written;
        switch (m_format) {
        case ExportFormat::Folder: written = writeFolder(staged, item.site); break;
        case ExportFormat::SingleFile: written = writeFile(staged, item.site.files.value(u"index.html"_s)); break;
        case ExportFormat::Zip: written = writeZip(staged, item.site); break;
        }
        if (!written) {
            removeStaged();
            return written.error();
        }
    }

    for (qsizetype i = 0; i < all.size(); ++i) {
        const auto placed = putInPlace(all.at(i).staged, all.at(i).target);
        if (placed)
            continue;
        for (qsizetype back = i - 1; back >= 0; --back) { // all or none: take back what stands already
            if (all.at(back).existed)
                (void)putInPlace(all.at(back).staged, all.at(back).target);
            else
                removeAny(all.at(back).target);
        }
        removeStaged();
        return placed.error();
    }
    removeStaged();

    QStringList paths;
    for (const auto &one : all)
        paths << (m_format == ExportFormat::Folder ? one.target + u"/index.html"_s : one.target);
    return paths;
}

Result<QString> SiteExporter::exportSite(const ExportItem &item) const
{
    const auto paths = exportSites({item});
    if (!paths)
        return paths.error();
    return paths->first();
}

} // namespace trinity
