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

constexpr int mostPartsOfAKind = 10; // of a kind

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
    using Apart = QMap<QString, RichText>;

    Result<void> readStyles();
    Result<void> findParts();
    Result<DocxRelations> relationsOf(const QString &part);
    Result<void> readPart(const QString &part);
    Result<Apart> readApart(const QString &part);
    Result<void> readNotes();
    Result<void> readHeaders();
    Result<void> readFooters();
    Result<void> noteLeftOut();
    [[nodiscard]] QStringList partsCalled(QLatin1StringView beginning) const;

    DocumentArchive m_archive;
    DocxContext m_context;
    DocumentBlocks m_blocks;
    QString m_main;
    QMap<QString, QString> m_parts; ///< beside the main one, by the beginnings of their names: those that it refers to
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
    m_context.styles = *styles;
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

/// The parts that the main one refers to: "footnotes.xml" → "word/footnotes.xml".
Result<void> DocxReading::findParts()
{
    const auto relations = relationsOf(m_main);
    if (!relations)
        return relations.error();
    for (const auto &target : relations->parts) {
        const QString part = target.startsWith(u'/') ? target.sliced(1) : QDir::cleanPath(m_main.section(u'/', 0, -2) + u'/' + target);
        if (part.endsWith(".xml"_L1) && m_archive.contains(part))
            m_parts.insert(part.section(u'/', -1), part);
    }
    // Files that other programs wrote may lack the reference, and have the part all the same.
    for (const auto &name : {u"footnotes.xml"_s, u"endnotes.xml"_s, u"comments.xml"_s, u"footer1.xml"_s})
        if (!m_parts.contains(name) && m_archive.contains(u"word/"_s + name))
            m_parts.insert(name, u"word/"_s + name);
    return {};
}

QStringList DocxReading::partsCalled(QLatin1StringView beginning) const
{
    QStringList parts;
    for (auto it = m_parts.cbegin(); it != m_parts.cend() && parts.size() < mostPartsOfAKind; ++it)
        if (it.key().startsWith(beginning))
            parts << it.value();
    return parts;
}

Result<void> DocxReading::readPart(const QString &part)
{
    const auto relations = relationsOf(part);
    if (!relations)
        return relations.error();
    const auto bytes = m_archive.part(part);
    if (!bytes)
        return bytes.error();
    return DocxBody(*bytes, *relations, m_context, m_blocks).read();
}

Result<DocxReading::Apart> DocxReading::readApart(const QString &part)
{
    const auto relations = relationsOf(part);
    if (!relations)
        return relations.error();
    const auto bytes = m_archive.part(part);
    if (!bytes)
        return bytes.error();
    return DocxBody(*bytes, *relations, m_context, m_blocks).readApart();
}

Result<void> DocxReading::readNotes()
{
    for (const auto &[kind, beginning] : {std::pair(u"footnote "_s, "footnotes"_L1), std::pair(u"endnote "_s, "endnotes"_L1)}) {
        for (const auto &part : partsCalled(beginning)) {
            const auto notes = readApart(part);
            if (!notes)
                return notes.error();
            for (auto it = notes->cbegin(); it != notes->cend(); ++it)
                if (!it->isBlank())
                    m_context.notes.insert(kind + it.key(), *it);
        }
    }
    return {};
}

/// In the order of their names; equal ones once.
Result<void> DocxReading::readHeaders()
{
    QList<QByteArray> seen;
    for (const auto &part : partsCalled("header"_L1)) {
        const auto bytes = m_archive.part(part);
        if (!bytes)
            return bytes.error();
        if (seen.contains(*bytes))
            continue;
        seen << *bytes;
        if (const auto result = readPart(part); !result)
            return result.error();
    }
    m_blocks.endHeader();
    return {};
}

Result<void> DocxReading::readFooters()
{
    for (const auto &part : partsCalled("footer"_L1)) {
        const auto footer = readApart(part);
        if (!footer)
            return footer.error();
        for (const auto &words : *footer)
            if (!m_blocks.addFooter(words))
                m_context.leftOut.addFilled(LeftOut::Kind::Footer, words.text);
    }
    return {};
}

Result<void> DocxReading::noteLeftOut()
{
    for (const auto &part : partsCalled("comments."_L1)) {
        const auto comments = readApart(part);
        if (!comments)
            return comments.error();
        for (const auto &comment : *comments)
            m_context.leftOut.addFilled(LeftOut::Kind::Comment, comment.text);
    }
    for (const auto &note : std::as_const(m_context.notes))
        m_context.leftOut.addFilled(LeftOut::Kind::LooseNote, note.text);
    for (const auto &target : std::as_const(m_context.diagrams)) {
        QString words;
        if (const QString part = QDir::cleanPath(u"word/"_s + target); !target.isEmpty() && m_archive.contains(part)) {
            const auto bytes = m_archive.part(part);
            if (!bytes)
                return bytes.error();
            DocumentXml xml(*bytes);
            if (xml.next())
                words = xml.wordsWithin({u"t"});
        }
        m_context.leftOut.add(LeftOut::Kind::Diagram, words);
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
    m_main = *main;
    using Step = Result<void> (DocxReading::*)();
    for (const Step step : {&DocxReading::readStyles, &DocxReading::findParts, &DocxReading::readNotes, &DocxReading::readHeaders})
        if (const auto result = (this->*step)(); !result)
            return result.error();
    if (const auto result = readPart(m_main); !result)
        return result.error();
    for (const Step step : {&DocxReading::readFooters, &DocxReading::noteLeftOut})
        if (const auto result = (this->*step)(); !result)
            return result.error();
    ExtractedText text = m_blocks.extracted();
    text.findings = m_context.leftOut.findings();
    if (text.text.isEmpty())
        return Error(ErrorKind::BadSource,
                     m_context.leftOut.has(LeftOut::Kind::Picture) ? u"holds pictures and no text, as a scan does; save it with its text"_s
                                                                   : u"holds no text; choose the file with the words of the portfolio"_s);
    return text;
}

} // namespace

Result<ExtractedText> readDocxText(const QByteArray &bytes)
{
    return DocxReading(bytes).read();
}

} // namespace trinity
