// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"

#include <QtCore/QBuffer>
#include <QtCore/QByteArray>
#include <QtCore/QSet>

#include <memory>

class QuaZip;

namespace trinity {

/// The archive that a DOCX or ODT file is. What an archive says of itself is not believed: parts are unpacked against a counter,
/// and archives that no word processor writes are refused before anything is unpacked. The details of errors follow the file's
/// name.
class DocumentArchive
{
public:
    explicit DocumentArchive(const QByteArray &bytes);
    ~DocumentArchive();
    Q_DISABLE_COPY_MOVE(DocumentArchive)

    /// Looks through the list of parts: at most 2,000, none encrypted, doubled, with a path out of the archive, over 20 MB or packed
    /// to less than a hundredth, and together at most 100 MB.
    [[nodiscard]] Result<void> open();

    [[nodiscard]] bool contains(const QString &part) const { return m_names.contains(part); }
    [[nodiscard]] Result<QByteArray> part(const QString &name);

private:
    QBuffer m_buffer;
    std::unique_ptr<QuaZip> m_zip;
    QSet<QString> m_names;
    qint64 m_unpacked = 0;
};

} // namespace trinity
