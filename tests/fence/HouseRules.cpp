// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/fence/FenceRules.h"

#include <QtCore/QRegularExpression>

namespace trinity::fence {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int maximumLines = 400;
constexpr int maximumMainWindowLines = 300;

bool wantsLicence(const SourceFile &file)
{
    static const QRegularExpression code(uR"(\.(h|cpp|mjs|js|bash)$|^packaging/(run|test)$|^\.ci/)"_s);
    return file.path.contains(code);
}

void checkLicence(const SourceFile &file, Violations &found)
{
    if (!wantsLicence(file))
        return;
    const auto lines = file.text.split(u'\n');
    const qsizetype first = file.text.startsWith("#!"_L1) ? 1 : 0;
    if (!lines.value(first).contains("SPDX-FileCopyrightText: The Trinity authors"_L1)
        || !lines.value(first + 1).contains("SPDX-License-Identifier: MIT"_L1))
        found.append({u"licence"_s, file.path, int(first) + 1, u"the two SPDX lines come first"_s});
}

void checkMachineWords(const SourceFile &file, Violations &found)
{
    // Put together here, so that this file does not hold what it looks for.
    static const QRegularExpression words(u"(?:^|[\\s\"'`(=:])/(?:wo"
                                          u"rk/(?:main|sha"
                                          u"red|\\.library)|home/[a-z]+/)|\\.\\./sha"
                                          u"red/|registry\\.np"
                                          u"mjs|"
                                          u"(?:deb|security|snapshot|ftp)\\.deb"
                                          u"ian\\.org|(?:archive|security)\\.ubu"
                                          u"ntu\\.com|"
                                          u"deb\\.node"
                                          u"source|files\\.python"
                                          u"hosted|\\b[Ii]ss"
                                          u"ue\\s+#?\\d"_s,
                                          QRegularExpression::MultilineOption);
    auto matches = words.globalMatch(file.text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        found.append({u"machine"_s, file.path, file.lineOf(match.capturedStart()),
                      u"\"%1\" means nothing on another machine"_s.arg(match.captured().trimmed())});
    }
}

void checkLogging(const SourceFile &file, Violations &found)
{
    static const QRegularExpression bare(uR"(\bq(Debug|Info|Warning|Critical)\s*\()"_s);
    if (file.isIn("tests/"_L1))
        return;
    auto matches = bare.globalMatch(file.code);
    while (matches.hasNext()) {
        const auto match = matches.next();
        found.append(
            {u"logging"_s, file.path, file.lineOf(match.capturedStart()), u"log through a category: qC%1"_s.arg(match.captured(1))});
    }
}

void checkHeader(const SourceFile &file, Violations &found)
{
    static const QRegularExpression usingNamespace(uR"(^using\s+namespace\b)"_s, QRegularExpression::MultilineOption);
    if (!file.isHeader())
        return;
    if (!file.code.contains("#pragma once"_L1))
        found.append({u"header"_s, file.path, 1, u"#pragma once is missing"_s});
    if (const auto match = usingNamespace.match(file.code); match.hasMatch())
        found.append({u"header"_s, file.path, file.lineOf(match.capturedEnd()), u"no using-directive in a header"_s});
}

void checkShape(const SourceFile &file, Violations &found)
{
    static const QRegularExpression macro(uR"(^[^\n#]*\S[^\n]*\bQ_OBJECT\b)"_s, QRegularExpression::MultilineOption);
    if (const auto match = macro.match(file.code); match.hasMatch())
        found.append({u"moc"_s, file.path, file.lineOf(match.capturedEnd()), u"moc overlooks Q_OBJECT unless it is first on its line"_s});
    const bool mainWindow = file.path.section(u'/', -1).startsWith("MainWindow."_L1);
    const int limit = mainWindow ? maximumMainWindowLines : maximumLines;
    if (file.lineCount() > limit && !file.isIn("tests/"_L1))
        found.append({u"size"_s, file.path, limit, u"%1 lines, %2 are enough: split it"_s.arg(file.lineCount()).arg(limit)});
}

} // namespace

Violations checkHouse(const SourceFile &file)
{
    Violations found;
    checkLicence(file, found);
    checkMachineWords(file, found);
    if (file.isCpp()) {
        checkLogging(file, found);
        checkHeader(file, found);
        checkShape(file, found);
    }
    return found;
}

Violations checkThemeNames(const SourceFile &file, const QStringList &themes)
{
    Violations found;
    if (!file.isIn("engine/"_L1) || !file.isCpp())
        return found;
    for (const QString &theme : themes) {
        const auto at = file.uncommented.indexOf(u'"' + theme + u'"');
        if (at >= 0)
            found.append({u"theme-name"_s, file.path, file.lineOf(at), u"the engine knows no theme by name: "_s + theme});
    }
    return found;
}

Violations checkFile(const SourceFile &file, const QString &root, const QStringList &themes)
{
    return checkRooms(file) + checkCoroutines(file) + checkHouse(file) + checkDocuments(file, root) + checkThemeNames(file, themes);
}

} // namespace trinity::fence
