// SPDX-FileCopyrightText: The Trinity authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QUrl>

namespace trinity::bench {

class Workplace;

/// Each gives one line of the report, or some: "measure", what was measured, "limit_..." beside it where there is one, and "error"
/// when it could not be measured.
using Lines = QList<QJsonObject>;

/// trinity-cli builds the dashboard paste in every theme with the built-in writer.
[[nodiscard]] QJsonObject dashboardInAllThemes(const Workplace &workplace);

/// trinity-cli builds 50, 200 and 500 sources in one theme, all requests at once, while every answer takes a second; once more for 50
/// in the other protocol. From the largest of them also the memory, and the processor time of a request: what the batch takes beyond
/// the same with the built-in writer.
[[nodiscard]] Lines allAtOnce(const Workplace &workplace);

/// trinity-cli builds 1000 sources of one theme into single files with the built-in writer, and Hugo, a builder of static sites, pages
/// of the same facts with the same style sheet.
[[nodiscard]] QJsonObject besideHugo(const Workplace &workplace);

/// trinity-cli is refused with 401.
[[nodiscard]] QJsonObject refused(const Workplace &workplace);

/// 100 jobs of 0.5 s for a server of four places, with a deadline of 5 s of service: with a limit of 100 and one found by itself. And
/// a server that dies in the middle of 100 jobs and comes back. All at the same time, because nearly all of it is waiting.
[[nodiscard]] Lines longWaits(const Workplace &workplace, int awaySeconds);

/// The engine's writer in this process: 500 questions at once for a server that answers at once and in one piece; beside it, what the
/// server can serve. `server` is one that runs already and speaks like Ollama; an empty address: one of our own.
[[nodiscard]] QJsonObject answersOfTheEngine(const Workplace &workplace, const QUrl &server);

/// 100 jobs in this process while their answers stream at 50 tokens a second, and the page of one of them is built as often as the
/// window does: how late a timer of a millisecond comes.
[[nodiscard]] QJsonObject liveStreams(const Workplace &workplace);

/// From starting the window's program to its first painting: the median and the slowest of some starts, after one that warms up.
[[nodiscard]] QJsonObject windowShown(const QString &window);

/// buildSite() alone: pages a second, all themes in turn, on one core.
[[nodiscard]] QJsonObject pagesPerSecond(const QString &sourceFile);

/// FactCheck alone, evidence included: sentences a second on one core.
[[nodiscard]] QJsonObject factCheckSentences(const QString &sourceFile, const QString &sentencesFile);
/// FactCheck of one wording, the source prepared for it, and of further wordings of the same source: microseconds on one core.
[[nodiscard]] QJsonObject factCheckWording(const QString &sourceFile, const QString &sentencesFile);

/// ResponseCache: lookups and saves a second, among 2000 answers.
[[nodiscard]] QJsonObject cacheLookups();

} // namespace trinity::bench
