// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/chaos/KeptLog.h"

#include <QtCore/QDirIterator>
#include <QtCore/QLoggingCategory>
#include <QtCore/QMutex>
#include <QtCore/QStringList>

namespace trinity::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QMutex keptMutex;
QStringList keptLines;
QtMessageHandler handlerBefore = nullptr;

void keepLine(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const bool isOurs = QByteArrayView(context.category).startsWith("trinity.");
    if (isOurs) {
        const QMutexLocker lock(&keptMutex);
        keptLines.append(message);
    }
    if (!isOurs || type == QtCriticalMsg || type == QtFatalMsg) // the engine's warnings are what these tests provoke
        handlerBefore(type, context, message);
}

} // namespace

void KeptLog::install()
{
    QLoggingCategory::setFilterRules(u"trinity.*.debug=true"_s);
    if (!handlerBefore)
        handlerBefore = qInstallMessageHandler(keepLine);
}

void KeptLog::clear()
{
    const QMutexLocker lock(&keptMutex);
    keptLines.clear();
}

QString KeptLog::leak()
{
    const QMutexLocker lock(&keptMutex);
    for (const QString &line : std::as_const(keptLines))
        if (line.contains(QLatin1StringView(keyCanary)) || line.contains(QLatin1StringView(promptCanary)))
            return line;
    return {};
}

qsizetype KeptLog::lines()
{
    const QMutexLocker lock(&keptMutex);
    return keptLines.size();
}

QString fileWithKey(const QString &folder)
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QFile::ReadOnly) && file.readAll().contains(keyCanary))
            return file.fileName();
    }
    return {};
}

} // namespace trinity::test
