// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/DocumentXml.h"

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int deepestXml = 256;

}

bool DocumentXml::next()
{
    while (m_refusal.isEmpty()) {
        switch (m_xml.readNext()) {
        case QXmlStreamReader::StartElement:
            if (++m_depth > deepestXml)
                m_refusal = u"was not opened: its XML is nested more than %1 levels deep"_s.arg(deepestXml);
            return m_refusal.isEmpty();
        case QXmlStreamReader::EndElement: --m_depth; return true;
        case QXmlStreamReader::Characters: return true;
        case QXmlStreamReader::DTD:
        case QXmlStreamReader::EntityReference:
            m_refusal = u"was not opened: its XML declares a document type, as no word processor writes it"_s;
            return false;
        case QXmlStreamReader::EndDocument:
        case QXmlStreamReader::Invalid: return false;
        default: break;
        }
    }
    return false;
}

QString DocumentXml::attribute(QStringView name) const
{
    for (const auto &attribute : m_xml.attributes())
        if (attribute.name() == name)
            return attribute.value().toString();
    return {};
}

void DocumentXml::skip()
{
    const int depth = m_depth;
    while (m_depth >= depth && next()) { }
}

Result<void> DocumentXml::result() const
{
    if (!m_refusal.isEmpty())
        return Error(ErrorKind::BadSource, m_refusal);
    if (m_xml.hasError())
        return Error(ErrorKind::BadSource,
                     u"is broken: its XML ends in an error at line %1; save it anew in its program"_s.arg(m_xml.lineNumber()));
    return {};
}

} // namespace trinity
