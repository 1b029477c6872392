// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/DocumentXml.h"

#include <algorithm>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int deepestXml = 256;
constexpr qsizetype mostWordsWithin = 1000;

} // namespace

bool DocumentXml::next()
{
    while (m_refusal.isEmpty()) {
        switch (m_xml.readNext()) {
        case QXmlStreamReader::StartElement:
            if (++m_depth > deepestXml)
                m_refusal = u"was not opened: its XML is nested more than %1 levels deep; save it anew in its program"_s.arg(deepestXml);
            return m_refusal.isEmpty();
        case QXmlStreamReader::EndElement: --m_depth; return true;
        case QXmlStreamReader::Characters: return true;
        case QXmlStreamReader::DTD:
        case QXmlStreamReader::EntityReference:
            m_refusal = u"was not opened: its XML declares a document type, as no word processor writes it; save it anew in its program"_s;
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

QString DocumentXml::wordsWithin(std::initializer_list<QStringView> elements)
{
    const int depth = m_depth;
    const auto isWanted = [&] { return std::find(elements.begin(), elements.end(), name()) != elements.end(); };
    int inside = isWanted() ? 1 : 0; // how deep in one of the elements
    QString words;
    while (m_depth >= depth && next()) {
        const bool wanted = !m_xml.isCharacters() && isWanted();
        if (isStart() && wanted)
            ++inside;
        else if (isEnd() && wanted)
            --inside;
        else if (m_xml.isCharacters() && inside > 0 && words.size() < mostWordsWithin)
            words += text();
        if (isEnd() && name() == u"p" && !words.isEmpty())
            words += u' ';
    }
    return words.left(mostWordsWithin).simplified();
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
