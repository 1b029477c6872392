// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/portfolio/TrinityFile.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 leastPiece = 64 * 1024;

Error notWritten(const QString &path, const QString &what)
{
    return Error(ErrorKind::WriteFailed, u"%1 %2"_s.arg(path, what));
}

} // namespace

Result<TrinityDocument> TrinityFile::open(const QString &path, ImportReport &report)
{
    const QFileInfo info(path);
    const auto bad = [&info](const QString &what) { return Error(ErrorKind::BadSource, u"%1 %2"_s.arg(info.fileName(), what)); };
    if (!info.exists())
        return bad(u"does not exist"_s);
    if (!info.isFile())
        return bad(u"is not a file"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return bad(u"cannot be read (%1)"_s.arg(file.errorString()));
    const auto bytes = file.read(std::clamp(file.size() + 1, leastPiece, TrinityDocument::maximumBytes + 1));
    if (file.error() != QFileDevice::NoError)
        return bad(u"cannot be read (%1)"_s.arg(file.errorString()));
    auto document = TrinityDocument::fromJson(bytes, report);
    if (!document)
        return Error(document.error().kind, u"%1 %2"_s.arg(info.fileName(), document.error().detail));
    return document;
}

Result<void> TrinityFile::save(const QString &path, const TrinityDocument &document)
{
    if (document.access() == TrinityDocument::Access::ReadOnly)
        return notWritten(path,
                          u"was not written: a newer version of Trinity made this document (format %1, this version knows %2)"_s
                              .arg(document.formatOfFile())
                              .arg(TrinityDocument::format));
    if (QFileInfo(path).size() > 0) {
        ImportReport report;
        const auto there = open(path, report);
        if (!there)
            return notWritten(path, u"was not overwritten: "_s + there.error().detail);
        if (there->access() == TrinityDocument::Access::ReadOnly)
            return notWritten(path, u"was not overwritten: a newer version of Trinity wrote it"_s);
    }
    return write(path, document.toJson());
}

Result<void> TrinityFile::write(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return notWritten(path, u"cannot be written (%1)"_s.arg(file.errorString()));
    return {};
}

} // namespace trinity
