// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/publishing/ZipArchive.h"

#include <quazip.h>
#include <quazipfile.h>

#include <QtCore/QDateTime>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

Result<void> writeZip(const QString &path, const Site &site)
{
    QuaZip zip(path);
    zip.setUtf8Enabled(true);
    if (!zip.open(QuaZip::mdCreate))
        return Error(ErrorKind::WriteFailed, u"%1: the archive cannot be created"_s.arg(path));
    for (auto it = site.files.begin(); it != site.files.end(); ++it) {
        QuaZipNewInfo info(it.key());
        info.dateTime = QDateTime(QDate(1980, 1, 1), QTime(0, 0)); // the earliest a zip can say
        info.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
        QuaZipFile file(&zip);
        if (!file.open(QIODevice::WriteOnly, info) || file.write(it.value()) != it.value().size())
            return Error(ErrorKind::WriteFailed, u"%1: %2 cannot be written into the archive"_s.arg(path, it.key()));
        file.close();
        if (file.getZipError() != ZIP_OK)
            return Error(ErrorKind::WriteFailed, u"%1: the archive is incomplete"_s.arg(path));
    }
    zip.close();
    if (zip.getZipError() != ZIP_OK)
        return Error(ErrorKind::WriteFailed, u"%1: the archive is incomplete"_s.arg(path));
    return {};
}

} // namespace trinity
