// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "ui/text/ReadingText.h"

#include <QtCore/QLocale>
#include <QtCore/QStringList>

using namespace Qt::Literals::StringLiterals;

namespace trinity::ui {

int ReadingText::notes(const ImportReport &report)
{
    return static_cast<int>(report.keptUnknown.size() + report.notUnderstood.size() + report.unplaced.size());
}

QString ReadingText::line(const ImportReport &report)
{
    const QString facts = tr("%n fact(s)", nullptr, report.factsRead);
    const int count = notes(report);
    return count > 0 ? facts + u" · "_s + tr("%n note(s)", nullptr, count) : facts;
}

QString ReadingText::sentence(const ImportReport &report)
{
    QStringList parts{tr("%n fact(s) read", nullptr, report.factsRead)};
    if (const auto count = static_cast<int>(report.keptUnknown.size()))
        parts.append(tr("%n unknown key(s) kept", nullptr, count));
    if (const auto count = static_cast<int>(report.notUnderstood.size()))
        parts.append(tr("%n thing(s) not understood", nullptr, count));
    if (const auto count = static_cast<int>(report.unplaced.size()))
        parts.append(tr("%n paragraph(s) without a section", nullptr, count));
    return parts.join(u", "_s) + u'.';
}

QString ReadingText::kindName(SourceKind kind)
{
    switch (kind) {
    case SourceKind::PlainText: return tr("Plain text");
    case SourceKind::RepositoryDashboard: return tr("List of repositories");
    case SourceKind::Markdown: return tr("Markdown");
    case SourceKind::JsonResume: return tr("JSON Resume");
    case SourceKind::SeedJson: return tr("Content in JSON");
    case SourceKind::Trinity: return tr("Trinity document");
    case SourceKind::Html: return tr("Web page");
    case SourceKind::Pdf: return tr("PDF document");
    case SourceKind::Docx: return tr("Word document");
    case SourceKind::Odt: return tr("OpenDocument text");
    }
    return {};
}

QString ReadingText::kindBadge(SourceKind kind)
{
    switch (kind) {
    case SourceKind::PlainText: return u"TXT"_s;
    case SourceKind::RepositoryDashboard: return u"GIT"_s;
    case SourceKind::Markdown: return u"MD"_s;
    case SourceKind::JsonResume:
    case SourceKind::SeedJson: return u"JSON"_s;
    case SourceKind::Trinity: return u"TRI"_s;
    case SourceKind::Html: return u"HTML"_s;
    case SourceKind::Pdf: return u"PDF"_s;
    case SourceKind::Docx: return u"DOCX"_s;
    case SourceKind::Odt: return u"ODT"_s;
    }
    return {};
}

QString ReadingText::form(const ReadPortfolio &reading)
{
    QString form = kindName(reading.document.kind);
    if (!reading.document.encoding.isEmpty())
        form += u", "_s + (reading.document.encodingGuessed ? tr("probably %1").arg(reading.document.encoding) : reading.document.encoding);
    const QLocale language(reading.portfolio.language);
    if (language.language() != QLocale::C)
        form += u", "_s + QLocale::languageToString(language.language());
    return form;
}

} // namespace trinity::ui
