// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "app/cli/CacheCommand.h"

#include "app/DataFolders.h"
#include "app/cli/JsonLines.h"
#include "engine/base/Launch.h"
#include "engine/cache/ResponseCache.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>

namespace trinity {

using namespace Qt::Literals::StringLiterals;

namespace {

enum class Output { Text, Json };

void endWith(ExitCode code)
{
    QMetaObject::invokeMethod(
        QCoreApplication::instance(), [code] { QCoreApplication::exit(int(code)); }, Qt::QueuedConnection);
}

void printContents(const QString &folder, const CacheContents &contents, Output output)
{
    if (output == Output::Json) {
        QJsonObject line{{u"folder"_s, folder}, {u"entries"_s, contents.entries}, {u"bytes"_s, contents.bytes}};
        if (contents.oldest.isValid())
            line.insert(u"oldest"_s, contents.oldest.toString(Qt::ISODate));
        printJson(line);
        return;
    }
    toStdout(QDir::toNativeSeparators(folder));
    if (contents.entries == 0)
        toStdout(u"Nothing is saved."_s);
    else
        toStdout(u"%1 saved, %2, the oldest on %3."_s.arg(
            contents.entries == 1 ? u"1 answer is"_s : u"%1 answers are"_s.arg(contents.entries),
            QLocale::c().formattedDataSize(contents.bytes), contents.oldest.toLocalTime().toString(u"d MMMM yyyy"_s)));
}

Task<> showContents(ResponseCache *cache, Output output)
{
    const auto contents = co_await cache->contents();
    if (contents)
        printContents(cache->settings().folder, *contents, output);
    else
        toStderr(u"The saved answers cannot be looked at: %1."_s.arg(contents.error().detail));
    endWith(contents ? ExitCode::Done : ExitCode::JobFailed);
    co_return {};
}

Task<> clear(ResponseCache *cache, Output output)
{
    const auto cleared = co_await cache->clear();
    if (!cleared)
        toStderr(u"The saved answers could not be forgotten: %1."_s.arg(cleared.error().detail));
    else
        printContents(cache->settings().folder, {}, output);
    endWith(cleared ? ExitCode::Done : ExitCode::JobFailed);
    co_return {};
}

} // namespace

ExitCode runCache(const QStringList &arguments)
{
    auto words = arguments;
    const auto output = words.removeAll(u"--json"_s) > 0 ? Output::Json : Output::Text;
    const auto what = words.value(0);
    if (words.size() != 1 || (what != "info"_L1 && what != "clear"_L1)) {
        toStderr(u"trinity-cli cache takes info or clear; see trinity-cli cache --help."_s);
        return ExitCode::WrongUsage;
    }
    CacheSettings settings;
    settings.folder = cacheFolder();
    if (!QFileInfo::exists(settings.folder)) { // looking is no reason to make it
        printContents(settings.folder, {}, output);
        return ExitCode::Done;
    }
    ResponseCache cache(settings);
    launch(what == "info"_L1 ? showContents(&cache, output) : clear(&cache, output));
    return ExitCode(QCoreApplication::exec());
}

} // namespace trinity
