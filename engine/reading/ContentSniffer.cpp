// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/ContentSniffer.h"

#include "engine/reading/RepositoryDashboard.h"

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype searchedForHtml = 4096;
constexpr qsizetype searchedBytes = 64 * 1024; // of an archive, from either end
constexpr QByteArrayView endOfArchive("PK\5\6"); // of the record that ends every ZIP file
constexpr qsizetype longestMarkedLine = 4000; // Markdown's marks are looked for in lines a person would write

struct Magic {
    QByteArrayView bytes;
    QLatin1StringView words;
    qsizetype offset = 0;
};

/// What stands near the beginning of an archive, where its first entry is, and near its end, where all entries are listed.
bool archiveNames(const QByteArray &bytes, QByteArrayView what)
{
    const QByteArrayView all(bytes);
    return all.first(std::min(bytes.size(), searchedBytes)).indexOf(what) >= 0
        || all.last(std::min(bytes.size(), searchedBytes)).indexOf(what) >= 0;
}

QString archiveFormatOf(const QByteArray &bytes)
{
    struct Sign {
        QByteArrayView name;
        QLatin1StringView words;
    };
    static const Sign signs[] = {
        {"application/vnd.oasis.opendocument.spreadsheet", "an OpenDocument spreadsheet; copy what it says into a text"_L1},
        {"application/vnd.oasis.opendocument.presentation", "an OpenDocument presentation; save it as PDF"_L1},
        {"application/vnd.oasis.opendocument", "an OpenDocument file that is no text document; save it as ODT, DOCX or PDF"_L1},
        {"xl/workbook", "an Excel workbook; copy what it says into a text"_L1},
        {"ppt/presentation", "a PowerPoint presentation; save it as PDF"_L1},
        {"application/epub+zip", "an EPUB book; copy what it says into a text"_L1},
        {"Index/Document.iwa", "a document of Apple's Pages; export it as DOCX or PDF"_L1},
    };
    for (const auto &sign : signs)
        if (archiveNames(bytes, sign.name))
            return sign.words;
    if (QByteArrayView(bytes).last(std::min(bytes.size(), searchedBytes)).indexOf(endOfArchive) < 0)
        return u"a broken archive, as Word, OpenDocument and ZIP files are, whose end is missing; fetch or save it once more"_s;
    return u"a ZIP archive; unpack it and choose the file in it"_s;
}

/// The old Office formats share a container; its directory is in UTF-16.
QString oldOfficeFormatOf(const QByteArray &bytes)
{
    const auto has = [&](QStringView name) {
        return bytes.contains(QByteArrayView(reinterpret_cast<const char *>(name.utf16()), name.size() * 2)); // both are little-endian
    };
    if (has(u"EncryptedPackage"))
        return u"an Office document locked with a password; save it without one"_s;
    if (has(u"WordDocument"))
        return u"an old Word document (DOC); save it as DOCX or PDF"_s;
    if (has(u"Workbook"))
        return u"an old Excel workbook (XLS); copy what it says into a text"_s;
    if (has(u"PowerPoint Document"))
        return u"an old PowerPoint presentation (PPT); save it as PDF"_s;
    return u"an old Office document (DOC, XLS or PPT); save it as DOCX or PDF"_s;
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

/// A whole page, not a Markdown text with some HTML in it.
bool looksLikeHtml(const QString &text)
{
    QStringView rest = QStringView(text).first(std::min(text.size(), searchedForHtml)).trimmed();
    while (rest.startsWith(u"<!--") || rest.startsWith(u"<?xml")) {
        const QStringView end = rest.startsWith(u"<?xml") ? u"?>" : u"-->";
        const auto at = rest.indexOf(end);
        if (at < 0)
            return false;
        rest = rest.sliced(at + end.size()).trimmed();
    }
    const auto begins = [rest](QStringView what) { return rest.startsWith(what, Qt::CaseInsensitive); };
    return begins(u"<!doctype html") || begins(u"<html") || begins(u"<head") || begins(u"<body") || begins(u"<meta ");
}

} // namespace

