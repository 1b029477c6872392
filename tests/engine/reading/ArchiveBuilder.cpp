// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/engine/reading/ArchiveBuilder.h"

#include <quazip.h>
#include <quazipfile.h>

using namespace Qt::Literals::StringLiterals;

namespace trinity::test {

ArchiveBuilder::ArchiveBuilder() : m_zip(std::make_unique<QuaZip>(&m_buffer))
{
    m_buffer.open(QIODevice::ReadWrite);
    m_zip->setAutoClose(false);
    m_zip->open(QuaZip::mdCreate);
}

ArchiveBuilder::~ArchiveBuilder() = default;

ArchiveBuilder &ArchiveBuilder::add(const QString &name, const QByteArray &bytes)
{
    QuaZipFile file(m_zip.get());
    const int method = name == "mimetype"_L1 ? 0 : Z_DEFLATED; // OpenDocument wants it readable from outside
    if (file.open(QIODevice::WriteOnly, QuaZipNewInfo(name), nullptr, 0, method))
        file.write(bytes);
    file.close();
    return *this;
}

QByteArray ArchiveBuilder::bytes()
{
    m_zip->close();
    return m_buffer.data();
}

QByteArray ArchiveBuilder::docx(const QByteArray &body)
{
    return ArchiveBuilder()
        .add(u"[Content_Types].xml"_s, "<Types/>")
        .add(u"word/document.xml"_s,
             "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
             "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
             "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>"
                 + body + "</w:body></w:document>")
        .bytes();
}

QByteArray ArchiveBuilder::odt(const QByteArray &body)
{
    return ArchiveBuilder()
        .add(u"mimetype"_s, "application/vnd.oasis.opendocument.text")
        .add(u"content.xml"_s,
             "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
             "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text>"
                 + body + "</office:text></office:body></office:document-content>")
        .bytes();
}

} // namespace trinity::test
