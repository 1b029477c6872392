// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/DocumentArchive.h"

#include <quazip.h>
#include <quazipfile.h>

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostParts = 2000;
constexpr qint64 mostOfAPart = 20 * 1024 * 1024; // bytes, unpacked
constexpr qint64 mostOfAll = 100 * 1024 * 1024;
constexpr qint64 mostRatio = 100;
constexpr qint64 harmlessSize = 256 * 1024; // that small a part may be packed as densely as it likes
constexpr qint64 unpackedAtOnce = 64 * 1024;

Error broken()
{
    return Error(ErrorKind::BadSource, u"is broken: its archive cannot be read; save it anew in its program"_s);
}

Error harmful(const QString &why)
{
    return Error(ErrorKind::TooLarge, u"was not opened, because %1, as no word processor writes it; save it anew in its program"_s.arg(why));
}

bool leadsOut(const QString &name)
{
    return name.startsWith(u'/') || name.contains(u'\\') || name.contains(u':') || name.split(u'/').contains(u".."_s);
}

bool isTooDense(qint64 packed, qint64 unpacked)
{
    return unpacked > harmlessSize && unpacked / mostRatio > packed;
}

std::optional<Error> problemOf(const QuaZipFileInfo64 &info)
{
    if (leadsOut(info.name))
        return harmful(u"a path in its archive leads out of it"_s);
    if (info.flags & 1)
        return Error(ErrorKind::BadSource, u"is locked with a password; save it without one"_s);
    const bool picture = info.name.contains("media/"_L1) || info.name.contains("Pictures/"_L1) || info.name.contains("Thumbnails/"_L1);
    if (static_cast<qint64>(info.uncompressedSize) > mostOfAPart)
        return harmful(u"a part of it unpacks to more than 20 MB"_s);
    if (!picture && isTooDense(static_cast<qint64>(info.compressedSize), static_cast<qint64>(info.uncompressedSize)))
        return harmful(u"a part of it is packed to less than a hundredth"_s);
    return std::nullopt;
}

} // namespace

DocumentArchive::DocumentArchive(const QByteArray &bytes)
{
    m_buffer.setData(bytes);
}

DocumentArchive::~DocumentArchive() = default;

Result<void> DocumentArchive::open()
{
    m_buffer.open(QIODevice::ReadOnly);
    m_zip = std::make_unique<QuaZip>(&m_buffer);
    m_zip->setAutoClose(false);
    if (!m_zip->open(QuaZip::mdUnzip))
        return broken();
    if (m_zip->getEntriesCount() > mostParts)
        return harmful(u"its archive has %1 parts"_s.arg(m_zip->getEntriesCount()));
    qint64 all = 0;
    int count = 0;
    for (bool more = m_zip->goToFirstFile(); more; more = m_zip->goToNextFile()) {
        QuaZipFileInfo64 info;
        if (!m_zip->getCurrentFileInfo(&info))
            return broken();
        if (++count > mostParts)
            return harmful(u"its archive has more than 2,000 parts"_s);
        if (const auto problem = problemOf(info))
            return *problem;
        all += static_cast<qint64>(info.uncompressedSize);
        if (all > mostOfAll)
            return harmful(u"it unpacks to more than 100 MB"_s);
        if (m_names.contains(info.name))
            return harmful(u"a part stands twice in its archive"_s);
        m_names.insert(info.name);
    }
    return count > 0 ? Result<void>() : Result<void>(broken());
}

Result<QByteArray> DocumentArchive::part(const QString &name)
{
    QuaZipFileInfo64 info;
    if (!m_zip->setCurrentFile(name, QuaZip::csSensitive) || !m_zip->getCurrentFileInfo(&info))
        return broken();
    QuaZipFile file(m_zip.get());
    if (!file.open(QIODevice::ReadOnly))
        return broken();
    const qint64 most = std::min(mostOfAPart, mostOfAll - m_unpacked);
    QByteArray bytes;
    QByteArray piece(unpackedAtOnce, Qt::Uninitialized);
    while (true) {
        const qint64 length = file.read(piece.data(), piece.size());
        if (length < 0)
            return broken();
        if (length == 0)
            break;
        bytes.append(piece.constData(), length);
        if (bytes.size() > most)
            return harmful(u"a part of it unpacks to more than it may"_s);
        if (isTooDense(std::max(m_buffer.size(), qint64(1)), bytes.size()))
            return harmful(u"a part of it is packed to less than a hundredth"_s);
    }
    m_unpacked += bytes.size();
    file.close(); // compares the checksum
    if (file.getZipError() != ZIP_OK || bytes.size() != static_cast<qint64>(info.uncompressedSize))
        return broken();
    return bytes;
}

} // namespace trinity
