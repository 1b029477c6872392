// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/DocumentBlocks.h"
#include "engine/reading/DocumentXml.h"
#include "engine/reading/DocxStyles.h"

namespace trinity {

/// Reads the paragraphs, lists, tables and text boxes of one part of a Word document into blocks. Deleted text of tracked changes,
/// the second form of text boxes, formulas and pictures are passed over.
class DocxBody
{
public:
    DocxBody(const QByteArray &xml, const DocxStyles &styles, const DocxRelations &relations, DocumentBlocks &blocks)
        : m_xml(xml), m_styles(styles), m_relations(relations), m_blocks(blocks)
    {
    }

    [[nodiscard]] Result<void> read();
    [[nodiscard]] int pictures() const { return m_pictures; }

private:
    /// Text boxes stand inside paragraphs and hold some.
    struct Paragraph {
        RichText words;
        int heading = 0;
        int list = -1;
        bool bold = false; ///< by its style
        bool apart = false;
        bool inRun = false;
        RichText::Weight weight = RichText::Weight::Normal;
        qsizetype linkFrom = -1;
        QString linkAddress;
        QString instruction; ///< of a field that is being read
        bool inInstruction = false;
    };

    void start();
    void end();
    void startInParagraph(QStringView name);
    void startProperty(QStringView name);
    void startField(const QString &type);
    void openLink(const QString &address);
    void closeLink();
    void endParagraph();

    DocumentXml m_xml;
    const DocxStyles &m_styles;
    const DocxRelations &m_relations;
    DocumentBlocks &m_blocks;
    QList<Paragraph> m_paragraphs; ///< those that are open, the innermost last
    bool m_inText = false;
    int m_pictures = 0;
};

} // namespace trinity
