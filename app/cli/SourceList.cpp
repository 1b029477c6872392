// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/cli/SourceList.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <cstdio>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray readStandardInput()
{
    QFile input;
    QByteArray bytes;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return bytes;
    // One byte over the limit is enough for the reader to say that it is too much.
    while (bytes.size() <= PortfolioReader::largestBytes) {
        const auto chunk = input.read(64 * 1024);
        if (chunk.isEmpty())
            break;
        bytes += chunk;
    }
    return bytes;
}

} // namespace

SourceList SourceList::fromArguments(const QStringList &arguments)
{
    SourceList list;
    bool standardInputTaken = false;
    for (const auto &argument : arguments) {
        if (argument == "-"_L1) {
            if (!std::exchange(standardInputTaken, true))
                list.sources << Source::text(u"standard input"_s, readStandardInput());
            continue;
        }
        if (!QFileInfo(argument).isDir()) {
            list.sources << Source::file(argument);
            continue;
        }
        const auto files = PortfolioReader::portfolioFilesIn(argument);
        if (files.isEmpty())
            list.emptyFolders << argument;
        for (const auto &file : files)
            list.sources << Source::file(file);
    }
    return list;
}

ExitCode SourceList::requireOne(const QString &command, const QString &argument) const
{
    if (sources.isEmpty()) {
        toStderr(u"%1 holds no portfolio file."_s.arg(argument));
        return ExitCode::NoSource;
    }
    if (sources.size() > 1) {
        toStderr(u"%1 holds %2 portfolio files; %3 takes one source. See trinity-cli %3 --help."_s.arg(argument)
                     .arg(sources.size())
                     .arg(command));
        return ExitCode::WrongUsage;
    }
    return ExitCode::Done;
}

} // namespace trinity