std::optional<SourceKind> documentKindOf(const QByteArray &bytes)
{
    qsizetype start = bytes.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    while (start < std::min<qsizetype>(bytes.size(), 1024) && QByteArrayView(" \t\r\n").contains(bytes.at(start)))
        ++start;
    if (QByteArrayView(bytes).sliced(start).startsWith("%PDF-"))
        return SourceKind::Pdf;
    if (!bytes.startsWith("PK\x03\x04"))
        return std::nullopt;
    if (archiveNames(bytes, "application/vnd.oasis.opendocument.text") && archiveNames(bytes, "content.xml"))
        return SourceKind::Odt;
    if (archiveNames(bytes, "word/document") || (archiveNames(bytes, "word/") && archiveNames(bytes, "[Content_Types].xml")))
        return SourceKind::Docx;
    return std::nullopt;
}

QString foreignFormatOf(const QByteArray &bytes)
{
    static const Magic known[] = {
        {QByteArrayView("\x89PNG\r\n\x1A\n", 8), "a PNG image; words in a picture cannot be read, save the portfolio as PDF or DOCX"_L1},
        {QByteArrayView("\xFF\xD8\xFF", 3), "a JPEG image; words in a picture cannot be read, save the portfolio as PDF or DOCX"_L1},
        {QByteArrayView("GIF87a"), "a GIF image; words in a picture cannot be read, save the portfolio as PDF or DOCX"_L1},
        {QByteArrayView("GIF89a"), "a GIF image; words in a picture cannot be read, save the portfolio as PDF or DOCX"_L1},
        {QByteArrayView("WEBP"), "a WebP image; words in a picture cannot be read, save the portfolio as PDF or DOCX"_L1, 8},
        {QByteArrayView("II*\0", 4), "a TIFF image; words in a picture cannot be read, save the portfolio as PDF or DOCX"_L1},
        {QByteArrayView("MM\0*", 4), "a TIFF image; words in a picture cannot be read, save the portfolio as PDF or DOCX"_L1},
        {QByteArrayView("ftypheic"), "a HEIC image; words in a picture cannot be read, save the portfolio as PDF or DOCX"_L1, 4},
        {QByteArrayView("ftypavif"), "an AVIF image; words in a picture cannot be read, save the portfolio as PDF or DOCX"_L1, 4},
        {QByteArrayView("ftyp"), "a video, not a text"_L1, 4},
        {QByteArrayView("\x1F\x8B", 2), "a gzip archive; unpack it and choose the file in it"_L1},
        {QByteArrayView("7z\xBC\xAF\x27\x1C", 6), "a 7z archive; unpack it and choose the file in it"_L1},
        {QByteArrayView("Rar!\x1A\x07", 6), "a RAR archive; unpack it and choose the file in it"_L1},
        {QByteArrayView("\xFD"
                        "7zXZ\0",
                        6),
         "an xz archive; unpack it and choose the file in it"_L1},
        {QByteArrayView("\x28\xB5\x2F\xFD", 4), "a zstd archive; unpack it and choose the file in it"_L1},
        {QByteArrayView("\x7F"
                        "ELF"),
         "a program, not a text"_L1},
        {QByteArrayView("MZ\x90\0", 4), "a program, not a text"_L1},
        {QByteArrayView("SQLite format 3\0", 16), "an SQLite database, not a text"_L1},
        {QByteArrayView("{\\rtf"), "a rich text (RTF) document; save it as DOCX or PDF"_L1},
    };
    if (bytes.startsWith("PK\x03\x04") || bytes.startsWith("PK\x05\x06"))
        return archiveFormatOf(bytes);
    if (bytes.startsWith("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
        return oldOfficeFormatOf(bytes);
    for (const auto &magic : known)
        if (QByteArrayView(bytes).sliced(std::min(magic.offset, bytes.size())).startsWith(magic.bytes))
            return magic.words;
    return {};
}

QString foreignTextFormatOf(const QString &text)
{
    const QStringView head = QStringView(text).first(std::min<qsizetype>(text.size(), 512)).trimmed();
    const auto begins = [head](QStringView what) { return head.startsWith(what, Qt::CaseInsensitive); };
    if ((begins(u"<?xml") && !looksLikeHtml(text)) || begins(u"<svg"))
        return u"an XML document; save the portfolio as DOCX, PDF or text"_s;
    if (begins(u"%!PS"))
        return u"a PostScript document; save it as PDF"_s;
    if (begins(u"BEGIN:VCARD"))
        return u"a contact card (vCard), not a portfolio; copy what it says into a text"_s;
    if (begins(u"MIME-Version:") || begins(u"From: <Saved by"))
        return u"a web archive (MHTML) or a mail; save the page as HTML, or copy its text"_s;
    return {};
}

SourceKind kindOfText(const QString &text)
{
    if (looksLikeHtml(text))
        return SourceKind::Html;
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
