// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/reading/DocumentBlocks.h"
#include "engine/reading/DocumentXml.h"
#include "engine/reading/DocxStyles.h"
#include "engine/reading/LeftOut.h"
#include "engine/reading/NoteMark.h"

#include <QtCore/QMap>

namespace trinity {

/// What the parts of a Word document share while they are read.
struct DocxContext {
    DocxStyles styles;
    QHash<QString, RichText> notes; ///< "footnote 2" → what it says; a note that was put into the text is gone from here
    LeftOut leftOut;
    QStringList diagrams; ///< names of parts with the words of a diagram
};

/// Reads the paragraphs, lists, tables and text boxes of one part of a Word document into blocks, with notes where the text refers
/// to them. What is no text that counts goes to context.leftOut. The second form of text boxes is passed over.
class DocxBody
{
public:
    DocxBody(const QByteArray &xml, const DocxRelations &relations, DocxContext &context, DocumentBlocks &blocks)
        : m_xml(xml), m_context(context), m_relations(relations), m_blocks(blocks)
    {
    }

    [[nodiscard]] Result<void> read();

    /// Of a part with notes, comments or a footer: the words of each such element by its id, paragraphs parted by LF. Nothing goes to
    /// the blocks.
    [[nodiscard]] Result<QMap<QString, RichText>> readApart();

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
        bool isHidden = false; ///< the run
        QString hidden; ///< words that nobody sees
        QList<NoteMark> notes;
    };

    void start();
    [[nodiscard]] bool leaveOut(QStringView name);
    void end();
    void startInParagraph(QStringView name);
    void startProperty(QStringView name);
    void startField(const QString &type);
    void openLink(const QString &address);
    void closeLink();
    void placeNote(const QString &key);
    void endParagraph();

    DocumentXml m_xml;
    DocxContext &m_context;
    const DocxRelations &m_relations;
    DocumentBlocks &m_blocks;
    QList<Paragraph> m_paragraphs; ///< those that are open, the innermost last
    bool m_inText = false;
    bool m_placeholder = false; ///< the content control that is being read shows nothing but a prompt
    bool m_isApart = false;
    QString m_apartId; ///< of the note or comment that is being read
    QMap<QString, RichText> m_apart;
    qsizetype m_apartLength = 0;
};

} // namespace trinity
