// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/cli/SaveDocument.h"

#include "engine/portfolio/TrinityFile.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

Error notSaved(const QString &path, const QString &why)
{
    return Error(ErrorKind::WriteFailed, u"%1 was not overwritten: it %2"_s.arg(path, why));
}

bool hasHash(const QString &path, const QByteArray &sha256)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) && hash.result().toHex() == sha256;
}

Result<void> mayReplaceDocument(const QString &path, const DocumentPlace &place)
{
    const QFileInfo there(path);
    if (there.size() == 0)
        return {};
    if (!place.sourcePath.isEmpty() && there.canonicalFilePath() == QFileInfo(place.sourcePath).canonicalFilePath())
        return hasHash(path, place.sourceHash) ? Result<void>() : notSaved(path, u"has changed since it was read"_s);
    ImportReport report;
    const auto other = TrinityFile::open(path, report);
    if (other && other->holdsOwnWork())
        return notSaved(path, u"holds edits, confirmations or theme options of yours; build from it, or name another folder"_s);
    return {}; // whatever is no document stays, TrinityFile sees to that
}

} // namespace

Result<QString> saveDocument(const TrinityDocument &document, const DocumentPlace &place)
{
    if (!QDir().mkpath(place.folder))
        return Error(ErrorKind::WriteFailed, u"The folder %1 could not be made"_s.arg(place.folder));
    const auto path = QDir(place.folder).filePath(place.name + u".trinity"_s);
    if (const auto may = mayReplaceDocument(path, place); !may)
        return may.error();
    if (const auto saved = TrinityFile::save(path, document); !saved)
        return saved.error();
    return path;
}

} // namespace trinity
