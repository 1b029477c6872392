// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/extract/PdfPages.h"
#include "app/extract/ProcessLimits.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>

#include <cstdio>
#include <cstdlib>

namespace {

constexpr qint64 mostBytes = 25 * 1024 * 1024;
constexpr qint64 atOnce = 64 * 1024;

} // namespace

/// Reads a PDF from standard input and writes its text to standard output; engine/reading starts it, nobody types it. Parsers
/// of PDF are large and old and the file comes from anywhere: it works without rights, in little memory, and may crash.
int main(int argc, char **argv)
{
    if (!trinity::limitThisProcess()) {
        std::fputs("trinity-extract: this system does not let a process limit its memory and time\n", stderr);
        return 1;
    }
    QCoreApplication application(argc, argv);
    QFile in;
    QFile out;
    if (!in.open(stdin, QIODevice::ReadOnly) || !out.open(stdout, QIODevice::WriteOnly))
        return 1;
    QByteArray bytes;
    while (bytes.size() < mostBytes) { // a pipe gives what has arrived
        const QByteArray piece = in.read(atOnce);
        if (piece.isEmpty())
            break;
        bytes += piece;
    }
    trinity::writePdfPages(bytes, out);
    out.flush();
    std::_Exit(0); // nothing is worth tidying up after the parser, and a file could make even that go wrong
}
