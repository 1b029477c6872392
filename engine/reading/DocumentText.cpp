// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/DocumentText.h"

#include "engine/reading/DocxText.h"
#include "engine/reading/OdtText.h"
#include "engine/reading/PdfText.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The endings that fit a kind. Plain text may be called anything that is text.
const QSet<QString> &endingsOf(SourceKind kind)
{
    static const QSet<QString> text{u"txt"_s, u"text"_s, u"md"_s, u"markdown"_s, u"mdown"_s, u"log"_s, u"asc"_s, u"readme"_s};
    static const QSet<QString> json{u"json"_s, u"trinity"_s};
    static const QSet<QString> html{u"html"_s, u"htm"_s, u"xhtml"_s};
    static const QSet<QString> pdf{u"pdf"_s};
    static const QSet<QString> docx{u"docx"_s, u"docm"_s, u"dotx"_s, u"dotm"_s};
    static const QSet<QString> odt{u"odt"_s, u"ott"_s};
    switch (kind) {
    case SourceKind::JsonResume:
    case SourceKind::SeedJson:
    case SourceKind::Trinity: return json;
    case SourceKind::Html: return html;
    case SourceKind::Pdf: return pdf;
    case SourceKind::Docx: return docx;
    case SourceKind::Odt: return odt;
    case SourceKind::PlainText:
    case SourceKind::RepositoryDashboard:
    case SourceKind::Markdown: break;
    }
    return text;
}

/// Endings that say a format that people know, whether or not it is read here.
bool saysAFormat(const QString &ending)
{
    static const QSet<QString> others{u"doc"_s, u"rtf"_s, u"pages"_s, u"png"_s, u"jpg"_s, u"jpeg"_s, u"zip"_s, u"xml"_s, u"csv"_s};
    static const QSet<QString> known = others + endingsOf(SourceKind::PlainText) + endingsOf(SourceKind::JsonResume)
        + endingsOf(SourceKind::Html) + endingsOf(SourceKind::Pdf) + endingsOf(SourceKind::Docx) + endingsOf(SourceKind::Odt);
    return known.contains(ending);
}

} // namespace

Result<ExtractedText> readDocumentText(SourceKind kind, const QByteArray &bytes)
{
    switch (kind) {
    case SourceKind::Pdf: return readPdfText(bytes);
    case SourceKind::Docx: return readDocxText(bytes);
    case SourceKind::Odt: return readOdtText(bytes);
    default: return Error(ErrorKind::Internal, u"is no document"_s);
    }
}

QString wordsFor(SourceKind kind)
{
    switch (kind) {
    case SourceKind::PlainText: return u"a plain text"_s;
    case SourceKind::RepositoryDashboard: return u"the text of a list of repositories"_s;
    case SourceKind::Markdown: return u"a Markdown text"_s;
    case SourceKind::JsonResume: return u"a JSON Resume"_s;
    case SourceKind::SeedJson: return u"JSON of a site's content"_s;
    case SourceKind::Trinity: return u"a document of this program"_s;
    case SourceKind::Html: return u"a web page (HTML)"_s;
    case SourceKind::Pdf: return u"a PDF"_s;
    case SourceKind::Docx: return u"a Word document (DOCX)"_s;
    case SourceKind::Odt: return u"an OpenDocument text (ODT)"_s;
    }
    return {};
}

QString nameMismatch(const QString &name, SourceKind kind)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    const QString ending = dot < 0 ? QString() : name.sliced(dot + 1).toLower();
    if (!saysAFormat(ending) || endingsOf(kind).contains(ending))
        return {};
    return u"the name ends in .%1, but the content is %2 and was read as that"_s.arg(ending, wordsFor(kind));
}

} // namespace trinity
