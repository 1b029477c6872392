// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "engine/reading/PdfProcess.h"

#include "engine/base/Logging.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QProcess>

#include <csignal>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostMilliseconds = 60'000;
constexpr int milliseconds = 500; // between two looks at the clock
constexpr qsizetype mostOutput = 64 * 1024 * 1024; // 5 MB of text in single words with their places

QString extractorPath()
{
    const QString here = QCoreApplication::applicationDirPath();
    for (const auto &folder : {here, QDir::cleanPath(here + u"/../libexec/trinity"_s), QStringLiteral(TRINITY_INSTALLED_LIBEXEC)}) {
        const QFileInfo program(folder + u"/trinity-extract"_s);
        if (program.isExecutable())
            return program.filePath();
    }
    return {};
}

/// Nothing of ours that the file's code could carry away: no keys, no home.
QProcessEnvironment bareEnvironment()
{
    const auto own = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment bare;
    for (const auto &name : {u"LD_LIBRARY_PATH"_s, u"ASAN_OPTIONS"_s, u"UBSAN_OPTIONS"_s})
        if (own.contains(name))
            bare.insert(name, own.value(name));
    bare.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    return bare;
}

PdfProcess ended(PdfProcess::End end)
{
    PdfProcess result;
    result.end = end;
    return result;
}

PdfProcess::End endOf(const QProcess &process)
{
    if (process.exitStatus() == QProcess::NormalExit)
        return process.exitCode() == 0 ? PdfProcess::End::Finished : PdfProcess::End::Refused;
    return process.exitCode() == SIGXCPU || process.exitCode() == SIGKILL ? PdfProcess::End::TooSlow : PdfProcess::End::Crashed;
}

} // namespace

PdfProcess runPdfProcess(const QByteArray &bytes)
{
    const QString program = extractorPath();
    if (program.isEmpty())
        return ended(PdfProcess::End::NotFound);
    QProcess process;
    process.setProgram(program);
    process.setProcessEnvironment(bareEnvironment());
    process.setWorkingDirectory(QDir::rootPath());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start();
    if (!process.waitForStarted())
        return ended(PdfProcess::End::Refused);
    const QDeadlineTimer deadline(mostMilliseconds);
    process.write(bytes);
    process.closeWriteChannel();
    PdfProcess result;
    while (process.state() != QProcess::NotRunning) {
        process.waitForReadyRead(milliseconds); // sends what is still to be written, too
        result.output += process.readAllStandardOutput();
        const bool late = deadline.hasExpired();
        if (!late && result.output.size() <= mostOutput)
            continue;
        process.kill();
        process.waitForFinished();
        return ended(late ? PdfProcess::End::TooSlow : PdfProcess::End::TooMuch);
    }
    result.output += process.readAllStandardOutput();
    result.end = endOf(process);
    if (result.end != PdfProcess::End::Finished)
        qCDebug(lcReading) << "trinity-extract ended with" << process.exitCode();
    return result;
}

} // namespace trinity
