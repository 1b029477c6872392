// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/fence/SourceFile.h"

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>

#include <algorithm>

namespace trinity::fence {

using namespace Qt::Literals::StringLiterals;

namespace {

enum class Keep { Strings, Nothing };

/// Where the literal or comment that begins at `at` ends (one past it); `at` itself when none begins there.
qsizetype endOfComment(const QString &text, qsizetype at)
{
    if (text.sliced(at, qMin<qsizetype>(2, text.size() - at)) == "//"_L1) {
        const auto end = text.indexOf(u'\n', at);
        return end < 0 ? text.size() : end;
    }
    if (text.sliced(at, qMin<qsizetype>(2, text.size() - at)) == "/*"_L1) {
        const auto end = text.indexOf("*/"_L1, at + 2);
        return end < 0 ? text.size() : end + 2;
    }
    return at;
}

qsizetype endOfLiteral(const QString &text, qsizetype at)
{
    const QChar quote = text.at(at);
    if (quote != u'"' && quote != u'\'')
        return at;
    // 1'000 is a number, not a character.
    if (quote == u'\'' && at > 0 && text.at(at - 1).isDigit())
        return at;
    if (quote == u'"' && at > 0 && text.at(at - 1) == u'R') {
        const auto open = text.indexOf(u'(', at);
        const QString close = u')' + text.sliced(at + 1, open - at - 1) + u'"';
        const auto end = text.indexOf(close, open);
        return end < 0 ? text.size() : end + close.size();
    }
    for (auto i = at + 1; i < text.size(); ++i) {
        if (text.at(i) == u'\\')
            ++i;
        else if (text.at(i) == quote || text.at(i) == u'\n')
            return i + 1;
    }
    return text.size();
}

void blank(QString &text, qsizetype from, qsizetype to)
{
    for (auto i = from; i < to; ++i) {
        if (text.at(i) != u'\n')
            text[i] = u' ';
    }
}

QString stripped(const QString &text, Keep keep)
{
    QString result = text;
    for (qsizetype at = 0; at < text.size();) {
        if (const auto end = endOfComment(text, at); end > at) {
            blank(result, at, end);
            at = end;
        } else if (const auto closing = endOfLiteral(text, at); closing > at) {
            if (keep == Keep::Nothing)
                blank(result, at + 1, closing - 1);
            at = closing;
        } else {
            ++at;
        }
    }
    return result;
}

bool isSkippedFolder(const QString &path)
{
    static const QRegularExpression skipped(uR"((^|/)(\.git|\.cache|node_modules)(/|$)|^(build[^/]*|sites)(/|$))"_s);
    return skipped.match(path).hasMatch();
}

} // namespace

SourceFile::SourceFile(QString relativePath, QString content) : path(std::move(relativePath)), text(std::move(content))
{
    uncommented = isCpp() ? stripped(text, Keep::Strings) : text;
    code = isCpp() ? stripped(text, Keep::Nothing) : text;
}

bool SourceFile::isCpp() const
{
    return path.endsWith(".h"_L1) || path.endsWith(".cpp"_L1);
}

int SourceFile::lineOf(qsizetype offset) const
{
    return int(QStringView(text).left(offset).count(u'\n')) + 1;
}

int SourceFile::lineCount() const
{
    return int(text.count(u'\n'));
}

QList<SourceFile> projectFiles(const QString &root)
{
    QList<SourceFile> files;
    const QDir base(root);
    QDirIterator walk(root, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString path = base.relativeFilePath(walk.next());
        if (isSkippedFolder(path))
            continue;
        QFile file(walk.filePath());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        if (!bytes.left(8192).contains('\0'))
            files.append(SourceFile(path, QString::fromUtf8(bytes)));
    }
    std::sort(files.begin(), files.end(), [](const SourceFile &a, const SourceFile &b) { return a.path < b.path; });
    return files;
}

} // namespace trinity::fence
