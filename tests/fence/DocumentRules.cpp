// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/fence/FenceRules.h"

#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>

namespace trinity::fence {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What a document calls a path of this project: it starts with one of the project's own folders.
bool isOwnPath(const QString &words)
{
    static const QRegularExpression own(uR"(^(app|engine|ui|resources|themes|tests|packaging|\.ci)(/[\w.\-]+)*/?$)"_s);
    return words.contains(own) && words.contains(u'/');
}

} // namespace

Violations checkDocuments(const SourceFile &file, const QString &root)
{
    Violations found;
    if (!file.path.endsWith(".md"_L1))
        return found;
    static const QRegularExpression code(uR"(`([^`\n]+)`)"_s);
    static const QRegularExpression link(uR"(\]\(([^)\s#]+)[^)]*\))"_s);
    const QString folder = QFileInfo(root + u'/' + file.path).path();
    auto names = code.globalMatch(file.text);
    while (names.hasNext()) {
        const auto match = names.next();
        for (const QString &word : match.captured(1).split(u' ', Qt::SkipEmptyParts)) {
            if (isOwnPath(word) && !QFileInfo::exists(root + u'/' + word))
                found.append({u"document"_s, file.path, file.lineOf(match.capturedStart()), word + u" does not exist"_s});
        }
    }
    auto links = link.globalMatch(file.text);
    while (links.hasNext()) {
        const auto match = links.next();
        const QString target = match.captured(1);
        if (!target.contains(u':') && !QFileInfo::exists(folder + u'/' + target))
            found.append({u"document"_s, file.path, file.lineOf(match.capturedStart()), u"the link to %1 leads nowhere"_s.arg(target)});
    }
    return found;
}

} // namespace trinity::fence
