// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace trinity::bench
{

/// Each gives one line of the report: "measure", what was measured, and "error" when it could not be.

/// trinity-cli builds the dashboard paste in every theme with the built-in writer.
[[nodiscard]] QJsonObject dashboardInAllThemes(const QString &cli);

enum class Protocol { Ollama, OpenAi };

/// trinity-cli builds 50 sources in one theme, 50 requests in flight, while every answer takes a second.
[[nodiscard]] QJsonObject manySourcesAtOnce(const QString &cli, Protocol protocol);

/// From starting the window's program to its first painting: the median and the slowest of some starts, after one that warms up.
[[nodiscard]] QJsonObject windowShown(const QString &window);

/// buildSite() alone: pages a second, all themes in turn, on one core.
[[nodiscard]] QJsonObject pagesPerSecond(const QString &sourceFile);

/// ResponseCache: lookups and saves a second, among 2000 answers.
[[nodiscard]] QJsonObject cacheLookups();

} // namespace trinity::bench
