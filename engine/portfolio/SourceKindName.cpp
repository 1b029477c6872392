// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/portfolio/SourceKindName.h"

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr SourceKind allKinds[] = {SourceKind::PlainText, SourceKind::RepositoryDashboard,
                                   SourceKind::Markdown,  SourceKind::JsonResume,
                                   SourceKind::SeedJson,  SourceKind::Trinity,
                                   SourceKind::Html,      SourceKind::Pdf,
                                   SourceKind::Docx,      SourceKind::Odt};

} // namespace

QLatin1StringView sourceKindName(SourceKind kind)
{
    switch (kind) { // a new kind has to be named here and above, or documents forget it
    case SourceKind::PlainText: return "text"_L1;
    case SourceKind::RepositoryDashboard: return "repositories"_L1;
    case SourceKind::Markdown: return "markdown"_L1;
    case SourceKind::JsonResume: return "jsonresume"_L1;
    case SourceKind::SeedJson: return "seed"_L1;
    case SourceKind::Trinity: return "trinity"_L1;
    case SourceKind::Html: return "html"_L1;
    case SourceKind::Pdf: return "pdf"_L1;
    case SourceKind::Docx: return "docx"_L1;
    case SourceKind::Odt: return "odt"_L1;
    }
    return "text"_L1;
}

SourceKind sourceKindFrom(QStringView name)
{
    for (const auto kind : allKinds)
        if (sourceKindName(kind) == name)
            return kind;
    return SourceKind::PlainText;
}

} // namespace trinity
