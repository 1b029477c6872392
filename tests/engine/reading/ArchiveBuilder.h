// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QBuffer>
#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <memory>

class QuaZip;

namespace trinity::test {

/// Writes archives in memory: Word and OpenDocument files, sound ones and others.
class ArchiveBuilder
{
public:
    ArchiveBuilder();
    ~ArchiveBuilder();

    ArchiveBuilder &add(const QString &name, const QByteArray &bytes);
    [[nodiscard]] QByteArray bytes();

    /// A Word document whose body holds this XML, in the namespaces w and r.
    [[nodiscard]] static QByteArray docx(const QByteArray &body);
    /// An OpenDocument text whose body holds this XML.
    [[nodiscard]] static QByteArray odt(const QByteArray &body);

private:
    QBuffer m_buffer;
    std::unique_ptr<QuaZip> m_zip;
};

} // namespace trinity::test
