// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/DocxText.h"

#include "engine/reading/DocumentArchive.h"
#include "engine/reading/DocxBody.h"

#include <QtCore/QDir>
#include <QtCore/QMap>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostHeaders = 10;

/// The part of the archive with the text: word/document.xml, or what the file says instead.
Result<QString> mainPart(DocumentArchive &archive)
{
    if (archive.contains(u"word/document.xml"_s))
        return u"word/document.xml"_s;
    if (archive.contains(u"_rels/.rels"_s)) {
        const auto bytes = archive.part(u"_rels/.rels"_s);
        if (!bytes)
            return bytes.error();
        const auto relations = DocxRelations::read(*bytes);
        if (!relations)
            return relations.error();
        for (const auto &part : relations->parts)
            if (const QString name = part.startsWith(u'/') ? part.sliced(1) : part;
                name.startsWith("word/document"_L1) && archive.contains(name))
                return name;
    }
    return Error(ErrorKind::BadSource, u"is an archive like a Word document, but has no text in it"_s);
}

class DocxReading
{
public:
    explicit DocxReading(const QByteArray &bytes) : m_archive(bytes) { }

    Result<ExtractedText> read();

private:
    Result<void> readStyles();
    Result<DocxRelations> relationsOf(const QString &part);
    Result<void> readPart(const QString &part);
    Result<void> readHeaders(const QString &main);
    Result<void> countLeftOut(const QString &folder);

    DocumentArchive m_archive;
    DocxStyles m_styles;
    DocumentBlocks m_blocks;
    QStringList m_findings;
    int m_pictures = 0;
};

Result<void> DocxReading::readStyles()
{
    if (!m_archive.contains(u"word/styles.xml"_s))
        return {};
    const auto bytes = m_archive.part(u"word/styles.xml"_s);
    if (!bytes)
        return bytes.error();
    const auto styles = DocxStyles::read(*bytes);
    if (!styles)
        return styles.error();
    m_styles = *styles;
    return {};
}

Result<DocxRelations> DocxReading::relationsOf(const QString &part)
{
    const qsizetype slash = part.lastIndexOf(u'/');
    const QString name = part.first(slash + 1) + u"_rels/"_s + part.sliced(slash + 1) + u".rels"_s;
    if (!m_archive.contains(name))
        return DocxRelations();
    const auto bytes = m_archive.part(name);
    if (!bytes)
        return bytes.error();
    return DocxRelations::read(*bytes);
}

Result<void> DocxReading::readPart(const QString &part)
{
    const auto relations = relationsOf(part);
    if (!relations)
        return relations.error();
    const auto bytes = m_archive.part(part);
    if (!bytes)
        return bytes.error();
    DocxBody body(*bytes, m_styles, *relations, m_blocks);
    const auto result = body.read();
    m_pictures += body.pictures();
    return result;
}

Result<void> DocxReading::readHeaders(const QString &main)
{
    const auto relations = relationsOf(main);
    if (!relations)
        return relations.error();
    QMap<QString, QByteArray> headers; // in the order of their names; equal ones once
    for (const auto &target : relations->parts) {
        const QString part = QDir::cleanPath(u"word/"_s + target);
        const bool header = target.startsWith("header"_L1) && target.endsWith(".xml"_L1);
        if (!header || !m_archive.contains(part) || headers.size() >= mostHeaders)
            continue;
        const auto bytes = m_archive.part(part);
        if (!bytes)
            return bytes.error();
        if (!headers.values().contains(*bytes))
            headers.insert(part, *bytes);
    }
    for (auto it = headers.cbegin(); it != headers.cend(); ++it) {
        const auto links = relationsOf(it.key());
        if (!links)
            return links.error();
        DocxBody body(it.value(), m_styles, *links, m_blocks);
        if (const auto result = body.read(); !result)
            return result.error();
        m_pictures += body.pictures();
    }
    m_blocks.addGap();
    return {};
}

Result<void> DocxReading::countLeftOut(const QString &folder)
{
    if (m_pictures > 0)
        m_findings << (m_pictures == 1 ? u"a picture was left out"_s : u"%1 pictures were left out"_s.arg(m_pictures));
    for (const auto &[part, words] : {std::pair(u"footnotes.xml"_s, u"footnotes were left out: %1"_s),
                                      std::pair(u"footer1.xml"_s, u"the page footer was left out: %1"_s),
                                      std::pair(u"comments.xml"_s, u"comments were left out: %1"_s)}) {
        if (!m_archive.contains(folder + part))
            continue;
        const auto bytes = m_archive.part(folder + part);
        if (!bytes)
            return bytes.error();
        DocumentBlocks left;
        const DocxRelations none;
        if (const auto result = DocxBody(*bytes, m_styles, none, left).read(); !result)
            return result.error();
        const QString text = left.extracted().text.simplified();
        const bool says = std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
        if (says)
            m_findings << words.arg(text.left(300));
    }
    return {};
}

Result<ExtractedText> DocxReading::read()
{
    if (const auto opened = m_archive.open(); !opened)
        return opened.error();
    const auto main = mainPart(m_archive);
    if (!main)
        return main.error();
    if (const auto result = readStyles(); !result)
        return result.error();
    if (const auto result = readHeaders(*main); !result)
        return result.error();
    if (const auto result = readPart(*main); !result)
        return result.error();
    if (const auto result = countLeftOut(u"word/"_s); !result)
        return result.error();
    ExtractedText text = m_blocks.extracted();
    text.findings = m_findings;
    if (text.text.isEmpty())
        return Error(ErrorKind::BadSource,
                     m_pictures > 0 ? u"holds pictures and no text, as a scan does; save it with its text"_s : u"holds no text"_s);
    return text;
}

} // namespace

Result<ExtractedText> readDocxText(const QByteArray &bytes)
{
    return DocxReading(bytes).read();
}

} // namespace trinity
