// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#include "tests/bench/Benchmarks.h"

#include "engine/reading/PortfolioReader.h"
#include "engine/site/SiteBuilder.h"
#include "engine/site/ThemeCatalog.h"
#include "engine/writing/BuiltInWriter.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFileInfo>

namespace trinity::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 atLeast = 2'000; // ms: long enough for a steady rate

} // namespace

QJsonObject pagesPerSecond(const QString &sourceFile)
{
    const QString measure = u"build_site_"_s + QFileInfo(sourceFile).completeBaseName();
    const auto failed = [&](const QString &why) { return QJsonObject{{u"measure"_s, measure}, {u"error"_s, why}}; };
    const auto read = PortfolioReader::readFile(sourceFile);
    if (!read)
        return failed(read.error().detail);
    const auto catalog = ThemeCatalog::fromDirectories({QStringLiteral(TRINITY_THEMES_DIR)});
    if (catalog.themes().isEmpty())
        return failed(u"there are no themes"_s);

    QList<SiteContent> contents;
    for (const Theme &theme : catalog.themes())
        contents.append(SiteContent(read->portfolio, builtInWording(read->portfolio, theme.voice)));

    qint64 pages = 0;
    qint64 bytes = 0;
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < atLeast) {
        for (qsizetype i = 0; i < contents.size(); ++i) {
            const auto site = buildSite(contents.at(i), catalog.themes().at(i));
            if (!site)
                return failed(site.error().detail);
            for (const QByteArray &file : site->files)
                bytes += file.size();
            ++pages;
        }
    }
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    return {{u"measure"_s, measure},
            {u"pages_per_second"_s, std::round(double(pages) / seconds)},
            {u"ms_per_page"_s, std::round(seconds * 1e6 / double(pages)) / 1e3},
            {u"bytes_per_page"_s, double(bytes / pages)}};
}

} // namespace trinity::bench
