// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/fence/FenceRules.h"

#include <QtCore/QHash>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

namespace trinity::fence {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The files that packaging/test may put into one translation unit: those of one library. Empty: compiled alone.
QString libraryOf(const QString &path)
{
    static const QRegularExpression library(uR"(^(engine/\w+|ui|app/cli|app|tests/(?:support|fence|bench))/)"_s);
    return path.endsWith(".cpp"_L1) ? library.match(path).captured(1) : QString();
}

/// What stands between the braces of `namespace {`, with the insides of deeper braces blanked.
QString anonymousPart(const QString &code)
{
    static const QRegularExpression anonymous(uR"(\bnamespace\s*\{)"_s);
    QString part(code.size(), u' ');
    auto matches = anonymous.globalMatch(code);
    while (matches.hasNext()) {
        int depth = 1;
        for (auto i = matches.next().capturedEnd(); i < code.size() && depth > 0; ++i) {
            const QChar c = code.at(i);
            depth += c == u'{' ? 1 : c == u'}' ? -1 : 0;
            if (depth == 1 || c == u'\n' || (depth == 2 && c == u'{'))
                part[i] = c;
        }
    }
    return part;
}

struct Name {
    QString name;
    qsizetype place = 0;
};

QList<Name> namesIn(const QString &part)
{
    // A type; a constant or variable; a function.
    static const QRegularExpression declaration(
        uR"(\b(?:struct|class|enum(?:\s+class)?|using)\s+(\w+)(?=[^;(]*[{=])|(?:constexpr|const)\b[^;{}()=]*?\b(\w+)(?:\[\w*\])?\s*(?:=|\{)|^[\w:<>,&*\[\] ]+?[&* ](\w+)\()"_s,
        QRegularExpression::MultilineOption);
    QList<Name> names;
    auto matches = declaration.globalMatch(part);
    while (matches.hasNext()) {
        const auto match = matches.next();
        for (int group = 1; group <= 3; ++group) {
            if (match.hasCaptured(group))
                names.append({match.captured(group), match.capturedStart(group)});
        }
    }
    return names;
}

} // namespace

Violations checkUnity(const QList<SourceFile> &files)
{
    struct First {
        QString path;
    };
    QHash<QString, QHash<QString, First>> owners;
    Violations found;
    for (const SourceFile &file : files) {
        const QString library = libraryOf(file.path);
        if (library.isEmpty())
            continue;
        QSet<QString> own; // overloads within a file are its own affair
        for (const Name &name : namesIn(anonymousPart(file.code))) {
            if (own.contains(name.name))
                continue;
            own.insert(name.name);
            auto &known = owners[library];
            const auto other = known.constFind(name.name);
            if (other != known.constEnd())
                found.append(
                    {u"unity"_s, file.path, file.lineOf(name.place),
                     u"%1 has another %2: give one a name of its own, they may be compiled together"_s.arg(other->path, name.name)});
            else
                known.insert(name.name, {file.path});
        }
    }
    return found;
}

} // namespace trinity::fence
