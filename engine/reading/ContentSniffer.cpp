// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/ContentSniffer.h"

#include "engine/reading/RepositoryDashboard.h"

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestMarkedLine = 4000; // Markdown's marks are looked for in lines a person would write

struct Magic {
    QByteArrayView bytes;
    QLatin1StringView words;
    qsizetype offset = 0;
};

QString archiveFormatOf(const QByteArray &bytes)
{
    const QByteArrayView head = QByteArrayView(bytes).first(std::min<qsizetype>(bytes.size(), 64 * 1024));
    const auto has = [head](QByteArrayView what) { return head.indexOf(what) >= 0; };
    if (has("word/document.xml") || has("word/"))
        return u"a Word document (DOCX); DOCX is not supported yet"_s;
    if (has("application/vnd.oasis.opendocument"))
        return u"an OpenDocument file; OpenDocument is not supported yet"_s;
    if (has("xl/"))
        return u"an Excel workbook, not a text"_s;
    if (has("ppt/"))
        return u"a PowerPoint presentation, not a text"_s;
    if (has("application/epub+zip"))
        return u"an EPUB book, not a text"_s;
    return u"a ZIP archive, not a text"_s;
}

/// How many spaces stand before `text`; four or more make it code.
qsizetype indentOf(QStringView text)
{
    qsizetype spaces = 0;
    while (spaces < text.size() && text.at(spaces) == u' ')
        ++spaces;
    return spaces;
}

bool isHeading(QStringView line)
{
    qsizetype marks = 0;
    while (marks < line.size() && line.at(marks) == u'#')
        ++marks;
    return marks >= 1 && marks <= 6 && marks + 1 < line.size() && line.at(marks) == u' ';
}

bool isTableRule(QStringView line)
{
    if (!line.contains(u'|') || !line.contains(u"---"))
        return false;
    for (const QChar c : line)
        if (c != u'|' && c != u'-' && c != u':' && c != u' ' && c != u'\t')
            return false;
    return true;
}

bool hasBold(QStringView line)
{
    const auto from = line.indexOf(u"**");
    return from >= 0 && line.indexOf(u"**", from + 3) > 0;
}

bool looksLikeMarkdown(const QString &text)
{
    int marks = 0;
    qsizetype start = 0;
    while (start < text.size()) {
        qsizetype end = text.indexOf(u'\n', start);
        if (end < 0)
            end = text.size();
        const QStringView raw = QStringView(text).mid(start, end - start);
        start = end + 1;
        if (raw.size() > longestMarkedLine || indentOf(raw) > 3)
            continue;
        const QStringView line = raw.trimmed();
        if (line.isEmpty())
            continue;
        if (isHeading(line))
            return true;
        if (isTableRule(line) || line.startsWith(u"```") || line.startsWith(u"![") || line.startsWith(u"[!["))
            marks += 2;
        if (const auto bracket = line.indexOf(u"]("); bracket > 0 && line.indexOf(u')', bracket) > 0)
            marks += 1;
        if (hasBold(line))
            marks += 1;
        if (marks >= 2)
            return true;
    }
    return false;
}

} // namespace

QString foreignFormatOf(const QByteArray &bytes)
{
    static const Magic known[] = {
        {QByteArrayView("%PDF-"), "a PDF; PDF is not supported yet"_L1},
        {QByteArrayView("\x89PNG\r\n\x1A\n", 8), "a PNG image, not a text"_L1},
        {QByteArrayView("\xFF\xD8\xFF", 3), "a JPEG image, not a text"_L1},
        {QByteArrayView("GIF87a"), "a GIF image, not a text"_L1},
        {QByteArrayView("GIF89a"), "a GIF image, not a text"_L1},
        {QByteArrayView("WEBP"), "a WebP image, not a text"_L1, 8},
        {QByteArrayView("II*\0", 4), "a TIFF image, not a text"_L1},
        {QByteArrayView("MM\0*", 4), "a TIFF image, not a text"_L1},
        {QByteArrayView("ftypheic"), "a HEIC image, not a text"_L1, 4},
        {QByteArrayView("ftypavif"), "an AVIF image, not a text"_L1, 4},
        {QByteArrayView("ftyp"), "a video, not a text"_L1, 4},
        {QByteArrayView("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8), "an old Office document (DOC, XLS or PPT); it is not supported"_L1},
        {QByteArrayView("\x1F\x8B", 2), "a gzip archive, not a text"_L1},
        {QByteArrayView("7z\xBC\xAF\x27\x1C", 6), "a 7z archive, not a text"_L1},
        {QByteArrayView("Rar!\x1A\x07", 6), "a RAR archive, not a text"_L1},
        {QByteArrayView("\xFD"
                        "7zXZ\0",
                        6),
         "an xz archive, not a text"_L1},
        {QByteArrayView("\x28\xB5\x2F\xFD", 4), "a zstd archive, not a text"_L1},
        {QByteArrayView("\x7F"
                        "ELF"),
         "a program, not a text"_L1},
        {QByteArrayView("MZ\x90\0", 4), "a program, not a text"_L1},
        {QByteArrayView("SQLite format 3\0", 16), "an SQLite database, not a text"_L1},
        {QByteArrayView("{\\rtf"), "a rich text (RTF) document; RTF is not supported yet"_L1},
    };
    if (bytes.startsWith("PK\x03\x04") || bytes.startsWith("PK\x05\x06"))
        return archiveFormatOf(bytes);
    for (const auto &magic : known)
        if (QByteArrayView(bytes).sliced(std::min(magic.offset, bytes.size())).startsWith(magic.bytes))
            return magic.words;
    return {};
}

QString foreignTextFormatOf(const QString &text)
{
    const QStringView head = QStringView(text).first(std::min<qsizetype>(text.size(), 512)).trimmed();
    const auto begins = [head](QStringView what) { return head.startsWith(what, Qt::CaseInsensitive); };
    if (begins(u"<!doctype html") || begins(u"<html"))
        return u"a web page (HTML); HTML is not supported yet"_s;
    if (begins(u"<?xml") || begins(u"<svg"))
        return u"an XML document, not a portfolio"_s;
    if (begins(u"%!PS"))
        return u"a PostScript document, not a text"_s;
    if (begins(u"BEGIN:VCARD"))
        return u"a contact card (vCard); vCard is not supported yet"_s;
    return {};
}

SourceKind kindOfText(const QString &text)
{
    const QStringView body = QStringView(text).trimmed();
    if (body.startsWith(u'{'))
        return SourceKind::JsonResume;
    if (body.startsWith(u'[')) { // a link of Markdown begins like that too, but with a word or an image inside
        const QStringView inside = body.mid(1).trimmed();
        if (inside.isEmpty() || QStringView(u"{[]\"").contains(inside.front()))
            return SourceKind::JsonResume;
    }
    if (looksLikeRepositoryDashboard(text))
        return SourceKind::RepositoryDashboard;
    return looksLikeMarkdown(text) ? SourceKind::Markdown : SourceKind::PlainText;
}

} // namespace trinity
