// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/Result.h"

#include <QtCore/QXmlStreamReader>

#include <initializer_list>

namespace trinity {

/// Walks through the XML of a document part. Document types, and with them entities, are refused, and so is nesting beyond 256
/// levels.
class DocumentXml
{
public:
    explicit DocumentXml(const QByteArray &bytes) : m_xml(bytes) { }

    /// Goes to the next start of an element, end of an element or text; false at the end and after an error.
    [[nodiscard]] bool next();

    [[nodiscard]] bool isStart() const { return m_xml.isStartElement(); }
    [[nodiscard]] bool isEnd() const { return m_xml.isEndElement(); }
    [[nodiscard]] QStringView name() const { return m_xml.name(); } ///< without its prefix
    [[nodiscard]] QStringView text() const { return m_xml.text(); }
    /// The value of the attribute of that name, whatever its prefix.
    [[nodiscard]] QString attribute(QStringView name) const;
    /// Goes to the end of the element whose start was read last.
    void skip();
    /// The same, with the text of the elements of these names on the way, white space made simple; long ones are cut.
    [[nodiscard]] QString wordsWithin(std::initializer_list<QStringView> elements);

    /// Nothing as long as all went well; its detail follows the file's name.
    [[nodiscard]] Result<void> result() const;

private:
    QXmlStreamReader m_xml;
    int m_depth = 0;
    QString m_refusal;
};

} // namespace trinity
