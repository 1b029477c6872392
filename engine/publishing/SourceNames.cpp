// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/publishing/SourceNames.h"

#include <QtCore/QFileInfo>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maximumLength = 80;

QString safeName(const QString &source)
{
    const auto base = QFileInfo(source).completeBaseName();
    QString name;
    for (const auto c : base) {
        if (c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'_' || c == u'.' || c == u'-')
            name += c;
        else if (!name.endsWith(u'-'))
            name += u'-';
    }
    name = name.left(maximumLength);
    while (name.endsWith(u'.') || name.endsWith(u'-'))
        name.chop(1);
    while (name.startsWith(u'.') || name.startsWith(u'-'))
        name.remove(0, 1);
    static const QSet<QString> reserved{u"con"_s, u"prn"_s, u"aux"_s, u"nul"_s}; // device names on one file system
    if (name.isEmpty() || reserved.contains(name.toLower()))
        return u"portfolio"_s;
    return name;
}

/// `taken` is case folded: some file systems do not tell Ada from ada.
QString freeName(const QString &source, const QSet<QString> &taken)
{
    const auto base = safeName(source);
    auto name = base;
    for (int number = 2; taken.contains(name.toCaseFolded()); ++number)
        name = u"%1-%2"_s.arg(base).arg(number);
    return name;
}

} // namespace

QStringList uniqueSourceNames(const QStringList &sources)
{
    QStringList names;
    QSet<QString> taken;
    for (const auto &source : sources) {
        names << freeName(source, taken);
        taken.insert(names.last().toCaseFolded());
    }
    return names;
}

QString uniqueSourceName(const QString &source, const QStringList &taken)
{
    QSet<QString> folded;
    for (const auto &name : taken)
        folded.insert(name.toCaseFolded());
    return freeName(source, folded);
}

QString unusedSourceName(const QString &source, const QSet<QString> &taken)
{
    return freeName(source, taken);
}

} // namespace trinity
